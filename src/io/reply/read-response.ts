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
import { createServerEventReader } from "#io/http/read-server-events.ts";
import { createSniffer } from "#io/http/create-sniffer.ts";
import { createPause } from "#io/http/create-pause.ts";
import { createWholeBody } from "#io/http/whole-body.ts";

/** Called with each stream item and the events decoded from it. */
export type Recorder = (item: StreamItem, events: readonly StreamEvent[]) => void;

/** The wait for late events after the end, where the server keeps the connection open. */
const LATE_EVENT_WAIT_MS = 3000;

/**
 * Called with events that came together. The response is read on once what is returned has resolved, and no further where it is
 * false.
 */
export type EventListener = (events: StreamEvent[]) => EventsTaken | Promise<EventsTaken>;
type EventsTaken = void | boolean;

/** The ways to look at a response while it is read. */
export type ResponseListeners = {
  onEvents: EventListener;
  record?: Recorder;
  /** Called for every chunk that arrives, even one without events. */
  onBytes?: () => void;
};

/**
 * Reads a successful response, streamed or whole whatever its content type says, and resolves with its outcome: "broken"
 * where the connection broke, "left" where the listener wanted no more. Rejects where the listener does. A response beyond
 * the limit of an answer is not read on: what came of it is kept, and a failure says so. All the way from bytes to events is
 * this one loop, and events are handed on by a call: a hundred thousand chunks are read by it, and each step of a chunk
 * through a generator or another stream would cost as much as decoding it.
 */
export async function readResponse(
  response: HttpResponse,
  decoder: WireDecoder,
  { onEvents, record = () => {}, onBytes }: ResponseListeners,
  limit = createAnswerLimit(),
): Promise<"whole" | "broken" | "left"> {
  const body = response.body.getReader();
  const close = () => {
    body.cancel().catch(() => undefined);
  };
  const sniffer = createSniffer();
  let reading: Reading | undefined;
  let isBroken = false;
  const pauseIfBusy = createPause();
  try {
    while (!limit.isFull() && !isBroken) {
      let chunk: Uint8Array | undefined;
      try {
        chunk = (await body.read()).value;
      } catch {
        isBroken = true;
      }
      if (chunk === undefined) break;
      onBytes?.();
      limit.bytesArrived(chunk.byteLength);
      if (limit.isCut()) break;
      if (!reading) {
        const start = sniffer.add(chunk);
        if (start === "") continue;
        const create = isWholeBody(start, response.contentType) ? createWholeReading : createStreamReading;
        reading = create({ response, decoder, record, limit, close });
        chunk = sniffer.join();
      }
      for (const piece of reading.decode(chunk)) {
        let events: StreamEvent[];
        try {
          events = reading.read(piece);
        } catch {
          // What cannot be decoded ends the body there, and what came before it stays.
          isBroken = true;
          break;
        }
        if (events.length > 0) {
          const taken = onEvents(events);
          if ((taken instanceof Promise ? await taken : taken) === false) return "left";
        }
        const pause = pauseIfBusy();
        if (pause) await pause;
        if (limit.isFull()) break;
      }
    }
    if (!limit.isFull()) {
      reading ??= createStreamReading({ response, decoder, record, limit, close });
      const events = reading.end(isBroken || limit.isCut());
      if (events.length > 0 && (await onEvents(events)) === false) return "left";
    }
  } finally {
    reading?.dispose();
    close();
  }
  if (isBroken) return "broken";
  const kind = limit.exceeded();
  if (kind) await onEvents([{ type: "failed", failure: { kind } }]);
  return "whole";
}

/** A response that is read, with the limit of its answer; `close` ends its body. */
type Opened = {
  response: HttpResponse;
  decoder: WireDecoder;
  record: Recorder;
  limit: AnswerLimit;
  close: () => void;
};

/** A way to read a body. Its events are those that the limit admits. */
type Reading = {
  /** The text of some more bytes, in pieces to be given to `read` one after the other. */
  decode(chunk: Uint8Array): readonly string[];
  read(piece: string): StreamEvent[];
  /** The events at the end; `isBroken` is true where the body is not whole. */
  end(isBroken: boolean): StreamEvent[];
  dispose(): void;
};

/** Reads a body as one JSON value or several. */
function createWholeReading({ response, decoder, record, limit, close }: Opened): Reading {
  const body = createWholeBody(close);
  return {
    decode: (chunk) => body.decode(chunk),
    read: (piece) => {
      body.add(piece);
      return [];
    },
    end(isBroken) {
      const text = response.redactor.redact(body.end());
      const events = limit.isCut()
        ? decodeWholeBody(closeJson(text) ?? text, response, decoder).filter(isContent)
        : isBroken
          ? []
          : decodeWholeBody(text, response, decoder);
      if (text.trim() !== "") record(isBroken ? { kind: "stray", text } : { kind: "event", data: text }, events);
      return limit.admit(events, text.length);
    },
    dispose: () => body.dispose(),
  };
}

const isContent = (event: StreamEvent): boolean => "index" in event || event.type === "usage";

/** Reads a body as server-sent events, and ends it a while after the last of them where the server keeps it open. */
function createStreamReading({ response, decoder, record, limit, close }: Opened): Reading {
  const reader = createServerEventReader(response.redactor);
  const strays = createStrayLines();
  let hasEvents = false;
  let hasEnded = false;
  let lateTimer: ReturnType<typeof setTimeout> | undefined;

  function readItems(items: readonly StreamItem[]): StreamEvent[] {
    const admitted: StreamEvent[] = [];
    let hasMore = false;
    for (const item of items) {
      const events = decodeItem(limit.isCut() ? closeItem(item) : item, strays, decoder);
      record(item, events);
      for (const { type } of events) {
        hasMore = true;
        hasEvents ||= type !== "unknown";
        hasEnded ||= type === "finished" || type === "failed";
      }
      if (events.length > 0) for (const event of limit.admit(events, getItemText(item).length)) admitted.push(event);
    }
    // Events after the end restart the wait, a keep-alive comment alone does not.
    if (hasEnded && hasMore) {
      clearTimeout(lateTimer);
      lateTimer = setTimeout(close, LATE_EVENT_WAIT_MS);
    }
    return admitted;
  }

  return {
    decode: (chunk) => reader.decode(chunk),
    read: (piece) => readItems(reader.read(piece)),
    end(isBroken) {
      const events = readItems(reader.end());
      if (isBroken) return events;
      const notAnAnswer = hasEvents ? undefined : strays.text();
      const last = notAnAnswer === undefined ? decoder.decodeEnd() : [createNotAnAnswerEvent(notAnAnswer, response)];
      return [...events, ...limit.admit(last, 0)];
    },
    dispose: () => clearTimeout(lateTimer),
  };
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
