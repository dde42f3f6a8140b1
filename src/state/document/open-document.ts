import type { CellKey, Conversation, Variant } from "#core/conversation/conversation.ts";
import { indexCells } from "#core/conversation/index-cells.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { isRunning } from "#core/conversation/is-in-batch.ts";
import type { Id } from "#core/vocabulary.ts";

/** A conversation in memory, with derived data that is computed once for each change. */
export type OpenDocument = {
  conversation: Conversation;
  cells: Record<CellKey, Id[]>;
  /** The visible variants. */
  columns: readonly Variant[];
  /** The ids of the visible variants; the same list while only their settings change. */
  columnIds: readonly Id[];
  /** Ids of the turns of the open branch, first to last. */
  thread: Id[];
  /** Replies that are queued or being written here, in order of creation; those that wait in a batch need no page. */
  unsettled: Id[];
  /** The conversation without the text that has streamed since the last other change. */
  settled: Conversation;
};

/** Derived data is computed again only where its source changed: a key in the system prompt renders no cell again. */
export function deriveDocument(conversation: Conversation, before?: OpenDocument): OpenDocument {
  const then = before?.conversation;
  const { turns, replies, view, variants, sweeps } = conversation;
  const sameColumns = then?.variants === variants && then.sweeps === sweeps;
  const sameReplies = then?.replies === replies;
  const sameThread = then?.turns === turns && then.view.leafTurnId === view.leafTurnId;
  const cells = before && sameReplies ? before.cells : indexCells(replies);
  const columns = before && sameColumns ? before.columns : listColumns(conversation);
  const columnIds = columns.map(({ id }) => id);
  return {
    conversation,
    cells,
    columns,
    columnIds: before && isSameList(before.columnIds, columnIds) ? before.columnIds : columnIds,
    thread: before && sameThread ? before.thread : getThread(turns, view.leafTurnId).map(({ id }) => id),
    unsettled: before && sameReplies ? before.unsettled : listUnsettledIds(conversation),
    settled: conversation,
  };
}

function isSameList(a: readonly Id[], b: readonly Id[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

/** The ids of the replies that a page is asking for, in order of creation. */
export function listUnsettledIds(conversation: Conversation): Id[] {
  return Object.values(conversation.replies)
    .filter(isRunning)
    .map(({ id }) => id);
}
