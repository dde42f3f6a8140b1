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
import { distinguishNotFound } from "./refine-failure.ts";

/** The time without a byte after which the user is told. */
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
 * The events of a reply over several attempts: a temporary failure before any text is retried, after a wait that is
 * shown and can be shortened and stopped. Requests are limited after a refusal as too many. A stall is reported. Never
 * rejects; like `streamReply`, the last event is the reply's end.
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
      // The service may have asked for another wait while this reply stood in the queue.
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

/** The time until which the whole connection pauses. A wait too long for an automatic retry affects only this reply. */
function computeRetryAtMs({ retryAfterMs = 0 }: Failure): number {
  return retryAfterMs > MAX_RETRY_WAIT_MS ? 0 : Date.now() + retryAfterMs;
}

/** Waits until a time and shows the wait. True where the user skipped it. */
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

/** One attempt. Returns its failure where no text came before it; every other end is among the events. */
async function* streamOnce(replyRequest: ReplyRequest): AsyncGenerator<StreamEvent[], Failure | undefined> {
  const { reply, request, codec, transport, signal, record } = replyRequest;
  const watch = createStallWatch(STALL_AFTER_MS);
  const source = streamReply(request, codec, observeBytes(transport, watch.reset), signal, record);
  let hasText = false;
  for await (const events of mergeStalls(source, watch)) {
    hasText ||= events.some(({ type }) => type === "part-delta" || type === "part");
    const failure = hasText ? undefined : findFailure(events, request);
    if (failure) {
      // Events before the failure, such as usage, stay valid.
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

/** The failure among some events; a connection that broke before the first text is one too. */
function findFailure(events: readonly StreamEvent[], request: HttpRequest): Failure | undefined {
  for (const event of events) {
    if (event.type === "failed") return event.failure;
    if (event.type === "interrupted") return { kind: "broke-off", host: parseHost(request.url) };
  }
  return undefined;
}
