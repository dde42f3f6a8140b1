import { runSteps } from "#core/run-steps.ts";
import type { Id } from "#core/vocabulary.ts";
import type { CellKey, Conversation, Reply } from "./conversation.ts";
import { listAllReplies } from "./list-all-replies.ts";
import { buildCellKey } from "./conversation.ts";

type Replies = Conversation["replies"];
export type CellIndex = Record<CellKey, Id[]>;

const known = new WeakMap<Replies, CellIndex>();

/** Ids of all replies by cell, in order of creation. Computed once for each set of replies. */
export const indexCells = (replies: Replies): CellIndex => known.get(replies) ?? runSteps(indexCellsInSteps(replies));

/** Computes them in short steps, so that they are known when the page shows thousands. */
export function* indexCellsInSteps(replies: Replies): Generator<undefined, CellIndex> {
  const before = known.get(replies);
  if (before) return before;
  const cells = [...groupByCell(listAllReplies(replies))];
  yield;
  const members: [CellKey, Id[]][] = [];
  for (const [index, [key, own]] of cells.entries()) {
    if (index % STEP_CELLS === STEP_CELLS - 1) yield;
    members.push([key, sortIds(own)]);
  }
  const index = Object.fromEntries(members);
  known.set(replies, index);
  return index;
}

/** The number of cells that a step sorts. */
const STEP_CELLS = 200;

/** Records that replies stand in the same cells as before: only what is in them changed. */
export const cellsKept = (replies: Replies, cells: CellIndex): void => void known.set(replies, cells);

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
  Object.fromEntries(cells.map(([key, members]) => [key, sortIds(members)]));

/** The ids of the replies of a cell, in order of creation. */
const sortIds = (members: readonly Reply[]): Id[] => members.toSorted(compareByCreation).map(({ id }) => id);

/** Two tabs can give two replies the same number; their ids then decide, in every tab alike. */
const compareByCreation = (a: Reply, b: Reply): number => a.sample - b.sample || (a.id < b.id ? -1 : 1);
