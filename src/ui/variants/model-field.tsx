import { useEffect, useId, useRef, useState } from "react";
import { PRESETS } from "#core/connections/presets.ts";
import type { Id } from "#core/conversation/conversation.ts";
import { readConnection } from "#state/connections/connections.ts";
import { modelChosen } from "#state/document/settings-edits.ts";
import { useCatalogue } from "#state/models/catalogue.ts";
import { useModelFieldWanted } from "#state/models/model-field.ts";

/** The model of a variant: any id can be typed; what the connection lists is suggested once the field is used. */
export function ModelField({
  variantId,
  connectionId,
  modelId,
}: {
  variantId: Id;
  connectionId: Id;
  modelId: string;
}) {
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [isWanted, setWanted] = useState(false);
  const catalogue = useCatalogue(connectionId, isWanted);
  const usual = PRESETS[readConnection(connectionId).presetId].defaultModel;
  const listed = catalogue.map(({ id, name }) => ({ id, name }));
  const suggestions =
    usual === "" || listed.some(({ id }) => id === usual) ? listed : [{ id: usual, name: undefined }, ...listed];
  useFocusWhenWanted(field, useModelFieldWanted(variantId));
  return (
    <>
      <input
        ref={field}
        list={listId}
        aria-label="Model"
        value={modelId}
        title={modelId}
        placeholder="choose or type a model"
        autoComplete="off"
        spellCheck={false}
        onFocus={(event) => {
          setWanted(true);
          event.target.select();
        }}
        onChange={(event) => modelChosen(variantId, event.target.value)}
        className="h-7 max-w-full min-w-24 shrink truncate rounded-md border border-transparent bg-transparent px-1.5 font-semibold field-sizing-content hover:border-line focus:border-line-strong focus:bg-surface max-sm:grow"
      />
      <datalist id={listId}>
        {suggestions.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}

function useFocusWhenWanted(field: React.RefObject<HTMLInputElement | null>, times: number): void {
  // What was asked for before this field was there is not asked of it.
  const [before] = useState(times);
  useEffect(() => {
    if (times > before) field.current?.focus();
  }, [field, times, before]);
}
