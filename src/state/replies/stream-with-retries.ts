import { parseHost } from "#core/connections/parse-origin.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import { MAX_RETRY_WAIT_MS, planRetry } from "#core/wire/plan-retry.ts";
import type { Phase, StreamEvent } from "#core/wire/stream-event.ts";
import type { WireCodec } from "#core/wire/wire-codec.ts";
import type { Transport } from "#io/reply/stream-reply.ts";
import { streamReply } from "#io/reply/stream-reply.ts";
import type { EventListener, Recorder } from "#io/reply/read-response.ts";
import { createStallWatch } from "#io/reply/stall-watch.ts";
import { announce } from "#state/notices.ts";
import { endTry, waitForAdmission } from "./admission.ts";
import type { Candidate } from "./gates.ts";
import { rateLimitReported } from "./rate-limiter.ts";
import type { WaitReason } from "./reply-waits.ts";
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
 * Gives the events of an admitted reply over several attempts: a temporary failure before any text is retried, once the reply
 * is admitted again. A stall is reported. Like with `streamReply`, the last event is the reply's end.
 */
export async function streamWithRetries(attempt: Attempt, onEvents: EventListener): Promise<void> {
  const { reply, candidate, signal } = attempt;
  for (let retries = 0; ; retries += 1) {
    if (retries > 0) await waitForAdmission(candidate, signal);
    let failure: Failure | undefined;
    try {
      failure = await streamOnce(attempt, onEvents);
      if (failure?.kind === "rate-limited") rateLimitReported(candidate.connectionId, computeRetryAtMs(failure));
    } finally {
      endTry(candidate, failure === undefined);
    }
    if (!failure) return;
    const afterMs = planRetry(failure, retries, Math.random());
    if (afterMs === undefined) {
      const finalFailure = await distinguishNotFound(failure, reply);
      const attempts = retries + 1;
      await onEvents([{ type: "failed", failure: retries === 0 ? finalFailure : { ...finalFailure, attempts } }]);
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

/** One attempt. Resolves with its failure where no text came before it; every other end is among the events. */
async function streamOnce(attempt: Attempt, onEvents: EventListener): Promise<Failure | undefined> {
  const { reply, request, codec, transport, signal, record } = attempt;
  let hasText = false;
  let failure: Failure | undefined;

  const noteWait = (phase: Phase) => {
    const wait: WaitReason = { kind: "stalled", afterMs: STALL_AFTER_MS, proceed: watch.reset };
    setReplyWaits([[reply.id, phase === "stalled" ? wait : undefined]]);
  };
  const give: EventListener = (events) => {
    if (failure) return false;
    hasText ||= events.some(({ type }) => type === "part-delta" || type === "part" || type === "picture");
    const [first] = events;
    if (first?.type === "phase") noteWait(first.phase);
    failure = hasText ? undefined : findFailure(events, request);
    if (!failure) return onEvents(events);
    // Events before the failure, such as usage, stay valid.
    const valid = events.filter(({ type }) => type !== "failed" && type !== "interrupted");
    const taken = valid.length > 0 ? onEvents(valid) : undefined;
    return taken instanceof Promise ? taken.then(() => false) : false;
  };
  const watch = createStallWatch(STALL_AFTER_MS, (isStalled) => {
    if (isStalled) announce("An answer has sent nothing for 30 seconds. Its connection is still open.");
    void give([{ type: "phase", phase: isStalled ? "stalled" : "waiting" }]);
  });
  try {
    await streamReply(request, codec, transport, signal, { onEvents: give, onBytes: watch.reset, record });
  } finally {
    watch.end();
  }
  return failure;
}

/** The failure among some events; a connection that broke before the first text is one too. */
function findFailure(events: readonly StreamEvent[], request: HttpRequest): Failure | undefined {
  for (const event of events) {
    if (event.type === "failed") return event.failure;
    if (event.type === "interrupted") return { kind: "broke-off", host: parseHost(request.url) };
  }
  return undefined;
}
