import type { Id } from "#core/vocabulary.ts";
import type { Conversation, GoneReply, Reply, Row, Turn } from "./conversation.ts";
import { isSettled } from "./is-settled.ts";
import type { ConversationHead } from "./parse-head.ts";

/** The changes to write so that the stored conversation equals the one in memory. */
export type ConversationChanges = {
  conversationId: Id;
  /** Absent where the head did not change: another tab may have written a newer one. */
  head?: ConversationHead;
  /** The head that it was made of, as it was on the disk when this tab last read or wrote it. */
  headBefore?: ConversationHead;
  /** True for a change that moves the conversation to the top of the list. */
  hasVisibleChange: boolean;
  turns: Turn[];
  rows: Row[];
  /** Replies to be written whole. */
  replies: Reply[];
  /** Running replies of which only what is new is to be written. */
  grown: { before: Reply; now: Reply }[];
  /** The places of deleted replies in threads, which replace their records. */
  gone: GoneReply[];
  removedTurnIds: Id[];
  removedRowIds: Id[];
  removedReplyIds: Id[];
};

/**
 * The difference between two states of a conversation, compared by reference; everything where there is no earlier
 * state.
 */
export function diffConversation(before: Conversation | undefined, after: Conversation): ConversationChanges {
  const { turns, rows, replies, gone } = after;
  const head = takeHead(after);
  const changedReplies: Reply[] = [];
  const grown: ConversationChanges["grown"] = [];
  for (const now of listChanged(replies, before?.replies)) {
    // What a row is to be asked is no answer yet: stored, it would stand in its cell for ever when the page is closed.
    if (now.rowId !== undefined && now.status === "queued" && now.batchId === undefined) continue;
    const then = before?.replies[now.id];
    if (then && isGrowth(then, now)) grown.push({ before: then, now });
    else changedReplies.push(now);
  }
  const changedNames = before ? listChangedNames(takeHead(before), head) : undefined;
  const hasHeadChanged = changedNames?.length !== 0;
  const changedTurns = listChanged(turns, before?.turns);
  const removedTurnIds = listRemovedIds(turns, before?.turns);
  const changedRows = listChanged(rows, before?.rows);
  const removedRowIds = listRemovedIds(rows, before?.rows);
  const changedGone = listChanged(gone, before?.gone);
  // A deleted reply becomes a place in threads, and becomes the reply again where the deletion is undone.
  const removedReplyIds = [
    ...listRemovedIds(replies, before?.replies).filter((id) => !Object.hasOwn(gone, id)),
    ...listRemovedIds(gone, before?.gone).filter((id) => !Object.hasOwn(replies, id)),
  ];
  const hasRecordChanges =
    [changedTurns, changedRows, changedGone, removedTurnIds, removedRowIds, removedReplyIds].flat().length > 0;
  return {
    conversationId: after.id,
    ...(hasHeadChanged ? { head } : {}),
    ...(hasHeadChanged && before ? { headBefore: takeHead(before) } : {}),
    hasVisibleChange:
      // A pin is no change of what is in the conversation.
      !changedNames ||
      changedNames.some((name) => name !== "isPinned") ||
      hasRecordChanges ||
      changedReplies.some(({ status }) => isSettled(status)),
    turns: changedTurns,
    rows: changedRows,
    replies: changedReplies,
    grown,
    gone: changedGone,
    removedTurnIds,
    removedRowIds,
    removedReplyIds,
  };
}

/** The names whose entries are others, also those that only one of the two has. */
function listChangedNames(before: ConversationHead, after: ConversationHead): (keyof ConversationHead)[] {
  const names = Object.keys({ ...before, ...after }) as (keyof ConversationHead)[];
  return names.filter((name) => before[name] !== after[name]);
}

function takeHead({
  turns: _turns,
  replies: _replies,
  rows: _rows,
  gone: _gone,
  ...head
}: Conversation): ConversationHead {
  return head;
}

/** True where only the text of running replies changed. */
export function isOnlyStreaming({ hasVisibleChange, replies }: ConversationChanges): boolean {
  return !hasVisibleChange && replies.length === 0;
}

/** True where only the head changed, such as by a key in a field of the settings. */
export function isOnlyHead(changes: ConversationChanges): boolean {
  const { turns, rows, replies, grown, gone, removedTurnIds, removedRowIds, removedReplyIds } = changes;
  const records = [turns, rows, replies, grown, gone, removedTurnIds, removedRowIds, removedReplyIds];
  return changes.head !== undefined && records.flat().length === 0;
}

/** True where a running reply got more and was sent nothing else. */
function isGrowth(before: Reply, now: Reply): boolean {
  return (
    before.status === "streaming" &&
    now.status === "streaming" &&
    before.sentWith === now.sentWith &&
    before.after === now.after
  );
}

function listChanged<Thing extends { id: Id }>(now: Record<Id, Thing>, then: Record<Id, Thing> = {}): Thing[] {
  return now === then ? [] : Object.values(now).filter((thing) => then[thing.id] !== thing);
}

function listRemovedIds(now: Record<Id, unknown>, then: Record<Id, unknown> = {}): Id[] {
  return now === then ? [] : Object.keys(then).filter((id) => !Object.hasOwn(now, id));
}
