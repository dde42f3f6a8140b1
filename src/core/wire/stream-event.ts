import type { Part } from "#core/content/part.ts";
import type { Json } from "#core/json.ts";
import type { Failure } from "./failure.ts";

/** Tokens of one call. Fields a service did not name are absent, never zero. */
export type Usage = {
  inputTokens?: number;
  outputTokens?: number;
  /** Thinking tokens, already counted in `outputTokens`. */
  thinkingTokens?: number;
  cachedInputTokens?: number;
};

export type Phase = "connecting" | "waiting" | "stalled" | "retrying";

/**
 * What a wire yields while an answer arrives. A failure, a stop and a cut connection are events like any other, so
 * that one fold (`reduceReply`) is the only place where a reply changes.
 */
export type StreamEvent =
  | { type: "phase"; phase: Phase; untilMs?: number }
  | { type: "started"; responseId?: string; model?: string }
  | {
      type: "part-delta";
      index: number;
      part: "text" | "thinking" | "tool-call";
      text: string;
      callId?: string;
      name?: string;
    }
  | { type: "part"; index: number; part: Part }
  /** The signature of a thinking part as far as it has come. */
  | { type: "signature"; index: number; signature: string }
  /** What a text part rests on, in the wire's own form. */
  | { type: "citation"; index: number; citation: Json }
  | { type: "usage"; usage: Usage; billedUsd?: number }
  /** `sequence` is the stop sequence it ended at, where the wire says which. */
  | { type: "finished"; reason: string; sequence?: string }
  | { type: "failed"; failure: Failure }
  | { type: "stopped" }
  | { type: "interrupted" }
  | { type: "unknown"; raw: string };
