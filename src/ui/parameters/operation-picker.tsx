import { useState } from "react";
import { Button } from "#ui/kit/button.tsx";

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
      <label className="flex flex-col gap-1">
        <span>Operation</span>
        <select
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
          className="h-7 rounded-chip border border-line bg-surface px-1 font-mono text-sm text-ink"
        >
          {operations.map(({ name, summary }) => (
            <option key={name} value={name}>
              {summary === "" ? name : `${name} · ${summary}`}
            </option>
          ))}
        </select>
      </label>
      {!isChat && <p className="text-ink-3">This operation takes no messages. It may not be made for chat.</p>}
      <Button look="primary" onClick={() => onUse(chosen)}>
        Use for this model
      </Button>
    </div>
  );
}
