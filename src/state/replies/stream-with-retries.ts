import { parseHost } from "#core/connections/parse-origin.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import { MAX_RETRY_WAIT_MS, planRetry } from "#core/wire/plan-retry.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { WireCodec } from "#core/wire/wire-codec.ts";
import type { Id } from "#core/vocabulary.ts";
import { waitUntil } from "#io/browser/wait-until.ts";
import type { Transport } from "#io/reply/stream-reply.ts";
import { streamReply } from "#io/reply/stream-reply.ts";
import type { Recorder } from "#io/reply/read-response.ts";
import { createStallWatch, mergeStalls, observeBytes } from "#io/reply/stall-watch.ts";
import { announce } from "#state/notices.ts";
import { rateLimitReported, getNotBeforeMs, acquireSlot } from "./rate-limiter.ts";
import { setReplyWait, consumeReplyStartTime } from "./reply-waits.ts";
import { distinguishNotFound } from "./describe-failure.ts";

/** How long without a byte is said to the reader. */
const STALL_AFTER_MS = 30_000;

type ReplyRequest = {
  reply: Reply;
  request: HttpRequest;
  codec: WireCodec;
  transport: Transport;
  signal: AbortSignal;
  record: Recorder;
};

/**
 * The events of a reply over as many tries as it takes: what failed before any text and may pass by itself is sent
 * again, after a wait that can be seen, shortened and stopped. Calls that were too many at a time take turns. A stall
 * is said. Never rejects; like `streamReply`, it ends with how the reply ended.
 */
export async function* streamWithRetries(replyRequest: ReplyRequest): AsyncGenerator<StreamEvent[]> {
  const { reply, signal } = replyRequest;
  const connectionId = reply.sentWith.connectionId;
  let failure: Failure | undefined;
  let notBeforeMs = consumeReplyStartTime(reply.id) ?? 0;
  try {
    for (let retries = 0; ; retries += 1) {
      const wasSkipped = yield* waitVisibly(
        reply.id,
        failure,
        Math.max(notBeforeMs, getNotBeforeMs(connectionId)),
        signal,
      );
      const releaseSlot = await acquireSlot(connectionId, signal, () => setReplyWait(reply.id, { kind: "paced" }));
      setReplyWait(reply.id, undefined);
      // Whoever stood in line may have heard of a new wait meanwhile.
      if (!wasSkipped) yield* waitVisibly(reply.id, failure, getNotBeforeMs(connectionId), signal);
      try {
        failure = yield* streamOnce(replyRequest);
        if (failure?.kind === "rate-limited") rateLimitReported(connectionId, computeRetryAtMs(failure));
      } finally {
        releaseSlot(failure === undefined);
      }
      if (!failure) return;
      const afterMs = planRetry(failure, retries, Math.random());
      if (afterMs === undefined) {
        const finalFailure = await distinguishNotFound(failure, reply);
        yield [{ type: "failed", failure: retries === 0 ? finalFailure : { ...finalFailure, attempts: retries + 1 } }];
        return;
      }
      notBeforeMs = Date.now() + afterMs;
    }
  } finally {
    setReplyWait(reply.id, undefined);
  }
}

/** Until when the whole connection is left alone. Of a wait that is asked about first, only this reply is told. */
function computeRetryAtMs({ retryAfterMs = 0 }: Failure): number {
  return retryAfterMs > MAX_RETRY_WAIT_MS ? 0 : Date.now() + retryAfterMs;
}

/** Waits until a time, visibly. True where the reader did not want to wait. */
async function* waitVisibly(
  replyId: Id,
  failure: Failure | undefined,
  untilMs: number,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent[], boolean> {
  if (untilMs <= Date.now()) return false;
  const skip = new AbortController();
  const goOn = () => skip.abort();
  setReplyWait(replyId, { kind: "retrying", untilMs, goOn, ...(failure ? { failure } : {}) });
  yield [{ type: "phase", phase: "retrying", untilMs }];
  await waitUntil(untilMs, AbortSignal.any([signal, skip.signal]));
  setReplyWait(replyId, undefined);
  return skip.signal.aborted;
}

/** One try. Its failure comes back where no text came before it; every other end is among the events. */
async function* streamOnce(replyRequest: ReplyRequest): AsyncGenerator<StreamEvent[], Failure | undefined> {
  const { reply, request, codec, transport, signal, record } = replyRequest;
  const watch = createStallWatch(STALL_AFTER_MS);
  const source = streamReply(request, codec, observeBytes(transport, watch.reset), signal, record);
  let hasText = false;
  for await (const events of mergeStalls(source, watch)) {
    hasText ||= events.some(({ type }) => type === "part-delta" || type === "part");
    const failure = hasText ? undefined : findFailure(events, request);
    if (failure) {
      // What the service said before it failed, such as what it counted, stands.
      yield events.filter(({ type }) => type !== "failed" && type !== "interrupted");
      return failure;
    }
    const phase = events.find((event) => event.type === "phase")?.phase;
    if (phase === "stalled") announce("An answer has been silent for half a minute. Its connection is still open.");
    if (phase !== undefined)
      setReplyWait(
        reply.id,
        phase === "stalled" ? { kind: "stalled", afterMs: STALL_AFTER_MS, goOn: watch.reset } : undefined,
      );
    yield events;
  }
  return undefined;
}

/** The failure among some events. A connection that broke before the first word is one too. */
function findFailure(events: readonly StreamEvent[], request: HttpRequest): Failure | undefined {
  for (const event of events) {
    if (event.type === "failed") return event.failure;
    if (event.type === "interrupted") return { kind: "broke-off", host: parseHost(request.url) };
  }
  return undefined;
}
