import type { Adaptation, Dialect, Id, Wire } from "#core/vocabulary.ts";
import type { Conversation, Reply, Settings, ThreadPath } from "./conversation.ts";
import { buildThreadPath } from "./build-thread-path.ts";
import { listCellReplies } from "./list-cell-replies.ts";
import { selectSteps } from "./list-thread.ts";
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
  const threads = new Map<Id, ThreadPath>();
  for (const { variantId, replyId } of replyIds) {
    const settings = resolveSettings(conversation, variantId);
    const thread =
      threads.get(variantId) ?? buildThreadPath(conversation, selectSteps(conversation, { turnId, variantId }));
    threads.set(variantId, thread);
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
        thread,
      },
    });
  }
  return created;
}
