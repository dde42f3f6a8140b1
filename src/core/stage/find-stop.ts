import type { Conversation } from "#core/conversation/conversation.ts";
import { getShownReply } from "#core/conversation/get-shown-reply.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { resolveCellOwner } from "#core/conversation/list-cell-replies.ts";
import { listStops } from "./list-stops.ts";
import type { Stop } from "./stop.ts";

/**
 * The stop nearest to a wanted one, of which any part may be missing or gone: else the last turn, its first column, and
 * the answer there that later turns build on. Undefined in a conversation without turns.
 */
export function findStop(conversation: Conversation, wanted: Partial<Stop>): Stop | undefined {
  const thread = getThread(conversation.turns, conversation.view.leafTurnId);
  const turn = thread.find(({ id }) => id === wanted.turnId) ?? thread.at(-1);
  if (!turn) return undefined;
  const stops = listStops(conversation, turn.id);
  const variantId = stops.find((stop) => stop.variantId === wanted.variantId)?.variantId ?? stops[0]?.variantId ?? "";
  const inColumn = stops.filter((stop) => stop.variantId === variantId);
  const isWanted = ({ replyId }: Stop) => replyId !== undefined && replyId === wanted.replyId;
  const owner = resolveCellOwner(conversation, { turnId: turn.id, variantId });
  const shown = getShownReply(conversation, { turnId: turn.id, variantId: owner });
  return inColumn.find(isWanted) ?? inColumn.find(({ replyId }) => replyId === shown?.id) ?? inColumn[0];
}
