import type { Part } from "#core/content/part.ts";
import type { Json, JsonObject } from "#core/json.ts";
import type { Failure } from "./failure.ts";

/** The tokens of one request. A count that the service did not send is absent, never 0. */
export type Usage = {
  inputTokens?: number;
  outputTokens?: number;
  /** Thinking tokens, already counted in `outputTokens`. */
  thinkingTokens?: number;
  /** Input tokens read from a cache, already counted in `inputTokens`. */
  cachedInputTokens?: number;
  /** Input tokens written into a cache, already counted in `inputTokens`; and those of them that are kept for an hour. */
  cacheWrittenTokens?: number;
  cacheWrittenForHourTokens?: number;
  /** The number of the service's own searches, which cost beside the tokens. */
  webSearches?: number;
};

/** The reason that a service gives for a refusal, each "" where it gives none. */
export type Refusal = { category: string; explanation: string };

export type Phase = "connecting" | "waiting" | "stalled" | "retrying";

/**
 * An event that a wire yields while a response arrives. A failure, a stop and a cut connection are events too, so that
 * `reduceReply` is the only place where a reply changes.
 */
export type StreamEvent =
  | { type: "phase"; phase: Phase }
  | { type: "started"; responseId?: string; model?: string }
  | {
      type: "part-delta";
      index: number;
      part: "text" | "thinking" | "tool-call";
      text: string;
      callId?: string;
      name?: string;
      /** The field in which thinking came, where it goes back under that name. */
      field?: string;
      /** Fields that the model added to a tool call for itself, as far as they have arrived. */
      ownFields?: JsonObject;
    }
  | { type: "part"; index: number; part: Part }
  /** A picture as it came: a `data:` address, or that of another server. It becomes a part once it is stored. */
  | { type: "picture"; index: number; address: string }
  /** A text part turned out to be thinking: a tag behind it says so. */
  | { type: "was-thinking"; index: number }
  /** The signature of a thinking part, as far as it has arrived. */
  | { type: "signature"; index: number; signature: string }
  /** Fields that the model added to its message for itself, as far as they have arrived; they belong to a thinking part. */
  | { type: "own-fields"; index: number; ownFields: JsonObject }
  /** A source that a text part cites, in the wire's own shape. */
  | { type: "citation"; index: number; citation: Json }
  | { type: "usage"; usage: Usage; billedUsd?: number }
  /** `sequence` is the stop sequence that ended the reply, where the wire names it. */
  | { type: "finished"; reason: string; sequence?: string; refusal?: Refusal }
  | { type: "failed"; failure: Failure }
  | { type: "stopped" }
  | { type: "interrupted" }
  | { type: "unknown"; raw: string };
