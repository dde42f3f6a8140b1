import { createParser } from "eventsource-parser";
import { memoizeLast } from "#core/memoize-last.ts";
import type { Redactor } from "#core/wire/create-redactor.ts";
import type { StreamItem } from "#core/wire/server-event.ts";

/** Longer texts are parsed in pieces of this length, so that the page can handle input between them. */
const PIECE_CHARS = 65_536;

/**
 * The items of a server-sent event stream, as soon as each is complete, however the bytes are split. A last event
 * without a blank line after it counts. An item is whole, and no secret holds a line end, so secrets are taken out of
 * each item by itself. Rejects where the connection breaks, after yielding all earlier items.
 */
export async function* readServerEvents(
  chunks: AsyncIterable<Uint8Array>,
  { redact }: Redactor,
): AsyncGenerator<StreamItem[]> {
  let ready: StreamItem[] = [];
  /** Most events have the name of the one before. */
  const redactName = memoizeLast(redact);
  const parser = createParser({
    onEvent: ({ event, data }) =>
      ready.push({ kind: "event", ...(event === undefined ? {} : { name: redactName(event) }), data: redact(data) }),
    onComment: (text) => ready.push({ kind: "comment", text: redact(text) }),
    onError: ({ type, line = "" }) => {
      if (type === "unknown-field" && line.trim() !== "") ready.push({ kind: "stray", text: redact(line) });
    },
  });
  const decoder = new TextDecoder();
  const toLineFeeds = createLineEndNormaliser();
  let broken: { error: unknown } | undefined;
  try {
    for await (const chunk of chunks)
      for (const piece of splitIntoPieces(toLineFeeds(decoder.decode(chunk, { stream: true })))) {
        parser.feed(piece);
        if (ready.length === 0) continue;
        yield ready;
        ready = [];
      }
  } catch (error) {
    broken = { error };
  }
  parser.feed(`${toLineFeeds(decoder.decode())}\n\n`);
  if (ready.length > 0) yield ready;
  if (broken) throw broken.error;
}

/**
 * Converts all three line endings to line feeds. The parser waits after a carriage return for a possible line feed, so
 * an event that ends with one would come late, or never on a connection that stays open.
 */
function createLineEndNormaliser(): (text: string) => string {
  let endedInReturn = false;
  return (text) => {
    const rest = endedInReturn && text.startsWith("\n") ? text.slice(1) : text;
    if (text !== "") endedInReturn = text.endsWith("\r");
    return rest.includes("\r") ? rest.replaceAll(/\r\n?/g, "\n") : rest;
  };
}

function* splitIntoPieces(text: string): Generator<string> {
  if (text.length <= PIECE_CHARS) yield text;
  else for (let start = 0; start < text.length; start += PIECE_CHARS) yield text.slice(start, start + PIECE_CHARS);
}
