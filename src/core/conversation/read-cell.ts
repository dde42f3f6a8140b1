import type { Cell, CellKey, Conversation, Id, Reply } from "./conversation.ts";
import { cellKey } from "./conversation.ts";
import { isSettled } from "./reduce-reply.ts";

/** Ids of all replies by cell, in order of creation. Derived: it changes only when replies are added or removed. */
export function indexCells(replies: Conversation["replies"]): Record<CellKey, Id[]> {
  const cells: Record<CellKey, Reply[]> = {};
  for (const reply of Object.values(replies))
    (cells[cellKey(reply.turnId, reply.variantId)] ??= []).push(reply);
  return Object.fromEntries(
    Object.entries(cells).map(([key, members]) => [
      key,
      members.toSorted(byCreation).map(({ id }) => id),
    ]),
  );
}

/** The replies of one cell in order of creation. */
export function readCell(conversation: Conversation, { turnId, variantId }: Cell): Reply[] {
  return Object.values(conversation.replies)
    .filter((reply) => reply.turnId === turnId && reply.variantId === variantId)
    .toSorted(byCreation);
}

/** Two tabs can give two replies the same place; their ids decide then, everywhere alike. */
function byCreation(a: Reply, b: Reply): number {
  return a.sample - b.sample || (a.id < b.id ? -1 : 1);
}

/** Which of a cell's replies, in order of creation, is the shown one: the chosen one, else the newest. */
export function pickShownId(ids: readonly Id[], chosen: Id | undefined): Id | undefined {
  return ids.find((id) => id === chosen) ?? ids.at(-1);
}

/** The reply that later turns of this variant build on: the chosen one, else the newest; undefined in an empty cell. */
export function readShownReply(conversation: Conversation, cell: Cell): Reply | undefined {
  const ids = readCell(conversation, cell).map(({ id }) => id);
  const shown = pickShownId(ids, conversation.view.shown[cellKey(cell.turnId, cell.variantId)]);
  return shown === undefined ? undefined : conversation.replies[shown];
}

/**
 * The reply that a request asked now builds on: the shown one, or the newest settled one while that is still being
 * written, since half an answer must not be sent as if it had been said.
 */
export function readBuiltOnReply(conversation: Conversation, cell: Cell): Reply | undefined {
  const shown = readShownReply(conversation, cell);
  if (!shown || isSettled(shown.status)) return shown;
  return readCell(conversation, cell).findLast(({ status }) => isSettled(status));
}

/** Whose cell holds a variant's answer to a turn: its own, or its source's where it inherited the thread. */
export function readThreadOwner(conversation: Conversation, variantId: Id, turnIds: Id[]): Id[] {
  const variant = conversation.variants.find(({ id }) => id === variantId);
  const from = variant?.threadFrom;
  if (!from) return turnIds.map(() => variantId);
  const inherited = turnIds.indexOf(from.upToTurnId);
  const source = readThreadOwner(conversation, from.variantId, turnIds);
  return turnIds.map((_, place) => (place <= inherited ? (source[place] ?? variantId) : variantId));
}
