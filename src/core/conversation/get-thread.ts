import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Turn } from "./conversation.ts";

/** The turns from the first to this one, in order. Empty for null; a missing ancestor ends the thread. */
export function getThread(turns: Conversation["turns"], leafTurnId: Id | null): Turn[] {
  const thread: Turn[] = [];
  const visited = new Set<Id>();
  let id = leafTurnId;
  while (id !== null && !visited.has(id)) {
    visited.add(id);
    const turn: Turn | undefined = turns[id];
    if (!turn) break;
    thread.unshift(turn);
    id = turn.parentId;
  }
  return thread;
}

/** The versions of a turn: all turns with its parent, oldest first. */
export function listSiblings(turns: Conversation["turns"], turn: Turn): Turn[] {
  return Object.values(turns)
    .filter((other) => other.parentId === turn.parentId)
    .toSorted(compareByAge);
}

/** The turn at the end of the newest branch through this one. */
export function findNewestLeaf(turns: Conversation["turns"], turnId: Id): Id {
  const visited = new Set<Id>();
  let leaf = turnId;
  while (!visited.has(leaf)) {
    visited.add(leaf);
    const children = Object.values(turns).filter((turn) => turn.parentId === leaf);
    leaf = children.toSorted(compareByAge).at(-1)?.id ?? leaf;
  }
  return leaf;
}

/** Compares turns by their time, and by their ids where the times are equal. */
export function compareByAge(a: Turn, b: Turn): number {
  return a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1);
}
