import type { Failure } from "#core/wire/failure.ts";
import type { HttpCall } from "#core/wire/http-call.ts";
import { readFailure } from "#core/wire/read-failure.ts";
import { readRetryAfterMs } from "#core/wire/read-retry-after.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { WireCodec } from "#core/wire/wire-codec.ts";
import type { HttpAnswer } from "#io/http-answer.ts";
import { openChunks } from "#io/http/open-chunks.ts";
import { readText } from "#io/http/read-text.ts";
import type { Recorder } from "#io/read-answer.ts";
import { readAnswer } from "#io/read-answer.ts";

/** How a call is carried: over the network, or to the demo model's worker. */
export type Carrier = {
  send(call: HttpCall, signal: AbortSignal): Promise<HttpAnswer>;
  /** Why there was no answer at all. */
  diagnose(call: HttpCall, error: unknown, signal: AbortSignal): Promise<Failure>;
  /** A failure as it may be kept: without the key, which some services repeat, and with what this way adds to it. */
  mark(failure: Failure): Failure;
};

const ERROR_BODY_MOST_BYTES = 64_000;

/**
 * Everything that happens from sending a call to the end of its answer, as events, those that arrived together in one
 * list. It never rejects: a failure, a stop by the signal and a cut connection are its last event. `record` is told of
 * everything that came.
 */
export async function* openReply(
  call: HttpCall,
  codec: WireCodec,
  carrier: Carrier,
  signal: AbortSignal,
  record?: Recorder,
): AsyncGenerator<StreamEvent[]> {
  for await (const events of openUnmarked(call, codec, carrier, signal, record))
    yield events.map((event) => (event.type === "failed" ? { ...event, failure: carrier.mark(event.failure) } : event));
}

async function* openUnmarked(
  call: HttpCall,
  codec: WireCodec,
  carrier: Carrier,
  signal: AbortSignal,
  record?: Recorder,
): AsyncGenerator<StreamEvent[]> {
  yield [{ type: "phase", phase: "connecting" }];
  let answer: HttpAnswer;
  try {
    answer = await carrier.send(call, signal);
  } catch (error) {
    if (signal.aborted) yield [{ type: "stopped" }];
    else yield [await diagnosed(call, carrier, error, signal)];
    return;
  }
  const decoder = codec.createDecoder();
  try {
    if (answer.status < 200 || answer.status > 299) {
      const text = await readText(openChunks(answer.body).chunks, ERROR_BODY_MOST_BYTES);
      const retryAfterMs = readRetryAfterMs((name) => answer.headers.get(name), Date.now());
      const failure = readFailure(answer.status, answer.contentType, text);
      yield [{ type: "failed", failure: retryAfterMs === undefined ? failure : { ...failure, retryAfterMs } }];
      return;
    }
    yield [{ type: "phase", phase: "waiting" }];
    yield* readAnswer(answer, decoder, record);
  } catch {
    // The body broke off. What the decoder has yielded so far stands; a finished answer stays finished.
    if (signal.aborted) yield [{ type: "stopped" }];
    else yield [{ type: "interrupted" }];
  }
}

async function diagnosed(call: HttpCall, carrier: Carrier, error: unknown, signal: AbortSignal): Promise<StreamEvent> {
  const failure = await carrier.diagnose(call, error, signal).catch((): Failure => ({ kind: "unreachable" }));
  return signal.aborted ? { type: "stopped" } : { type: "failed", failure };
}
