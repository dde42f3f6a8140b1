import type { Reply } from "#core/conversation/conversation.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { useColumnIds } from "#state/document/documents.ts";
import { useCellReplyIds } from "#state/document/use-cells.ts";

/** The name of a reply for a sentence over another one to the same turn: "A", or "answer 2" in the same column. */
export function useReplyName(named: Reply | undefined, other: Reply): string {
  const columnIds = useColumnIds();
  const cellIds = useCellReplyIds(other.turnId, other.variantId);
  if (named?.variantId === other.variantId) return `answer ${cellIds.indexOf(named.id) + 1}`;
  const index = named ? columnIds.indexOf(named.variantId) : -1;
  return index < 0 ? "the baseline" : formatColumnLetter(index);
}
