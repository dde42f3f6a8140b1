import type { Caching, Part } from "#core/content/part.ts";
import type { JsonObject } from "#core/json.ts";
import type { Adaptation, Dialect, Parameters, Sha256 } from "#core/vocabulary.ts";

/** A chat request before a wire has encoded it. */
export type ChatRequest = {
  model: string;
  dialect: Dialect;
  /** The system prompt; "" for none. */
  system: string;
  messages: ChatMessage[];
  /** The parameters to send, by path. */
  parameters: Parameters;
  /** The user's extra JSON, merged into the body last. */
  extra: JsonObject;
  stream: boolean;
  /** The cache breakpoints beside those of parts. */
  caching?: Caching;
  /** Changes for a server that refuses what Étude adds by itself. */
  adaptations?: readonly Adaptation[];
  /** Base64 text of every image and document that a part names. */
  blobs: Readonly<Record<Sha256, string>>;
};

/** One message. `isFromSameModel` is true for an answer of the model and the connection that the request goes to. */
export type ChatMessage = { role: "user" | "assistant"; parts: Part[]; isFromSameModel?: true };
