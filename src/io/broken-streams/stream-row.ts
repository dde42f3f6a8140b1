import type { Wire } from "#core/content/part.ts";
import type { ReplyStatus } from "#core/conversation/conversation.ts";
import type { Json, JsonObject } from "#core/json.ts";
import type { Usage } from "#core/wire/stream-event.ts";

/** One answer as a server may send it, and what has to be read from it. */
export type StreamRow = {
  case: string;
  /** "chat-completions" unless told. */
  wire?: Wire;
  /** A text goes out as UTF-8. */
  body: string | Uint8Array;
  /** "text/event-stream" unless told; empty for none. */
  contentType?: string;
  gzip?: boolean;
  /** The connection closes well, breaks, or stays open. */
  ending?: "closes" | "breaks" | "stays-open";
  expected: Partial<DecodedReply>;
};

/** What was read. Whatever a row does not name has to be as in `NOTHING`. */
export type DecodedReply = {
  status: ReplyStatus;
  finishReason: string;
  stopSequence: string;
  text: string;
  thinking: string;
  signatures: string[];
  toolCalls: { id: string; name: string; arguments: string }[];
  citations: Json[];
  /** Parts that are kept as they came. */
  unknownParts: Json[];
  usage: Usage;
  billedUsd: number;
  failure: string;
  serverMessage: string;
  /** How many pieces were not understood, and how many lines belonged to no event. */
  unknown: number;
  strays: number;
};

/** An answer that ended well without a word. */
export const EMPTY_REPLY: DecodedReply = {
  status: "done",
  finishReason: "stop",
  stopSequence: "",
  text: "",
  thinking: "",
  signatures: [],
  toolCalls: [],
  citations: [],
  unknownParts: [],
  usage: {},
  billedUsd: 0,
  failure: "",
  serverMessage: "",
  unknown: 0,
  strays: 0,
};

/** One event without a name. */
export const makeEvent = (value: Json): string => `data: ${JSON.stringify(value)}\n\n`;

/** A chunk of chat completions: its delta, and what stands beside that in the choice and in the chunk. */
export const makeChunk = (delta: JsonObject, choice: JsonObject = {}, rest: JsonObject = {}): string =>
  makeEvent({ id: "c1", model: "m", choices: [{ index: 0, delta, ...choice }], ...rest });

export const makeTextChunk = (content: string): string => makeChunk({ content });
export const STOP = makeChunk({}, { finish_reason: "stop" });
export const DONE = "data: [DONE]\n\n";
/** A good stream: "Hello", its end, and the mark. */
export const HELLO = makeTextChunk("Hel") + makeTextChunk("lo") + STOP + DONE;

/** The bytes of a text, with others in place of some of its characters. */
export function bytesOf(text: string, replaced: Record<string, number[]> = {}): Uint8Array {
  const encoder = new TextEncoder();
  return Uint8Array.from(Array.from(text, (character) => replaced[character] ?? [...encoder.encode(character)]).flat());
}
