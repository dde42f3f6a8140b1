import { useState } from "react";
import { Button } from "#ui/kit/button.tsx";
import { Field } from "#ui/kit/field.tsx";
import { Select } from "#ui/kit/select.tsx";

/** The operations of a document with a JSON body, chats first, of which the user chooses one for the panel. */
export function OperationPicker({
  operations,
  onUse,
}: {
  operations: readonly { name: string; summary: string; isChat: boolean }[];
  onUse: (name: string) => void;
}) {
  const [chosen, setChosen] = useState(operations[0]?.name ?? "");
  const isChat = operations.find(({ name }) => name === chosen)?.isChat ?? false;
  return (
    <div className="flex flex-col gap-1.5">
      <Field label="Operation">
        {(control) => (
          <Select
            {...control}
            options={operations.map(({ name, summary }) => ({
              value: name,
              label: summary === "" ? name : `${name} · ${summary}`,
            }))}
            value={chosen}
            onChange={setChosen}
          />
        )}
      </Field>
      {!isChat && <p className="text-ink-3">This operation takes no messages. It may not be made for chat.</p>}
      <Button look="primary" onClick={() => onUse(chosen)}>
        Use for this model
      </Button>
    </div>
  );
}
