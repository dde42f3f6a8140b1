import type { Part } from "#core/content/part.ts";
import type { Speech } from "./ask-turn.ts";
import { askTurn } from "./ask-turn.ts";
import type { Conversation, Id, Reply, Settings } from "./conversation.ts";
import { addReplies, addTurn } from "./edit-turns.ts";

/** The id of the turn that is only planned. */
const PLANNED = "planned";

/**
 * What Run would ask now: these parts as the next turn, or the last turn again where there are none. The conversation
 * that comes back holds the planned turn and replies; nothing of it is kept. Undefined where there is nothing to run.
 */
export function planRun(
  conversation: Conversation,
  parts: Part[],
  variantIds: readonly Id[],
  speechOf: (settings: Settings) => Speech,
): { conversation: Conversation; replies: Reply[] } | undefined {
  const { leafTurnId } = conversation.view;
  const turnId = parts.length === 0 ? leafTurnId : PLANNED;
  if (turnId === null) return undefined;
  const planned =
    turnId === PLANNED
      ? addTurn(conversation, { id: PLANNED, parentId: leafTurnId, parts, askedOf: "all", createdAtMs: 0 })
      : conversation;
  const wanted = variantIds.map((variantId) => ({ variantId, replyId: `${PLANNED}-${variantId}` }));
  const replies = askTurn(planned, turnId, wanted, speechOf);
  return { conversation: addReplies(planned, replies), replies };
}
