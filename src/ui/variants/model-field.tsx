import { useEffect, useId, useRef, useState } from "react";
import { PRESETS } from "#core/connections/presets.ts";
import type { Variant } from "#core/conversation/conversation.ts";
import { MODEL_PATH } from "#core/conversation/conversation.ts";
import { parseModelList } from "#core/parameters/parse-model-list.ts";
import type { Id } from "#core/vocabulary.ts";
import { getConnection } from "#state/connections/connections.ts";
import { modelChosen } from "#state/edits/settings-edits.ts";
import { useCatalogue } from "#state/models/catalogue.ts";
import { useModelFieldFocusRequest } from "#state/models/model-field-focus.ts";
import { setFieldError, useFieldError } from "#state/parameters/invalid-fields.ts";
import { sweptFieldTyped } from "#state/edits/column-settings.ts";
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
  const fieldError = useFieldError(variantId, MODEL_PATH);
  const shown = fieldError?.text ?? variant.swept?.[MODEL_PATH] ?? modelId;
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [isWanted, setWanted] = useState(false);
  const { entries: catalogue } = useCatalogue(connectionId, isWanted);
  const defaultModel = PRESETS[getConnection(connectionId).presetId].defaultModel;
  const listed = catalogue.map(({ id, name }) => ({ id, name }));
  const suggestions =
    defaultModel === "" || listed.some(({ id }) => id === defaultModel)
      ? listed
      : [{ id: defaultModel, name: undefined }, ...listed];
  useFocusOnRequest(field, useModelFieldFocusRequest(variantId));
  return (
    <>
      <input
        ref={field}
        list={listId}
        aria-label="Model"
        aria-invalid={fieldError !== undefined}
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
      {fieldError && <span className="shrink-0 text-xs text-danger">{fieldError.reason}</span>}
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
  const typed = parseModelList(text);
  setFieldError(
    variantId,
    MODEL_PATH,
    typed.type === "unreadable" ? { path: MODEL_PATH, text, reason: typed.reason } : undefined,
  );
  if (typed.type === "unreadable") return;
  sweptFieldTyped(variantId, MODEL_PATH, typed.type === "several" ? text : undefined);
  if (typed.type !== "several") modelChosen(variantId, text);
}

function useFocusOnRequest(field: React.RefObject<HTMLInputElement | null>, requestCount: number): void {
  // What was asked for before this field was there is not asked of it.
  const [initialCount] = useState(requestCount);
  useEffect(() => {
    if (requestCount > initialCount) field.current?.focus();
  }, [field, requestCount, initialCount]);
}
