import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Turn } from "./conversation.ts";
import { compareByAge } from "./turn-tree.ts";

/** The ids of turns whose ancestors lead back to themselves; each circle is named by its oldest turn. */
export function findCircles(turns: Conversation["turns"]): Id[] {
  const seen = new Set<Id>();
  const circles: Id[] = [];
  for (const start of Object.values(turns)) {
    const path = new Set<Id>();
    let turn: Turn | undefined = start;
    while (turn && !seen.has(turn.id) && !path.has(turn.id)) {
      path.add(turn.id);
      turn = turn.parentId === null ? undefined : turns[turn.parentId];
    }
    if (turn && path.has(turn.id)) {
      const ids = [...path];
      const members = ids.slice(ids.indexOf(turn.id)).flatMap((id) => turns[id] ?? []);
      circles.push(
        ...members
          .toSorted(compareByAge)
          .slice(0, 1)
          .map(({ id }) => id),
      );
    }
    for (const id of path) seen.add(id);
  }
  return circles;
}
