import type { Conversation, Dialect, Id, Reply, SentWith, Settings } from "./conversation.ts";
import { readBuiltOnReply, readCell, readCellOwner } from "./read-cell.ts";
import { readThread } from "./read-thread.ts";
import { readSettings } from "./settings.ts";
import type { Wire } from "#core/content/part.ts";

/** How a connection and a model want to be spoken to, and which parameters go along. */
export type Speech = { wire: Wire; dialect: Dialect; parameters: Settings["parameters"] };

/**
 * New queued replies to a turn, one for each id in `replyIds` (by variant), each with the settings and the exact
 * thread it will be asked with. `speechOf` tells how settings are to be spoken.
 */
export function askTurn(
  conversation: Conversation,
  turnId: Id,
  replyIds: readonly { variantId: Id; replyId: Id }[],
  speechOf: (settings: Settings) => Speech,
): Reply[] {
  const made: Reply[] = [];
  for (const { variantId, replyId } of replyIds) {
    const settings = readSettings(conversation, variantId);
    const speech = speechOf(settings);
    const before = readCell(conversation, { turnId, variantId });
    const sameCell = made.filter((reply) => reply.variantId === variantId).length;
    made.push({
      id: replyId,
      turnId,
      variantId,
      sample: (before.at(-1)?.sample ?? -1) + 1 + sameCell,
      origin: "model",
      status: "queued",
      parts: [],
      sentWith: { ...settings, ...speech, thread: readAsked(conversation, turnId, variantId) },
    });
  }
  return made;
}

/** The thread a variant is asked with: every turn up to this one with the reply it builds on, none for the last. */
function readAsked(conversation: Conversation, turnId: Id, variantId: Id): SentWith["thread"] {
  return readThread(conversation.turns, turnId)
    .map((turn) => {
      if (turn.id === turnId) return { turn, replyId: null };
      const owner = readCellOwner(conversation, { turnId: turn.id, variantId });
      const reply = readBuiltOnReply(conversation, { turnId: turn.id, variantId: owner });
      return { turn, replyId: reply?.id ?? null };
    })
    .filter(
      ({ turn, replyId }) =>
        turn.id === turnId || replyId !== null || turn.askedOf === "all" || turn.askedOf.includes(variantId),
    )
    .map(({ turn, replyId }) => ({ turnId: turn.id, replyId }));
}
