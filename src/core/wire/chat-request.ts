import type { Part } from "#core/content/part.ts";
import type { JsonObject } from "#core/json.ts";
import type { Dialect, Parameters, Sha256 } from "#core/vocabulary.ts";

/** A call before any wire has given it a form. */
export type ChatRequest = {
  model: string;
  dialect: Dialect;
  /** Empty for none. */
  system: string;
  messages: ChatMessage[];
  /** Only what is sent, by path. */
  parameters: Parameters;
  /** Merged into the body last. */
  extra: JsonObject;
  stream: boolean;
  /** Base64 text of every image and document that a part names. */
  blobs: Readonly<Record<Sha256, string>>;
};

export type ChatMessage = { role: "user" | "assistant"; parts: Part[] };
