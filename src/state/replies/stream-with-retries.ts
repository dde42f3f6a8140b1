import { parseHost } from "#core/connections/parse-origin.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import { MAX_RETRY_WAIT_MS, planRetry } from "#core/wire/plan-retry.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { WireCodec } from "#core/wire/wire-codec.ts";
import type { Transport } from "#io/reply/stream-reply.ts";
import { streamReply } from "#io/reply/stream-reply.ts";
import type { Recorder } from "#io/reply/read-response.ts";
import { createStallWatch, mergeStalls, observeBytes } from "#io/reply/stall-watch.ts";
import { announce } from "#state/notices.ts";
import { endTry, waitForAdmission } from "./admission.ts";
import type { Candidate } from "./gates.ts";
import { rateLimitReported } from "./rate-limiter.ts";
import { setReplyWaits } from "./reply-waits.ts";
import { distinguishNotFound } from "./refine-failure.ts";

/** The time without a byte after which the user is told. */
const STALL_AFTER_MS = 30_000;

/** An admitted reply with all that its attempts need. */
type Attempt = {
  reply: Reply;
  candidate: Candidate;
  request: HttpRequest;
  codec: WireCodec;
  transport: Transport;
  signal: AbortSignal;
  record: Recorder;
};

/**
 * The events of an admitted reply over several attempts: a temporary failure before any text is retried, once the reply
 * is admitted again. A stall is reported. Like `streamReply`, the last event is the reply's end.
 */
export async function* streamWithRetries(attempt: Attempt): AsyncGenerator<StreamEvent[]> {
  const { reply, candidate, signal } = attempt;
  for (let retries = 0; ; retries += 1) {
    if (retries > 0) await waitForAdmission(candidate, signal);
    let failure: Failure | undefined;
    try {
      failure = yield* streamOnce(attempt);
      if (failure?.kind === "rate-limited") rateLimitReported(candidate.connectionId, computeRetryAtMs(failure));
    } finally {
      endTry(candidate, failure === undefined);
    }
    if (!failure) return;
    const afterMs = planRetry(failure, retries, Math.random());
    if (afterMs === undefined) {
      const finalFailure = await distinguishNotFound(failure, reply);
      yield [{ type: "failed", failure: retries === 0 ? finalFailure : { ...finalFailure, attempts: retries + 1 } }];
      return;
    }
    candidate.failure = failure;
    candidate.notBeforeMs = Date.now() + afterMs;
    candidate.isWaitSkipped = false;
  }
}

/** The time until which the whole connection pauses. A wait too long for an automatic retry affects only this reply. */
function computeRetryAtMs({ retryAfterMs = 0 }: Failure): number {
  return retryAfterMs > MAX_RETRY_WAIT_MS ? 0 : Date.now() + retryAfterMs;
}

/** One attempt. Returns its failure where no text came before it; every other end is among the events. */
async function* streamOnce(attempt: Attempt): AsyncGenerator<StreamEvent[], Failure | undefined> {
  const { reply, request, codec, transport, signal, record } = attempt;
  const watch = createStallWatch(STALL_AFTER_MS);
  const source = streamReply(request, codec, observeBytes(transport, watch.reset), signal, record);
  let hasText = false;
  for await (const events of mergeStalls(source, watch)) {
    hasText ||= events.some(({ type }) => type === "part-delta" || type === "part" || type === "picture");
    const failure = hasText ? undefined : findFailure(events, request);
    if (failure) {
      // Events before the failure, such as usage, stay valid.
      yield events.filter(({ type }) => type !== "failed" && type !== "interrupted");
      return failure;
    }
    const phase = events.find((event) => event.type === "phase")?.phase;
    if (phase === "stalled") announce("An answer has sent nothing for 30 seconds. Its connection is still open.");
    if (phase !== undefined)
      setReplyWaits([
        [
          reply.id,
          phase === "stalled" ? { kind: "stalled", afterMs: STALL_AFTER_MS, proceed: watch.reset } : undefined,
        ],
      ]);
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
