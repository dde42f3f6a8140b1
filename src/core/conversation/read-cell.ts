import type { Cell, CellKey, Conversation, Id, Reply } from "./conversation.ts";
import { cellKey } from "./conversation.ts";

/** Ids of all replies by cell, in order of creation. Derived: it changes only when replies are added or removed. */
export function indexCells(replies: Conversation["replies"]): Record<CellKey, Id[]> {
  const cells: Record<CellKey, Reply[]> = {};
  for (const reply of Object.values(replies))
    (cells[cellKey(reply.turnId, reply.variantId)] ??= []).push(reply);
  return Object.fromEntries(
    Object.entries(cells).map(([key, members]) => [
      key,
      members.toSorted((a, b) => a.sample - b.sample || (a.id < b.id ? -1 : 1)).map(({ id }) => id),
    ]),
  );
}

/** The replies of one cell in order of creation. */
export function readCell(conversation: Conversation, { turnId, variantId }: Cell): Reply[] {
  return Object.values(conversation.replies)
    .filter((reply) => reply.turnId === turnId && reply.variantId === variantId)
    .toSorted((a, b) => a.sample - b.sample);
}

/** The reply that later turns of this variant build on: the chosen one, else the newest; undefined in an empty cell. */
export function readShownReply(conversation: Conversation, cell: Cell): Reply | undefined {
  const replies = readCell(conversation, cell);
  const chosen = conversation.view.shown[cellKey(cell.turnId, cell.variantId)];
  return replies.find((reply) => reply.id === chosen) ?? replies.at(-1);
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
