import type { Json } from "#core/json.ts";
import { isJsonObject, parseJson } from "#core/json.ts";
import { findErrorInLine, parseFailure } from "#core/wire/parse-failure.ts";
import type { StreamItem } from "#core/wire/server-event.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { WireDecoder } from "#core/wire/wire-codec.ts";
import type { HttpResponse } from "#io/http/http-response.ts";
import { readServerEvents } from "#io/http/read-server-events.ts";
import { createMainThreadYielder, openChunks, readWholeBody, sniffFirstCharacter } from "#io/http/response-body.ts";

/** Called with each stream item and the events decoded from it. */
export type Recorder = (item: StreamItem, events: readonly StreamEvent[]) => void;

/** The wait for late events after the end, where the server keeps the connection open. */
const LATE_EVENT_WAIT_MS = 3000;

/** An error over several lines is shorter. */
const MAX_ERROR_LINES = 1000;
const MAX_ERROR_CHARS = 64_000;

/**
 * The events of a successful response, streamed or whole whatever its content type says. Rejects where the connection
 * breaks, after yielding all earlier events.
 */
export async function* readResponse(
  response: HttpResponse,
  decoder: WireDecoder,
  record: Recorder = () => {},
): AsyncGenerator<StreamEvent[]> {
  const { chunks, close } = openChunks(response.body);
  const { start, all } = await sniffFirstCharacter(chunks);
  if (isWholeBody(start, response.contentType)) {
    const { text: received, broken } = await readWholeBody(all, close);
    const text = response.redactor.redact(received);
    const events = broken ? [] : decodeWholeBody(text, response, decoder);
    if (text.trim() !== "") record(broken ? { kind: "stray", text } : { kind: "event", data: text }, events);
    yield events;
    if (broken) throw broken.error;
    return;
  }
  const strays: string[] = [];
  let hasEvents = false;
  let lateTimer: ReturnType<typeof setTimeout> | undefined;
  const yieldToPage = createMainThreadYielder();
  for await (const items of readServerEvents(all, response.redactor)) {
    const events: StreamEvent[] = [];
    for (const item of items) {
      if (item.kind === "stray") strays.push(item.text);
      const decoded = decodeItem(item, strays, decoder);
      hasEvents ||= decoded.some(({ type }) => type !== "unknown");
      record(item, decoded);
      events.push(...decoded);
    }
    if (events.length > 0) yield events;
    if (lateTimer !== undefined || events.some(({ type }) => type === "finished" || type === "failed")) {
      // Events after the end restart the wait, a keep-alive comment alone does not.
      if (events.length > 0) {
        clearTimeout(lateTimer);
        lateTimer = setTimeout(close, LATE_EVENT_WAIT_MS);
      }
    }
    await yieldToPage();
  }
  clearTimeout(lateTimer);
  yield !hasEvents && strays.length > 0 ? [createNotAnAnswerEvent(strays.join("\n"), response)] : decoder.decodeEnd();
}

/** The events of a stream item. Lines outside the event format can be an error: one line, or JSON over several. */
function decodeItem(item: StreamItem, strays: string[], decoder: WireDecoder): StreamEvent[] {
  if (item.kind === "event") return decoder.decodeEvent(item);
  if (item.kind === "comment") return [];
  const error = findErrorInLine(item.text) ?? (item.text.trim() === "}" ? findErrorInLines(strays) : undefined);
  if (error === undefined) return [];
  strays.length = 0;
  return decoder.decodeEvent({ name: "error", data: error });
}

function findErrorInLines(lines: readonly string[]): string | undefined {
  if (lines.length > MAX_ERROR_LINES) return undefined;
  const charCount = lines.reduce((sum, line) => sum + line.length, 0);
  return charCount > MAX_ERROR_CHARS ? undefined : findErrorInLine(lines.join("\n"));
}

/** True for a whole body, judged by its first character: services label streams as JSON and JSON as streams. */
function isWholeBody(start: string, contentType: string): boolean {
  if (start === "{" || start === "[" || start === "<") return true;
  const isFieldOfAnEvent = /^[deir:]/.test(start);
  return !isFieldOfAnEvent && contentType !== "text/event-stream" && start !== "";
}

function decodeWholeBody(text: string, response: HttpResponse, decoder: WireDecoder): StreamEvent[] {
  if (text.trim() === "") return decoder.decodeEnd();
  const events = decodeBody(text, decoder);
  if (events.some(({ type }) => type !== "unknown")) return [...events, ...decoder.decodeEnd()];
  return [createNotAnAnswerEvent(text, response)];
}

/** Decodes one JSON object or several: in a list, or one a line. */
function decodeBody(text: string, decoder: WireDecoder): StreamEvent[] {
  const body = parseJson(text);
  if (isJsonObject(body)) return decoder.decodeResponse(body);
  if (Array.isArray(body)) return body.flatMap((item) => decoder.decodeEvent({ data: JSON.stringify(item) }));
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  const bodies = lines.map(parseJson).filter((line): line is Json => line !== undefined);
  // The last line may be cut off.
  if (bodies.length < Math.max(1, lines.length - 1)) return [];
  return lines.flatMap((data) => decoder.decodeEvent({ data }));
}

function createNotAnAnswerEvent(text: string, { status, contentType }: HttpResponse): StreamEvent {
  const { serverMessage } = parseFailure(status, contentType, text);
  return {
    type: "failed",
    failure: { kind: "not-an-answer", status, ...(serverMessage ? { serverMessage } : {}) },
  };
}
