import type { JsonObject, Json } from "#core/json.ts";
import type { ChatRequest } from "./chat-request.ts";
import type { ServerEvent } from "./server-event.ts";
import type { StreamEvent } from "./stream-event.ts";

/** One wire: encodes a request as a body and decodes the response into events. */
export type WireCodec = {
  /** The path below the base URL, with a leading slash. */
  path: string;
  encode(request: ChatRequest): JsonObject;
  createDecoder(): WireDecoder;
};

/** Decodes one response. It keeps state between calls and never throws: unknown content is yielded as "unknown". */
export type WireDecoder = {
  /** Decodes one server-sent event. */
  decodeEvent(event: ServerEvent): StreamEvent[];
  /** Decodes a whole JSON response, where the service did not stream. */
  decodeResponse(body: Json): StreamEvent[];
  /** The events held back until more would have come, where the body breaks off. */
  decodeBreak?(): StreamEvent[];
  /** Decodes the end of the body, which may be an interruption or a failure. */
  decodeEnd(): StreamEvent[];
};
