import type { Adaptation, Dialect, Id, Wire } from "#core/vocabulary.ts";
import type { Conversation, Reply, SentWith, Settings } from "./conversation.ts";
import { selectBaseReply, listCellReplies, resolveCellOwner } from "./list-cell-replies.ts";
import { getThread } from "./get-thread.ts";
import { resolveSettings } from "./settings.ts";

/** The wire, the dialect and the parameters of a request for a connection and a model. */
export type RequestFormat = {
  wire: Wire;
  dialect: Dialect;
  parameters: Settings["parameters"];
  adaptations?: Adaptation[];
};

/**
 * Creates queued replies to a turn, one for each entry of `replyIds`, each with the settings and the exact thread that
 * it will be sent with.
 */
export function createReplies(
  conversation: Conversation,
  turnId: Id,
  replyIds: readonly { variantId: Id; replyId: Id }[],
  resolveRequestFormat: (settings: Settings) => RequestFormat,
): Reply[] {
  const created: Reply[] = [];
  for (const { variantId, replyId } of replyIds) {
    const settings = resolveSettings(conversation, variantId);
    const requestFormat = resolveRequestFormat(settings);
    const before = listCellReplies(conversation, { turnId, variantId });
    const sameCell = created.filter((reply) => reply.variantId === variantId).length;
    created.push({
      id: replyId,
      turnId,
      variantId,
      sample: (before.at(-1)?.sample ?? -1) + 1 + sameCell,
      origin: "model",
      status: "queued",
      parts: [],
      sentWith: {
        ...settings,
        ...requestFormat,
        ...(settings.areBracesText ? {} : { fillsMarkers: true }),
        thread: buildThread(conversation, turnId, variantId),
      },
    });
  }
  return created;
}

/**
 * The thread of a variant: every turn up to this one with the reply that later turns build on, null for the last turn.
 */
function buildThread(conversation: Conversation, turnId: Id, variantId: Id): SentWith["thread"] {
  return getThread(conversation.turns, turnId)
    .map((turn) => {
      if (turn.id === turnId) return { turn, replyId: null };
      const owner = resolveCellOwner(conversation, { turnId: turn.id, variantId });
      const reply = selectBaseReply(conversation, { turnId: turn.id, variantId: owner });
      return { turn, replyId: reply?.id ?? null };
    })
    .filter(
      ({ turn, replyId }) =>
        turn.id === turnId || replyId !== null || turn.askedOf === "all" || turn.askedOf.includes(variantId),
    )
    .map(({ turn, replyId }) => ({ turnId: turn.id, replyId }));
}
