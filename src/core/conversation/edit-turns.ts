import type { Id } from "#core/vocabulary.ts";
import type { Conversation, GoneReply, Reply, Turn } from "./conversation.ts";
import { buildCellKey } from "./conversation.ts";
import { cellsKept, indexCells } from "./index-cells.ts";
import { getMockedCallerId } from "./get-mocked-caller-id.ts";
import { addToCells } from "./add-to-cells.ts";
import { repliesMade } from "./replies-made.ts";
import { findNewestLeaf } from "./turn-tree.ts";

/** Adds a turn at the end of its branch, which becomes the open branch. */
export function addTurn(conversation: Conversation, turn: Turn): Conversation {
  return {
    ...conversation,
    turns: { ...conversation.turns, [turn.id]: turn },
    view: { ...conversation.view, leafTurnId: turn.id },
  };
}

/**
 * Adds replies; the first one of each cell becomes the shown one, a round that mocks sent only where it follows that one, or takes
 * the place of the round that does.
 * Nothing is overwritten.
 */
export function addReplies(conversation: Conversation, replies: readonly Reply[]): Conversation {
  const added = Object.fromEntries(replies.map((reply) => [reply.id, reply]));
  const cells = indexCells(conversation.replies);
  const shown = Object.fromEntries(
    replies.toReversed().flatMap((reply) => {
      const key = buildCellKey(reply.turnId, reply.variantId, reply.rowId);
      const callerId = getMockedCallerId(reply);
      const shownId = conversation.view.shown[key] ?? "";
      const isElsewhere = shownId !== callerId && conversation.replies[shownId]?.after?.replyId !== callerId;
      if (callerId !== undefined && isElsewhere) return [];
      // The first replies of a row's cell are shown without a choice.
      return reply.rowId === undefined || cells[key] ? [[key, reply.id]] : [];
    }),
  );
  const { view } = conversation;
  const all = { ...conversation.replies, ...added };
  cellsKept(all, addToCells(cells, conversation.replies, replies));
  repliesMade(all, conversation.replies, Object.keys(added));
  return {
    ...conversation,
    replies: all,
    gone: omitIds(conversation.gone, new Set(Object.keys(added))),
    view: Object.keys(shown).length === 0 ? view : { ...view, shown: { ...view.shown, ...shown } },
  };
}

/** Selects the reply of a cell that later turns build on. */
export function showReply(conversation: Conversation, reply: Reply): Conversation {
  const key = buildCellKey(reply.turnId, reply.variantId, reply.rowId);
  const shown = { ...conversation.view.shown, [key]: reply.id };
  return { ...conversation, view: { ...conversation.view, shown } };
}

/** Opens the newest branch through this turn. */
export function showTurn(conversation: Conversation, turnId: Id): Conversation {
  const leafTurnId = findNewestLeaf(conversation.turns, turnId);
  return { ...conversation, view: { ...conversation.view, leafTurnId } };
}

/** Removes a reply. Later replies that build on it stay and keep the thread they were sent with. */
export function removeReply(conversation: Conversation, replyId: Id): Conversation {
  const { [replyId]: removed, ...replies } = conversation.replies;
  if (!removed) return conversation;
  const { id, turnId, sentWith } = removed;
  const gone: GoneReply = { id, turnId, isGone: true, sentWith: { thread: sentWith.thread } };
  return { ...conversation, replies, gone: { ...conversation.gone, [id]: gone } };
}

/**
 * Removes a turn with all later turns on its branches and their replies. Where the open branch went through the turn,
 * its newest other version opens, else its parent.
 */
export function removeTurn(conversation: Conversation, turnId: Id): Conversation {
  const removedIds = new Set([turnId]);
  const all = Object.values(conversation.turns);
  for (let size = 0; size !== removedIds.size;) {
    size = removedIds.size;
    for (const turn of all) if (turn.parentId !== null && removedIds.has(turn.parentId)) removedIds.add(turn.id);
  }
  const turns = Object.fromEntries(all.filter(({ id }) => !removedIds.has(id)).map((turn) => [turn.id, turn]));
  const replies = omitTurns(conversation.replies, removedIds);
  const gone = omitTurns(conversation.gone, removedIds);
  const { leafTurnId } = conversation.view;
  const parentId = conversation.turns[turnId]?.parentId ?? null;
  const nextLeafId =
    leafTurnId !== null && removedIds.has(leafTurnId) ? selectFallbackLeaf(turns, parentId) : leafTurnId;
  return { ...conversation, turns, replies, gone, view: { ...conversation.view, leafTurnId: nextLeafId } };
}

function omitTurns<Thing extends { turnId: Id }>(things: Record<Id, Thing>, turnIds: Set<Id>): Record<Id, Thing> {
  return Object.fromEntries(Object.entries(things).filter(([, { turnId }]) => !turnIds.has(turnId)));
}

/** The record without some entries; the same object where it has none of them. */
function omitIds<Thing>(things: Record<Id, Thing>, ids: Set<Id>): Record<Id, Thing> {
  const kept = Object.entries(things).filter(([id]) => !ids.has(id));
  return kept.length === Object.keys(things).length ? things : Object.fromEntries(kept);
}

function selectFallbackLeaf(turns: Conversation["turns"], parentId: Id | null): Id | null {
  const sibling = Object.values(turns)
    .filter((turn) => turn.parentId === parentId)
    .toSorted((a, b) => a.createdAtMs - b.createdAtMs)
    .at(-1);
  return sibling ? findNewestLeaf(turns, sibling.id) : parentId;
}
