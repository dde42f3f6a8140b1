import { isOpus45, isReasoningModel } from "#core/models/model-ids.ts";
import type { Dialect, Parameters } from "#core/vocabulary.ts";

/**
 * The values that a new conversation starts with, by the list of ours that its model goes by; all others are not sent.
 * They stand apart from the lists, which the first view does not need.
 */
export const OWN_STARTS = {
  demo: { max_tokens: 4096, stream: true },
  "opus-4-5": { max_tokens: 4096, stream: true },
  claude: { max_tokens: 4096, stream: true },
  reasoning: { stream: true },
  safe: { stream: true },
} as const satisfies Record<string, Parameters>;

/** The lists of parameters of our own, for models whose published schema is not known. */
export type OwnList = keyof typeof OWN_STARTS;

/** The list that a model goes by: its own, its family's, or the small set that nearly every server takes. */
export function selectOwnList(modelId: string, dialect: Dialect, isDemo: boolean): OwnList {
  if (isDemo) return "demo";
  if (dialect === "anthropic") return isOpus45(modelId) ? "opus-4-5" : "claude";
  return isReasoningModel(modelId) ? "reasoning" : "safe";
}
