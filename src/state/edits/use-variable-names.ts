import { listTexts } from "#core/conversation/list-wordings.ts";
import { listMarkers } from "#core/templates/scan-template.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSetting, useThread, useTurn } from "#state/document/documents.ts";
import { useDraftText } from "#state/document/drafts.ts";
import { useTurnParts } from "#state/document/use-turn-parts.ts";
import { buildOwnRewriteId, useRewrite } from "#state/document/rewrites.ts";
import { useEditedId } from "#state/page-choices.ts";

/** No name of a variable has a space. */
const SEPARATOR = " ";

/**
 * The names of the variables in what a column would be sent next: its system prompt, the composer's text, or the last
 * turn where that is empty, a turn that is being rewritten, and the beginning of its answer.
 */
export function useVariableNames(variantId: Id): string[] {
  const system = useSetting(variantId, "system") ?? "";
  const prefill = useSetting(variantId, "prefill") ?? "";
  const areBracesText = useSetting(variantId, "areBracesText") ?? false;
  const lastTexts = listTexts(useTurnParts(useThread().at(-1) ?? "", variantId));
  const editedId = useEditedId() ?? "";
  const editedTexts = listTexts(useTurnParts(editedId, variantId));
  const isOwn = useTurn(editedId)?.own !== undefined;
  const rewrite = useRewrite(isOwn ? buildOwnRewriteId(editedId, variantId) : editedId);
  const edited = rewrite === null ? editedTexts : [rewrite];
  const names = useDraftText(variantId, (text) => {
    const texts = [system, ...(text.trim() === "" ? lastTexts : [text]), ...edited, prefill];
    return listMarkers(texts)
      .flatMap(({ kind, name }) => (kind === "variable" ? [name] : []))
      .join(SEPARATOR);
  });
  return names === "" || areBracesText ? [] : names.split(SEPARATOR);
}
