import type { Conversation } from "#core/conversation/conversation.ts";
import { listCellAnswers, resolveCellOwner } from "#core/conversation/list-cell-replies.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import type { Id } from "#core/vocabulary.ts";
import type { Stop } from "./stop.ts";

/** The stops of a turn in the open row, from the first answer of the first visible column to the last one of the last. */
export function listStops(conversation: Conversation, turnId: Id): Stop[] {
  return listColumns(conversation).flatMap(({ id: variantId }): Stop[] => {
    const owner = resolveCellOwner(conversation, { turnId, variantId });
    const answers = listCellAnswers(conversation, { turnId, variantId: owner });
    if (answers.length === 0) return [{ turnId, variantId }];
    return answers.map(({ id }) => ({ turnId, variantId, replyId: id }));
  });
}
