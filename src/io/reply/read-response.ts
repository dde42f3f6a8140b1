import type { Json } from "#core/json.ts";
import { isJsonObject, parseJson } from "#core/json.ts";
import type { AnswerLimit } from "#core/wire/answer-limit.ts";
import { createAnswerLimit } from "#core/wire/answer-limit.ts";
import { closeJson } from "#core/wire/close-json.ts";
import { parseFailure } from "#core/wire/parse-failure.ts";
import type { StreamItem } from "#core/wire/server-event.ts";
import { getItemText } from "#core/wire/server-event.ts";
import type { StrayLines } from "#core/wire/stray-lines.ts";
import { createStrayLines } from "#core/wire/stray-lines.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { WireDecoder } from "#core/wire/wire-codec.ts";
import type { HttpResponse } from "#io/http/http-response.ts";
import { readServerEvents } from "#io/http/read-server-events.ts";
import { createMainThreadYielder, openChunks, readWholeBody, sniffFirstCharacter } from "#io/http/response-body.ts";

/** Called with each stream item and the events decoded from it. */
export type Recorder = (item: StreamItem, events: readonly StreamEvent[]) => void;

/** The wait for late events after the end, where the server keeps the connection open. */
const LATE_EVENT_WAIT_MS = 3000;

/**
 * The events of a successful response, streamed or whole whatever its content type says. Rejects where the connection
 * breaks, after yielding all earlier events. A response beyond the limit of an answer is not read on: what came of it is
 * kept, and a failure says so.
 */
export async function* readResponse(
  response: HttpResponse,
  decoder: WireDecoder,
  record: Recorder = () => {},
  limit = createAnswerLimit(),
): AsyncGenerator<StreamEvent[]> {
  const { chunks, close } = openChunks(response.body);
  const { start, all } = await sniffFirstCharacter(limitChunks(chunks, limit));
  const read = isWholeBody(start, response.contentType) ? readWhole : readStream;
  try {
    for await (const decodedItems of read({ response, decoder, record, limit, chunks: all, close })) {
      const events = decodedItems.flatMap(({ events: decoded, sizeChars }) => limit.admit(decoded, sizeChars));
      if (events.length > 0) yield events;
      if (limit.isFull()) break;
    }
  } catch (error) {
    if (!(error instanceof TooLongError)) throw error;
  }
  const kind = limit.exceeded();
  if (kind) yield [{ type: "failed", failure: { kind } }];
}

/** Thrown where a response is not read on. */
class TooLongError extends Error {}

async function* limitChunks(chunks: AsyncIterable<Uint8Array>, limit: AnswerLimit): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of chunks) {
    limit.bytesArrived(chunk.byteLength);
    if (limit.isCut()) throw new TooLongError();
    yield chunk;
  }
}

/** A response that is read: its chunks go through `limit`, and `close` ends them. */
type Reading = {
  response: HttpResponse;
  decoder: WireDecoder;
  record: Recorder;
  limit: AnswerLimit;
  chunks: AsyncGenerator<Uint8Array>;
  close: () => void;
};

/** The events of an item, or of the end of the body, with the size of the item. */
type DecodedItem = { events: StreamEvent[]; sizeChars: number };

async function* readWhole({ response, decoder, record, limit, chunks, close }: Reading): AsyncGenerator<DecodedItem[]> {
  const { text: received, broken } = await readWholeBody(chunks, close);
  const text = response.redactor.redact(received);
  const events = limit.isCut()
    ? decodeWholeBody(closeJson(text) ?? text, response, decoder).filter(isContent)
    : broken
      ? []
      : decodeWholeBody(text, response, decoder);
  if (text.trim() !== "") record(broken ? { kind: "stray", text } : { kind: "event", data: text }, events);
  yield [{ events, sizeChars: text.length }];
  if (broken) throw broken.error;
}

const isContent = (event: StreamEvent): boolean => "index" in event || event.type === "usage";

async function* readStream({
  response,
  decoder,
  record,
  limit,
  chunks,
  close,
}: Reading): AsyncGenerator<DecodedItem[]> {
  const strays = createStrayLines();
  let hasEvents = false;
  let lateTimer: ReturnType<typeof setTimeout> | undefined;
  const yieldToPage = createMainThreadYielder();
  for await (const items of readServerEvents(chunks, response.redactor)) {
    const decodedItems = items.map((item): DecodedItem => {
      const events = decodeItem(limit.isCut() ? closeItem(item) : item, strays, decoder);
      record(item, events);
      return { events, sizeChars: getItemText(item).length };
    });
    const events = decodedItems.flatMap((item) => item.events);
    hasEvents ||= events.some(({ type }) => type !== "unknown");
    yield decodedItems;
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
  const notAnAnswer = hasEvents ? undefined : strays.text();
  const lastEvents = notAnAnswer === undefined ? decoder.decodeEnd() : [createNotAnAnswerEvent(notAnAnswer, response)];
  yield [{ events: lastEvents, sizeChars: 0 }];
}

/** An item that was cut off, with its JSON closed. */
function closeItem(item: StreamItem): StreamItem {
  if (item.kind !== "event" || parseJson(item.data) !== undefined) return item;
  return { ...item, data: closeJson(item.data) ?? item.data };
}

/** The events of a stream item. Lines outside the event format can be an error: one line, or JSON over several. */
function decodeItem(item: StreamItem, strays: StrayLines, decoder: WireDecoder): StreamEvent[] {
  if (item.kind === "event") return decoder.decodeEvent(item);
  const error = item.kind === "stray" ? strays.add(item.text) : undefined;
  return error === undefined ? [] : decoder.decodeEvent({ name: "error", data: error });
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
