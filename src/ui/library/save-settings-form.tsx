import type { RefObject } from "react";
import { useState } from "react";
import { captureSettings } from "#core/library/capture-settings.ts";
import { describeSettings } from "#core/library/describe-settings.ts";
import type { SavedSettings } from "#core/library/saved-settings.ts";
import type { Id } from "#core/vocabulary.ts";
import { useColumnIds, useSetting, useSettledValue } from "#state/document/documents.ts";
import { findInvalidField, saveSettings } from "#state/library/settings-edits.ts";
import { Button } from "#ui/kit/button.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { TextField } from "#ui/kit/text-field.tsx";

/** A form that keeps the settings of a column by name. A name that is taken replaces what has it. */
export function SaveSettingsForm({
  ref,
  variantId,
  letter,
  all,
  onSaved,
}: {
  ref: RefObject<HTMLInputElement | null>;
  variantId: Id;
  letter: string;
  all: readonly SavedSettings[];
  onSaved: (id: Id) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const [hasModel, setHasModel] = useState(false);
  const modelId = useSetting(variantId, "modelId") ?? "";
  const isAlone = useColumnIds().length === 1;
  const proposed = useSettledValue(
    (conversation) => describeSettings(captureSettings(conversation, variantId, hasModel)),
    "",
  );
  const name = typed ?? proposed;
  const same = all.find((each) => each.name.toLowerCase() === name.trim().toLowerCase());
  const invalid = findInvalidField(variantId);
  const offReason =
    invalid === undefined ? (name.trim() === "" ? "They need a name" : undefined) : `Correct ${invalid} first`;
  const save = async () => {
    if (offReason !== undefined) return;
    const id = await saveSettings(variantId, { name, hasModel, replacedId: same?.id });
    if (id === undefined) return;
    setTyped(undefined);
    onSaved(id);
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        ref={ref}
        label={isAlone ? "Save these settings as" : `Save those of column ${letter} as`}
        maxLength={200}
        value={name}
        onChange={setTyped}
        onFocus={(event) => event.target.select()}
      />
      <Checkbox
        label={<span className="min-w-0 wrap-anywhere">with the model {modelId}</span>}
        isChecked={hasModel}
        onChange={setHasModel}
      />
      <Button type="submit" look="plain" className="self-start" offReason={offReason}>
        {same ? "Replace" : "Save settings"}
      </Button>
    </form>
  );
}
