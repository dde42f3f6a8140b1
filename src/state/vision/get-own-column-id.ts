import type { Id } from "#core/vocabulary.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { getDraft } from "#state/document/drafts.ts";
import { getChosenColumnId } from "#state/get-chosen-column-id.ts";

/**
 * The column whose own prompt is written now, in the composer or in the version of a turn; undefined where all columns have
 * one prompt.
 */
export function getOwnColumnId(turnId?: Id): Id | undefined {
  const isOwn = turnId === undefined ? getDraft().isSplit : getOpenConversation()?.turns[turnId]?.own !== undefined;
  return isOwn ? getChosenColumnId() : undefined;
}
