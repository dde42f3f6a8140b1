import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Turn } from "./conversation.ts";

type Children = ReadonlyMap<Id | null, Turn[]>;
const childrenCache = new WeakMap<Conversation["turns"], Children>();

/** The turns below each turn, oldest first; below null those that begin a thread. Computed once for each set of turns. */
function indexChildren(turns: Conversation["turns"]): Children {
  const known = childrenCache.get(turns);
  if (known) return known;
  const index = new Map<Id | null, Turn[]>();
  for (const turn of Object.values(turns).toSorted(compareByAge)) {
    const siblings = index.get(turn.parentId);
    if (siblings) siblings.push(turn);
    else index.set(turn.parentId, [turn]);
  }
  childrenCache.set(turns, index);
  return index;
}

/** The versions of a turn: all turns with its parent, oldest first. */
export function listSiblings(turns: Conversation["turns"], turn: Turn): readonly Turn[] {
  return indexChildren(turns).get(turn.parentId) ?? [];
}

/** The turn at the end of the newest branch through this one. */
export function findNewestLeaf(turns: Conversation["turns"], turnId: Id): Id {
  const visited = new Set<Id>();
  let leaf = turnId;
  while (!visited.has(leaf)) {
    visited.add(leaf);
    leaf = indexChildren(turns).get(leaf)?.at(-1)?.id ?? leaf;
  }
  return leaf;
}

/** Compares turns by their time, and by their ids where the times are equal. */
export function compareByAge(a: Turn, b: Turn): number {
  return a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1);
}
