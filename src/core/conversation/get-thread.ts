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
    thread.push(turn);
    id = turn.parentId;
  }
  return thread.toReversed();
}
