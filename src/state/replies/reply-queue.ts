import type { PlannedRequest } from "#core/conversation/planned-request.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { Id } from "#core/vocabulary.ts";
import { holdKeys } from "#state/connections/key-use.ts";
import { repliesAdvanced } from "#state/document/advance-replies.ts";
import { onReset } from "#state/reset-state.ts";
import { loadRunner } from "./load-run.ts";
import { flushEvents } from "./reply-frames.ts";
import type { ReplyJob } from "./run-reply.ts";

/** The replies of this tab that are queued or running, each with the controller that stops it. */
const controllers = new Map<Id, AbortController>();

onReset(() => {
  for (const controller of controllers.values()) controller.abort();
  controllers.clear();
});

/**
 * Queues the replies of some requests in order; the replies are in the conversation already. Every reply starts here.
 * Nothing is sent before the time.
 */
export function queueReplies(
  conversationId: Id,
  requests: readonly Pick<PlannedRequest, "replies" | "request">[],
  notBeforeMs = 0,
): void {
  for (const { replies, request } of requests)
    for (const reply of replies) void start({ conversationId, reply, request, notBeforeMs });
}

/** Stops some replies in any state; their text stays. No reply that waits behind them starts in between. */
export function stopReplies(conversationId: Id, replyIds: readonly Id[]): void {
  flushEvents();
  // The replies settle at once; later events of their connections are ignored.
  const atMs = Date.now();
  repliesAdvanced(replyIds.map((replyId) => ({ conversationId, replyId, events: [{ type: "stopped" }], atMs })));
  abortReplies(replyIds);
}

/** Stops one reply. */
export function stopReply(conversationId: Id, replyId: Id): void {
  stopReplies(conversationId, [replyId]);
}

/** Ends what runs for some replies, which the document has no more or as settled. */
export function abortReplies(replyIds: readonly Id[]): void {
  for (const replyId of replyIds) controllers.get(replyId)?.abort();
}

/**
 * The code that runs replies while it is loaded and after: one promise for all, which go on in the order in which they wait for
 * it. Browsers settle several imports of one module in any order.
 */
let runner: ReturnType<typeof loadRunner> | undefined;

async function start(job: ReplyJob): Promise<void> {
  const { conversationId, reply } = job;
  const controller = new AbortController();
  controllers.set(reply.id, controller);
  const releaseKeys = holdKeys();
  try {
    runner ??= loadRunner();
    const { runReply } = await runner;
    await runReply(job, controller.signal);
  } catch (error) {
    // Tried again by the next reply.
    runner = undefined;
    const failure = { kind: "bug", serverMessage: String(error) } as const;
    const events: StreamEvent[] = [{ type: "failed", failure }];
    repliesAdvanced([{ conversationId, replyId: reply.id, events, atMs: Date.now() }]);
  }
  controllers.delete(reply.id);
  releaseKeys();
}
