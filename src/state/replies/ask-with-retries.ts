import { readHost } from "#core/connections/read-origin.ts";
import type { Id, Reply } from "#core/conversation/conversation.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { HttpCall } from "#core/wire/http-call.ts";
import { LONGEST_WAIT_MS, planRetry } from "#core/wire/plan-retry.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { WireCodec } from "#core/wire/wire-codec.ts";
import { waitUntil } from "#io/browser/wait-until.ts";
import type { Carrier } from "#io/open-reply.ts";
import { openReply } from "#io/open-reply.ts";
import type { Recorder } from "#io/read-answer.ts";
import { createStallWatch, mergeStalls, noteBytes } from "#io/watch-for-stall.ts";
import { announced } from "#state/notices.ts";
import { connectionRefused, readNotBeforeMs, takeTurn } from "./connection-pace.ts";
import { replyHeld, takeStart } from "./held-replies.ts";
import { tellNotFound } from "./tell-not-found.ts";

/** How long without a byte is said to the reader. */
const STALL_AFTER_MS = 30_000;

type Asked = {
  reply: Reply;
  call: HttpCall;
  codec: WireCodec;
  carrier: Carrier;
  signal: AbortSignal;
  record: Recorder;
};

/**
 * The events of a reply over as many tries as it takes: what failed before any text and may pass by itself is sent
 * again, after a wait that can be seen, shortened and stopped. Calls that were too many at a time take turns. A stall
 * is said. Never rejects; like `openReply`, it ends with how the reply ended.
 */
export async function* askWithRetries(asked: Asked): AsyncGenerator<StreamEvent[]> {
  const { reply, signal } = asked;
  const connectionId = reply.sentWith.connectionId;
  let failure: Failure | undefined;
  let notBeforeMs = takeStart(reply.id) ?? 0;
  try {
    for (let retries = 0; ; retries += 1) {
      const wasHurried = yield* hold(reply.id, failure, Math.max(notBeforeMs, readNotBeforeMs(connectionId)), signal);
      const endTurn = await takeTurn(connectionId, signal, () => replyHeld(reply.id, { kind: "paced" }));
      replyHeld(reply.id, undefined);
      // Whoever stood in line may have heard of a new wait meanwhile.
      if (!wasHurried) yield* hold(reply.id, failure, readNotBeforeMs(connectionId), signal);
      try {
        failure = yield* askOnce(asked);
        if (failure?.kind === "rate-limited") connectionRefused(connectionId, readRetryAtMs(failure));
      } finally {
        endTurn(failure === undefined);
      }
      if (!failure) return;
      const afterMs = planRetry(failure, retries, Math.random());
      if (afterMs === undefined) {
        const told = await tellNotFound(failure, reply);
        yield [{ type: "failed", failure: retries === 0 ? told : { ...told, attempts: retries + 1 } }];
        return;
      }
      notBeforeMs = Date.now() + afterMs;
    }
  } finally {
    replyHeld(reply.id, undefined);
  }
}

/** Until when the whole connection is left alone. Of a wait that is asked about first, only this reply is told. */
function readRetryAtMs({ retryAfterMs = 0 }: Failure): number {
  return retryAfterMs > LONGEST_WAIT_MS ? 0 : Date.now() + retryAfterMs;
}

/** Waits until a time, visibly. True where the reader did not want to wait. */
async function* hold(
  replyId: Id,
  failure: Failure | undefined,
  untilMs: number,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent[], boolean> {
  if (untilMs <= Date.now()) return false;
  const hurry = new AbortController();
  const goOn = () => hurry.abort();
  replyHeld(replyId, { kind: "retrying", untilMs, goOn, ...(failure ? { failure } : {}) });
  yield [{ type: "phase", phase: "retrying", untilMs }];
  await waitUntil(untilMs, AbortSignal.any([signal, hurry.signal]));
  replyHeld(replyId, undefined);
  return hurry.signal.aborted;
}

/** One try. Its failure comes back where no text came before it; every other end is among the events. */
async function* askOnce(asked: Asked): AsyncGenerator<StreamEvent[], Failure | undefined> {
  const { reply, call, codec, carrier, signal, record } = asked;
  const watch = createStallWatch(STALL_AFTER_MS);
  const source = openReply(call, codec, noteBytes(carrier, watch.note), signal, record);
  let hasText = false;
  for await (const events of mergeStalls(source, watch)) {
    hasText ||= events.some(({ type }) => type === "part-delta" || type === "part");
    const failure = hasText ? undefined : readFailure(events, call);
    if (failure) {
      // What the service said before it failed, such as what it counted, stands.
      yield events.filter(({ type }) => type !== "failed" && type !== "interrupted");
      return failure;
    }
    const phase = events.find((event) => event.type === "phase")?.phase;
    if (phase === "stalled") announced("An answer has been silent for half a minute. Its connection is still open.");
    if (phase !== undefined)
      replyHeld(
        reply.id,
        phase === "stalled" ? { kind: "stalled", afterMs: STALL_AFTER_MS, goOn: watch.note } : undefined,
      );
    yield events;
  }
  return undefined;
}

/** The failure among some events. A connection that broke before the first word is one too. */
function readFailure(events: readonly StreamEvent[], call: HttpCall): Failure | undefined {
  for (const event of events) {
    if (event.type === "failed") return event.failure;
    if (event.type === "interrupted") return { kind: "broke-off", host: readHost(call.url) };
  }
  return undefined;
}
