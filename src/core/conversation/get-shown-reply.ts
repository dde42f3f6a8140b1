import type { Cell, Conversation, Reply } from "./conversation.ts";
import { isSettled } from "./is-settled.ts";
import { listCellAnswers, locateCell, pickShownId } from "./list-cell-replies.ts";

/** The reply that later turns of this variant build on: the chosen one, else the newest; undefined in an empty cell. */
export function getShownReply(conversation: Conversation, cell: Cell): Reply | undefined {
  const ids = listCellAnswers(conversation, cell).map(({ id }) => id);
  const shown = pickShownId(
    ids,
    conversation.view.shown[locateCell(conversation, cell)],
    cell.rowId ?? conversation.view.rowId,
  );
  return shown === undefined ? undefined : conversation.replies[shown];
}

/**
 * The reply that a new request builds on: the shown one, or the newest settled one while the shown one is running,
 * since half a reply must not be sent as history.
 */
export function selectBaseReply(conversation: Conversation, cell: Cell): Reply | undefined {
  const shown = getShownReply(conversation, cell);
  if (!shown || isSettled(shown.status)) return shown;
  return listCellAnswers(conversation, cell).findLast(({ status }) => isSettled(status));
}
