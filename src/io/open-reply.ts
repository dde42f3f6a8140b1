import { isJsonObject, readJson } from "#core/json.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { HttpCall } from "#core/wire/http-call.ts";
import { readFailure } from "#core/wire/read-failure.ts";
import { readRetryAfterMs } from "#core/wire/read-retry-after.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { WireCodec, WireDecoder } from "#core/wire/wire-codec.ts";
import type { HttpAnswer } from "#io/http-answer.ts";
import { openChunks } from "#io/http/open-chunks.ts";
import { readServerEvents } from "#io/http/read-server-events.ts";
import { readText } from "#io/http/read-text.ts";

/** How a call is carried: over the network, or to the demo model's worker. */
export type Carrier = {
  send(call: HttpCall, signal: AbortSignal): Promise<HttpAnswer>;
  /** Why there was no answer at all. */
  diagnose(call: HttpCall, error: unknown, signal: AbortSignal): Promise<Failure>;
  /** A failure as it may be kept: without the key, which some services repeat, and with what this way adds to it. */
  mark(failure: Failure): Failure;
};

const ERROR_BODY_MOST_BYTES = 64_000;
/** How long usage is still waited for after the finish reason, where the server keeps the connection open. */
const LATE_USAGE_MS = 3000;

/**
 * Everything that happens from sending a call to the end of its answer, as events, those that arrived together in one
 * list. It never rejects: a failure, a stop by the signal and a cut connection are its last event.
 */
export async function* openReply(
  call: HttpCall,
  codec: WireCodec,
  carrier: Carrier,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent[]> {
  for await (const events of openUnmarked(call, codec, carrier, signal))
    yield events.map((event) =>
      event.type === "failed" ? { ...event, failure: carrier.mark(event.failure) } : event,
    );
}

async function* openUnmarked(
  call: HttpCall,
  codec: WireCodec,
  carrier: Carrier,
  signal: AbortSignal,
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
    yield* readAnswer(answer, decoder);
  } catch {
    // The body broke off. What the decoder has yielded so far stands; a finished answer stays finished.
    if (signal.aborted) yield [{ type: "stopped" }];
    else yield [{ type: "interrupted" }];
  }
}

async function diagnosed(
  call: HttpCall,
  carrier: Carrier,
  error: unknown,
  signal: AbortSignal,
): Promise<StreamEvent> {
  const failure = await carrier
    .diagnose(call, error, signal)
    .catch((): Failure => ({ kind: "unreachable" }));
  return signal.aborted ? { type: "stopped" } : { type: "failed", failure };
}

async function* readAnswer(answer: HttpAnswer, decoder: WireDecoder): AsyncGenerator<StreamEvent[]> {
  const { chunks, close } = openChunks(answer.body);
  const { start, all } = await sniff(chunks);
  if (answer.contentType.endsWith("json") || start === "{" || start === "<") {
    yield readWholeAnswer(await readText(all), answer, decoder);
    return;
  }
  let late: ReturnType<typeof setTimeout> | undefined;
  for await (const serverEvents of readServerEvents(all)) {
    const events = serverEvents.flatMap((event) => decoder.readEvent(event));
    if (events.length > 0) yield events;
    if (events.some(({ type }) => type === "finished" || type === "failed"))
      late ??= setTimeout(close, LATE_USAGE_MS);
  }
  clearTimeout(late);
  const end = decoder.readEnd();
  if (end.length > 0) yield end;
}

/** The first character that is not white space or a byte order mark, and all chunks, those read for it included. */
async function sniff(
  chunks: AsyncIterator<Uint8Array>,
): Promise<{ start: string; all: AsyncGenerator<Uint8Array> }> {
  const read: Uint8Array[] = [];
  let start = "";
  while (start === "") {
    const next = await chunks.next();
    if (next.done) break;
    read.push(next.value);
    start = new TextDecoder().decode(next.value.subarray(0, 64)).trimStart().charAt(0);
  }
  async function* readOn() {
    yield* read;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { start, all: readOn() };
}

function readWholeAnswer(text: string, answer: HttpAnswer, decoder: WireDecoder): StreamEvent[] {
  const body = readJson(text);
  if (text.trim() === "") return decoder.readEnd();
  const events = isJsonObject(body) ? decoder.readWhole(body) : [];
  if (events.some(({ type }) => type !== "unknown")) return [...events, ...decoder.readEnd()];
  const { serverMessage } = readFailure(answer.status, answer.contentType, text);
  return [
    {
      type: "failed",
      failure: {
        kind: "not-an-answer",
        status: answer.status,
        ...(serverMessage ? { serverMessage } : {}),
      },
    },
  ];
}
