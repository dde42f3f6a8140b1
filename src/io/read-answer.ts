import type { Json } from "#core/json.ts";
import { isJsonObject, readJson } from "#core/json.ts";
import { readFailure } from "#core/wire/read-failure.ts";
import type { StreamItem } from "#core/wire/server-event.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { WireDecoder } from "#core/wire/wire-codec.ts";
import type { HttpAnswer } from "#io/http-answer.ts";
import { openChunks } from "#io/http/open-chunks.ts";
import { readServerEvents } from "#io/http/read-server-events.ts";
import { readWhole } from "#io/http/read-whole.ts";
import { sniff } from "#io/http/sniff.ts";
import { createBreather } from "#io/http/take-breath.ts";

/** Told of everything that came and of what became of it. */
export type Recorder = (item: StreamItem, events: readonly StreamEvent[]) => void;

/** How long more is still waited for after an end, where the server keeps the connection open. */
const LATE_MS = 3000;

/**
 * The events of an answer with a good status, streamed or whole whatever it says of itself. Rejects where the
 * connection breaks, after all that came before.
 */
export async function* readAnswer(
  answer: HttpAnswer,
  decoder: WireDecoder,
  record: Recorder = () => {},
): AsyncGenerator<StreamEvent[]> {
  const { chunks, close } = openChunks(answer.body);
  const { start, all } = await sniff(chunks);
  if (isWhole(start, answer.contentType)) {
    const { text, broken } = await readWhole(all, close);
    const events = broken ? [] : readWholeAnswer(text, answer, decoder);
    if (text.trim() !== "") record(broken ? { kind: "stray", text } : { kind: "event", data: text }, events);
    yield events;
    if (broken) throw broken.error;
    return;
  }
  const strays: string[] = [];
  let hasEvents = false;
  let late: ReturnType<typeof setTimeout> | undefined;
  const breathe = createBreather();
  for await (const items of readServerEvents(all)) {
    const events: StreamEvent[] = [];
    for (const item of items) {
      const read = item.kind === "event" ? decoder.readEvent(item) : [];
      if (item.kind === "stray") strays.push(item.text);
      hasEvents ||= read.some(({ type }) => type !== "unknown");
      record(item, read);
      events.push(...read);
    }
    if (events.length > 0) yield events;
    if (late !== undefined || events.some(({ type }) => type === "finished" || type === "failed")) {
      // What comes after the end starts the wait again, a sign of life alone does not.
      if (events.length > 0) {
        clearTimeout(late);
        late = setTimeout(close, LATE_MS);
      }
    }
    await breathe();
  }
  clearTimeout(late);
  yield !hasEvents && strays.length > 0 ? [noAnswer(strays.join("\n"), answer)] : decoder.readEnd();
}

/** Its first sign tells: services send streams as JSON and JSON as streams. */
function isWhole(start: string, contentType: string): boolean {
  if (start === "{" || start === "[" || start === "<") return true;
  const isFieldOfAnEvent = /^[deir:]/.test(start);
  return !isFieldOfAnEvent && contentType !== "text/event-stream" && start !== "";
}

function readWholeAnswer(text: string, answer: HttpAnswer, decoder: WireDecoder): StreamEvent[] {
  if (text.trim() === "") return decoder.readEnd();
  const events = readBody(text, decoder);
  if (events.some(({ type }) => type !== "unknown")) return [...events, ...decoder.readEnd()];
  return [noAnswer(text, answer)];
}

/** One JSON object, or several: in a list, or one a line. */
function readBody(text: string, decoder: WireDecoder): StreamEvent[] {
  const body = readJson(text);
  if (isJsonObject(body)) return decoder.readWhole(body);
  if (Array.isArray(body)) return body.flatMap((item) => decoder.readEvent({ data: JSON.stringify(item) }));
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  const bodies = lines.map(readJson).filter((line): line is Json => line !== undefined);
  // The last line may be cut.
  if (bodies.length < Math.max(1, lines.length - 1)) return [];
  return lines.flatMap((data) => decoder.readEvent({ data }));
}

function noAnswer(text: string, { status, contentType }: HttpAnswer): StreamEvent {
  const { serverMessage } = readFailure(status, contentType, text);
  return {
    type: "failed",
    failure: { kind: "not-an-answer", status, ...(serverMessage ? { serverMessage } : {}) },
  };
}
