import { useId, useMemo, useState } from "react";
import { PRESETS } from "#core/connections/presets.ts";
import { MODEL_PATH } from "#core/conversation/conversation.ts";
import { listSuggestions } from "#core/models/list-suggestions.ts";
import type { Id } from "#core/vocabulary.ts";
import { useConnection } from "#state/connections/connections.ts";
import { selectFieldText } from "#state/document/select-field-text.ts";
import { useSetting, useTypedText, useVariantField } from "#state/document/documents.ts";
import { modelTyped } from "#state/edits/model-edits.ts";
import { useCatalogue } from "#state/connections/catalogue.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { getModelFieldId } from "./focus-model-field.ts";
import { useColumnDifferences } from "./use-column-differences.ts";

/**
 * The model field of a variant: any id, or several with commas, which make a column each; the connection's models are
 * suggested once the field is used.
 */
export function ModelField({
  variantId,
  isAlone,
}: {
  variantId: Id;
  /** True where there is no other column. */
  isAlone: boolean;
}) {
  const connectionId = useSetting(variantId, "connectionId") ?? "demo";
  const modelId = useSetting(variantId, "modelId") ?? "";
  const swept = useVariantField(variantId, "swept")?.[MODEL_PATH];
  const hasOwnModel = useColumnDifferences(variantId, "hasOwnModel");
  const isMuted = !isAlone && !hasOwnModel;
  const typed = useTypedText(variantId, MODEL_PATH);
  const error = typed && "reason" in typed ? typed.reason : undefined;
  const shown = selectFieldText({ control: { kind: "text" } }, { value: modelId, swept, typed });
  const listId = useId();
  const [isWanted, setWanted] = useState(false);
  const { entries: catalogue } = useCatalogue(connectionId, isWanted);
  const defaultModel = PRESETS[useConnection(connectionId).presetId].defaultModel;
  const suggestions = useMemo(() => listSuggestions(catalogue, shown, defaultModel), [catalogue, shown, defaultModel]);
  return (
    <>
      <input
        id={getModelFieldId(variantId)}
        list={listId}
        aria-label="Model"
        aria-invalid={error !== undefined}
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
          "h-7 max-w-full min-w-12 truncate rounded-control border border-transparent bg-transparent px-1.5 field-sizing-content hover:border-line focus:border-line-strong focus:bg-surface aria-invalid:border-danger max-sm:grow",
          isMuted ? "shrink text-ink-3" : "shrink-0 font-semibold",
        )}
      />
      {error !== undefined && <span className="shrink-0 text-xs text-danger">{error}</span>}
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
