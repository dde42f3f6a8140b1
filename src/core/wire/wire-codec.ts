import type { JsonObject, Json } from "#core/json.ts";
import type { ChatRequest } from "./chat-request.ts";
import type { ServerEvent } from "./server-event.ts";
import type { StreamEvent } from "./stream-event.ts";

/** One wire: how a request becomes a body, and how what comes back becomes events. */
export type WireCodec = {
  /** Below the base URL, with a leading slash. */
  path: string;
  encode(request: ChatRequest): JsonObject;
  createDecoder(): WireDecoder;
};

/** Reads one answer. It keeps its place between calls and never throws: what it does not know it yields as unknown. */
export type WireDecoder = {
  /** One server-sent event. */
  decodeEvent(event: ServerEvent): StreamEvent[];
  /** A whole JSON answer, where none was streamed. */
  decodeResponse(body: Json): StreamEvent[];
  /** The body has ended: what that means. */
  decodeEnd(): StreamEvent[];
};
