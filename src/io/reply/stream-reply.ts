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
import type { EventListener, ResponseListeners } from "./read-response.ts";
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
 * Sends a request and gives its listener the events from then to the end of the response; events that arrived together are
 * one list. Whatever the service does, this resolves: a failure, a stop by the signal and a cut connection are the last
 * event. Rejects where the listener does.
 */
export async function streamReply(
  request: HttpRequest,
  codec: WireCodec,
  transport: Transport,
  signal: AbortSignal,
  { onEvents, ...listeners }: ResponseListeners,
  limit?: AnswerLimit,
): Promise<void> {
  const redactFailure = (event: StreamEvent): StreamEvent =>
    isFailure(event) ? { ...event, failure: transport.redact(event.failure) } : event;
  const give = (events: StreamEvent[]) =>
    events.length > 0 ? onEvents(events.some(isFailure) ? events.map(redactFailure) : events) : undefined;
  const getBreak = (): StreamEvent => (signal.aborted ? { type: "stopped" } : { type: "interrupted" });

  await give([{ type: "phase", phase: "connecting" }]);
  let response: HttpResponse;
  try {
    response = await transport.send(request, signal);
  } catch (error) {
    await give([signal.aborted ? { type: "stopped" } : await diagnoseFailure(request, transport, error, signal)]);
    return;
  }
  listeners.onBytes?.();
  if (response.status < 200 || response.status > 299) {
    const failure = await readFailure(response);
    await give([failure ? { type: "failed", failure } : getBreak()]);
    return;
  }
  await give([{ type: "phase", phase: "waiting" }]);
  const decoder = codec.createDecoder();
  const redactor = createEventRedactor(response.redactor);
  const onDecoded: EventListener = (events) => give(redactor.redact(events));
  const outcome = await readResponse(response, decoder, { ...listeners, onEvents: onDecoded }, limit);
  if (outcome === "left") return;
  // Events given so far stay valid where the body broke off, and a finished reply stays finished.
  const held = outcome === "broken" ? redactor.redact(decoder.decodeBreak?.() ?? []) : [];
  await give([...held, ...redactor.end()]);
  if (outcome === "broken") await give([getBreak()]);
}

const isFailure = (event: StreamEvent): event is Extract<StreamEvent, { type: "failed" }> => event.type === "failed";

/** The failure that a response with an error status reports; undefined where its body broke off. */
async function readFailure({
  status,
  contentType,
  headers,
  body,
  redactor,
}: HttpResponse): Promise<Failure | undefined> {
  try {
    const text = redactor.redact(await readText(readChunks(body), ERROR_BODY_MAX_BYTES));
    const retryAfterMs = parseRetryAfterMs((name) => headers.get(name), Date.now());
    return parseFailure(status, contentType, text, retryAfterMs);
  } catch {
    return undefined;
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
