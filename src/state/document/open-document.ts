import type { CellKey, Conversation, Reply, Variant } from "#core/conversation/conversation.ts";
import { cellsKept, indexCells } from "#core/conversation/index-cells.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { listAllReplies } from "#core/conversation/list-all-replies.ts";
import { repliesMade } from "#core/conversation/replies-made.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { isRunning } from "#core/conversation/is-in-batch.ts";
import type { Id } from "#core/vocabulary.ts";

/**
 * A state of a conversation in memory. What streams stands apart, so that a word of one reply does not copy the list of
 * thousands.
 */
export type DocumentState = {
  /** The conversation without what has streamed since the last other change, in a large one also without the last ends. */
  settled: Conversation;
  /** The replies that have got something since then, as they are now. */
  streamed: Readonly<Record<Id, Reply>>;
};

/** A conversation in memory, with derived data that is computed once for each change. */
export type OpenDocument = DocumentState & {
  cells: Record<CellKey, Id[]>;
  /** The visible variants. */
  columns: readonly Variant[];
  /** The ids of the visible variants; the same list while only their settings change. */
  columnIds: readonly Id[];
  /** Ids of the turns of the open branch, first to last. */
  thread: Id[];
  /** Replies that are queued or being written here, in order of creation; those that wait in a batch need no page. */
  unsettled: Id[];
  replyCount: number;
  /** True where replies have ended that are not yet in `settled` so. */
  isBehind: boolean;
};

const NOTHING_STREAMED: DocumentState["streamed"] = {};

/** The state of a conversation in which nothing streams. */
export const settleDocument = (settled: Conversation): DocumentState => ({ settled, streamed: NOTHING_STREAMED });

/** A reply as it is now. */
export const getReplyOf = ({ settled, streamed }: DocumentState, id: Id): Reply | undefined =>
  streamed[id] ?? settled.replies[id];

const wholes = new WeakMap<Conversation, { streamed: DocumentState["streamed"]; whole: Conversation }>();

/** The whole conversation as it is now: built once for each state, since it copies the list of all replies. */
export function getWhole({ settled, streamed }: DocumentState): Conversation {
  if (streamed === NOTHING_STREAMED) return settled;
  const known = wholes.get(settled);
  if (known?.streamed === streamed) return known.whole;
  const replies = { ...settled.replies, ...streamed };
  cellsKept(replies, indexCells(settled.replies));
  repliesMade(replies, settled.replies, Object.keys(streamed));
  const whole = { ...settled, replies };
  wholes.set(settled, { streamed, whole });
  return whole;
}

/** Derived data is computed again only where its source changed: a key in the system prompt renders no cell again. */
export function deriveDocument(conversation: Conversation, before?: OpenDocument): OpenDocument {
  const then = before && getWhole(before);
  const { turns, replies, view, variants, sweeps } = conversation;
  const sameColumns = then?.variants === variants && then.sweeps === sweeps;
  const sameReplies = then?.replies === replies;
  const sameThread = then?.turns === turns && then.view.leafTurnId === view.leafTurnId;
  const cells = before && sameReplies ? before.cells : indexCells(replies);
  const columns = before && sameColumns ? before.columns : listColumns(conversation);
  const columnIds = columns.map(({ id }) => id);
  return {
    ...settleDocument(conversation),
    cells,
    columns,
    columnIds: before && isSameList(before.columnIds, columnIds) ? before.columnIds : columnIds,
    thread: before && sameThread ? before.thread : getThread(turns, view.leafTurnId).map(({ id }) => id),
    unsettled: before && sameReplies ? before.unsettled : listUnsettledIds(conversation),
    replyCount: before && sameReplies ? before.replyCount : listAllReplies(replies).length,
    isBehind: false,
  };
}

function isSameList(a: readonly Id[], b: readonly Id[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

/** The ids of the replies that a page is asking for, in order of creation. */
function listUnsettledIds(conversation: Conversation): Id[] {
  return listAllReplies(conversation.replies)
    .filter(isRunning)
    .map(({ id }) => id);
}
