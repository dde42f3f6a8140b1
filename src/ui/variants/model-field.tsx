import { useEffect, useId, useRef, useState } from "react";
import { PRESETS } from "#core/connections/presets.ts";
import type { Id, Variant } from "#core/conversation/conversation.ts";
import { MODEL_PATH } from "#core/conversation/conversation.ts";
import { readModelList } from "#core/parameters/read-model-list.ts";
import { readConnection } from "#state/connections/connections.ts";
import { modelChosen } from "#state/document/settings-edits.ts";
import { useCatalogue } from "#state/models/catalogue.ts";
import { useModelFieldWanted } from "#state/models/model-field.ts";
import { fieldTyped, useUnreadableField } from "#state/parameters/unreadable-fields.ts";
import { sweptFieldTyped } from "#state/variants/column-settings.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";

/**
 * The model of a variant: any id can be typed, and several with commas make a column each; what the connection lists is
 * suggested once the field is used.
 */
export function ModelField({
  variant,
  connectionId,
  modelId,
  isMuted,
}: {
  variant: Variant;
  connectionId: Id;
  modelId: string;
  /** All columns have this model. */
  isMuted: boolean;
}) {
  const variantId = variant.id;
  const unreadable = useUnreadableField(variantId, MODEL_PATH);
  const shown = unreadable?.text ?? variant.swept?.[MODEL_PATH] ?? modelId;
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [isWanted, setWanted] = useState(false);
  const { entries: catalogue } = useCatalogue(connectionId, isWanted);
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
        aria-invalid={unreadable !== undefined}
        value={shown}
        title={shown}
        placeholder="choose or type a model"
        autoComplete="off"
        spellCheck={false}
        onFocus={(event) => {
          setWanted(true);
          event.target.select();
        }}
        onChange={(event) => modelTyped(variantId, event.target.value)}
        className={joinClasses(
          "h-7 max-w-full min-w-24 shrink truncate rounded-md border border-transparent bg-transparent px-1.5 field-sizing-content hover:border-line focus:border-line-strong focus:bg-surface aria-invalid:border-danger max-sm:grow",
          isMuted ? "text-ink-3" : "font-semibold",
        )}
      />
      {unreadable && <span className="shrink-0 text-xs text-danger">{unreadable.reason}</span>}
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

function modelTyped(variantId: Id, text: string): void {
  const typed = readModelList(text);
  fieldTyped(
    variantId,
    MODEL_PATH,
    typed.type === "unreadable" ? { path: MODEL_PATH, text, reason: typed.reason } : undefined,
  );
  if (typed.type === "unreadable") return;
  sweptFieldTyped(variantId, MODEL_PATH, typed.type === "several" ? text : undefined);
  if (typed.type !== "several") modelChosen(variantId, text);
}

function useFocusWhenWanted(field: React.RefObject<HTMLInputElement | null>, times: number): void {
  // What was asked for before this field was there is not asked of it.
  const [before] = useState(times);
  useEffect(() => {
    if (times > before) field.current?.focus();
  }, [field, times, before]);
}
