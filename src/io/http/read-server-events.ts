import { createParser } from "eventsource-parser";
import { memoizeLast } from "#core/memoize-last.ts";
import type { Redactor } from "#core/wire/create-redactor.ts";
import type { StreamItem } from "#core/wire/server-event.ts";

/** Longer texts are parsed in pieces of this length, so that the page can handle input between them. */
const PIECE_CHARS = 65_536;

/** Reads a stream of server-sent events from the bytes of a body, however they are split. */
export type ServerEventReader = {
  /** The text of some more bytes, in pieces to be given to `read` one after the other. */
  decode(chunk: Uint8Array): readonly string[];
  /** The items that a piece completes, as soon as each is complete. */
  read(piece: string): StreamItem[];
  /** The items at the end of the body, also where it broke off: a last event without a blank line after it counts. */
  end(): StreamItem[];
};

/**
 * Creates a reader for one body. An item is whole, and no secret holds a line end, so secrets are taken out of each item
 * by itself; where a piece has none in it, neither do the items that begin in it.
 */
export function createServerEventReader({ redact }: Redactor): ServerEventReader {
  let ready: StreamItem[] = [];
  /** False for an item that lies in a piece without any secret. */
  let mayHoldSecret = false;
  let isPieceClean = false;
  let endedBetweenEvents = true;
  /** Most events have the name of the one before. */
  const redactName = memoizeLast(redact);
  const clean = (text: string) => (mayHoldSecret ? redact(text) : text);
  const parser = createParser({
    onEvent: ({ event, data }) => {
      const item: StreamItem = { kind: "event", data: clean(data) };
      if (event !== undefined) item.name = mayHoldSecret ? redactName(event) : event;
      ready.push(item);
      // An event that began in an earlier piece is over; the next ones begin in this piece.
      mayHoldSecret = !isPieceClean;
    },
    onComment: (text) => ready.push({ kind: "comment", text: clean(text) }),
    onError: ({ type, line = "" }) => {
      if (type === "unknown-field" && line.trim() !== "") ready.push({ kind: "stray", text: clean(line) });
    },
  });
  const decoder = new TextDecoder();
  const toLineFeeds = createLineEndNormaliser();

  function read(piece: string): StreamItem[] {
    if (piece === "") return [];
    isPieceClean = redact(piece) === piece;
    mayHoldSecret = !isPieceClean || !endedBetweenEvents;
    parser.feed(piece);
    endedBetweenEvents = piece.endsWith("\n\n");
    const items = ready;
    if (items.length > 0) ready = [];
    return items;
  }

  return {
    decode: (chunk) => cutIntoPieces(toLineFeeds(decoder.decode(chunk, { stream: true }))),
    read,
    end: () => read(`${toLineFeeds(decoder.decode())}\n\n`),
  };
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

function cutIntoPieces(text: string): readonly string[] {
  if (text.length <= PIECE_CHARS) return [text];
  const pieces: string[] = [];
  for (let start = 0; start < text.length; start += PIECE_CHARS) pieces.push(text.slice(start, start + PIECE_CHARS));
  return pieces;
}
