import type { Id } from "#core/vocabulary.ts";
import type { Cell, CellKey, Conversation, Reply } from "./conversation.ts";
import { buildCellKey } from "./conversation.ts";
import { getThread } from "./get-thread.ts";

const indexCache = new WeakMap<Conversation["replies"], Record<CellKey, Id[]>>();

/** Ids of all replies by cell, in order of creation. Computed once for each set of replies. */
export function indexCells(replies: Conversation["replies"]): Record<CellKey, Id[]> {
  const known = indexCache.get(replies);
  if (known) return known;
  const cells: Record<CellKey, Reply[]> = {};
  for (const reply of Object.values(replies)) (cells[buildCellKey(reply.turnId, reply.variantId)] ??= []).push(reply);
  const index = Object.fromEntries(
    Object.entries(cells).map(([key, members]) => [key, members.toSorted(compareByCreation).map(({ id }) => id)]),
  );
  indexCache.set(replies, index);
  return index;
}

/** The replies of one cell in order of creation. */
export function listCellReplies({ replies }: Conversation, { turnId, variantId }: Cell): Reply[] {
  const ids = indexCells(replies)[buildCellKey(turnId, variantId)] ?? [];
  return ids.flatMap((id) => replies[id] ?? []);
}

/** Two tabs can give two replies the same number; their ids then decide, in every tab alike. */
function compareByCreation(a: Reply, b: Reply): number {
  return a.sample - b.sample || (a.id < b.id ? -1 : 1);
}

/** The id of a cell's shown reply: the chosen one, else the newest. */
export function pickShownId(ids: readonly Id[], chosen: Id | undefined): Id | undefined {
  return ids.find((id) => id === chosen) ?? ids.at(-1);
}

/**
 * The variant whose cell holds a variant's reply to a turn: its own where it has a reply, else its source's where it
 * inherited the turn, else its own, which is empty.
 */
export function resolveCellOwner(conversation: Conversation, { turnId, variantId }: Cell): Id {
  const visited = new Set<Id>();
  for (let owner = variantId; !visited.has(owner);) {
    visited.add(owner);
    if (listCellReplies(conversation, { turnId, variantId: owner }).length > 0) return owner;
    const from = conversation.variants.find(({ id }) => id === owner)?.threadFrom;
    if (!from || !isAtOrBefore(conversation.turns, turnId, from.upToTurnId)) return variantId;
    owner = from.variantId;
  }
  return variantId;
}

function isAtOrBefore(turns: Conversation["turns"], turnId: Id, lastTurnId: Id): boolean {
  return getThread(turns, lastTurnId).some(({ id }) => id === turnId);
}
