import type { Cell, CellKey, Conversation, Id, Reply } from "./conversation.ts";
import { cellKey } from "./conversation.ts";
import { readThread } from "./read-thread.ts";
import { isSettled } from "./reduce-reply.ts";

const indexes = new WeakMap<Conversation["replies"], Record<CellKey, Id[]>>();

/** Ids of all replies by cell, in order of creation. Derived once for each set of replies. */
export function indexCells(replies: Conversation["replies"]): Record<CellKey, Id[]> {
  const known = indexes.get(replies);
  if (known) return known;
  const cells: Record<CellKey, Reply[]> = {};
  for (const reply of Object.values(replies)) (cells[cellKey(reply.turnId, reply.variantId)] ??= []).push(reply);
  const index = Object.fromEntries(
    Object.entries(cells).map(([key, members]) => [key, members.toSorted(byCreation).map(({ id }) => id)]),
  );
  indexes.set(replies, index);
  return index;
}

/** The replies of one cell in order of creation. */
export function readCell({ replies }: Conversation, { turnId, variantId }: Cell): Reply[] {
  const ids = indexCells(replies)[cellKey(turnId, variantId)] ?? [];
  return ids.flatMap((id) => replies[id] ?? []);
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

/**
 * Whose cell holds a variant's answer to a turn: its own where it has one, else its source's where it inherited the
 * turn, else its own, which is empty.
 */
export function readCellOwner(conversation: Conversation, { turnId, variantId }: Cell): Id {
  const seen = new Set<Id>();
  for (let owner = variantId; !seen.has(owner);) {
    seen.add(owner);
    if (readCell(conversation, { turnId, variantId: owner }).length > 0) return owner;
    const from = conversation.variants.find(({ id }) => id === owner)?.threadFrom;
    if (!from || !isAtOrBefore(conversation.turns, turnId, from.upToTurnId)) return variantId;
    owner = from.variantId;
  }
  return variantId;
}

function isAtOrBefore(turns: Conversation["turns"], turnId: Id, lastTurnId: Id): boolean {
  return readThread(turns, lastTurnId).some(({ id }) => id === turnId);
}
