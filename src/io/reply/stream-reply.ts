import type { AnswerLimit } from "#core/wire/answer-limit.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import { parseFailure } from "#core/wire/parse-failure.ts";
import { createEventRedactor } from "#core/wire/redact-events.ts";
import { parseRetryAfterMs } from "#core/wire/parse-retry-after.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { WireCodec } from "#core/wire/wire-codec.ts";
import type { HttpResponse } from "#io/http/http-response.ts";
import { readChunks, readText } from "#io/http/response-body.ts";
import type { Recorder } from "./read-response.ts";
import { readResponse } from "./read-response.ts";

/** Sends requests: over the network, or to the demo model's worker. */
export type Transport = {
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
  /** Finds out why no response came. */
  diagnose(request: HttpRequest, error: unknown, signal: AbortSignal): Promise<Failure>;
  /**
   * Returns the failure safe to store: API key and header values redacted, which some services repeat, and with details
   * of this transport.
   */
  redact(failure: Failure): Failure;
};

const ERROR_BODY_MAX_BYTES = 64_000;

/**
 * The events of a request from sending to the end of its response; events that arrived together are one list. Never
 * rejects: a failure, a stop by the signal and a cut connection are the last event. `record` is called with every
 * stream item.
 */
export async function* streamReply(
  request: HttpRequest,
  codec: WireCodec,
  transport: Transport,
  signal: AbortSignal,
  record?: Recorder,
  limit?: AnswerLimit,
): AsyncGenerator<StreamEvent[]> {
  const redactFailures = (events: StreamEvent[]): StreamEvent[] =>
    events.some(({ type }) => type === "failed")
      ? events.map((event) =>
          event.type === "failed" ? { ...event, failure: transport.redact(event.failure) } : event,
        )
      : events;
  yield [{ type: "phase", phase: "connecting" }];
  let response: HttpResponse;
  try {
    response = await transport.send(request, signal);
  } catch (error) {
    if (signal.aborted) yield [{ type: "stopped" }];
    else yield redactFailures([await diagnoseFailure(request, transport, error, signal)]);
    return;
  }
  const decoder = codec.createDecoder();
  const redactor = createEventRedactor(response.redactor);
  try {
    if (response.status < 200 || response.status > 299) {
      const received = await readText(readChunks(response.body), ERROR_BODY_MAX_BYTES);
      const text = response.redactor.redact(received);
      const retryAfterMs = parseRetryAfterMs((name) => response.headers.get(name), Date.now());
      const failure = parseFailure(response.status, response.contentType, text, retryAfterMs);
      yield redactFailures([{ type: "failed", failure }]);
      return;
    }
    yield [{ type: "phase", phase: "waiting" }];
    for await (const decoded of readResponse(response, decoder, record, limit)) {
      const events = redactor.redact(decoded);
      if (events.length > 0) yield redactFailures(events);
    }
    const rest = redactor.end();
    if (rest.length > 0) yield rest;
  } catch {
    // The body broke off. Events yielded so far stay valid, and a finished reply stays finished.
    const rest = [...redactor.redact(decoder.decodeBreak?.() ?? []), ...redactor.end()];
    if (rest.length > 0) yield redactFailures(rest);
    if (signal.aborted) yield [{ type: "stopped" }];
    else yield [{ type: "interrupted" }];
  }
}

async function diagnoseFailure(
  request: HttpRequest,
  transport: Transport,
  error: unknown,
  signal: AbortSignal,
): Promise<StreamEvent> {
  const failure = await transport.diagnose(request, error, signal).catch((): Failure => ({ kind: "unreachable" }));
  return signal.aborted ? { type: "stopped" } : { type: "failed", failure };
}
