import type { Id } from "#core/vocabulary.ts";
import type { CellKey, Conversation, Reply } from "./conversation.ts";
import { buildCellKey } from "./conversation.ts";

type Replies = Conversation["replies"];
export type CellIndex = Record<CellKey, Id[]>;

const known = new WeakMap<Replies, CellIndex>();

/** Ids of all replies by cell, in order of creation. Computed once for each set of replies. */
export function indexCells(replies: Replies): CellIndex {
  const index = known.get(replies) ?? buildIndex(replies);
  known.set(replies, index);
  return index;
}

/** Records that replies stand in the same cells as before: only what is in them changed. */
export const cellsKept = (replies: Replies, cells: CellIndex): void => void known.set(replies, cells);

const buildIndex = (replies: Replies): CellIndex => sortMembers([...groupByCell(Object.values(replies))]);

/** The replies by cell. */
export function groupByCell(replies: readonly Reply[]): Map<CellKey, Reply[]> {
  const cells = new Map<CellKey, Reply[]>();
  for (const reply of replies) {
    const key = buildCellKey(reply.turnId, reply.variantId, reply.rowId);
    if (!cells.get(key)?.push(reply)) cells.set(key, [reply]);
  }
  return cells;
}

/** The ids of the replies of each cell, in order of creation. */
export const sortMembers = (cells: [CellKey, Reply[]][]): CellIndex =>
  Object.fromEntries(cells.map(([key, members]) => [key, members.toSorted(compareByCreation).map(({ id }) => id)]));

/** Two tabs can give two replies the same number; their ids then decide, in every tab alike. */
const compareByCreation = (a: Reply, b: Reply): number => a.sample - b.sample || (a.id < b.id ? -1 : 1);
