import { isOpus45, isReasoningModel } from "#core/models/model-ids.ts";
import type { Dialect, Parameters } from "#core/vocabulary.ts";

/**
 * The values in a new conversation, by own list; all other parameters are not sent. Apart from the lists, since the
 * first view needs only the values.
 */
export const OWN_STARTS = {
  demo: { max_tokens: 4096, stream: true },
  "opus-4-5": { max_tokens: 4096, stream: true },
  claude: { max_tokens: 4096, stream: true },
  reasoning: { stream: true },
  safe: { stream: true },
} as const satisfies Record<string, Parameters>;

/** The names of the own lists of parameters, for models without a published schema. */
export type OwnList = keyof typeof OWN_STARTS;

/** The own list for a model: its own, its family's, or the small one of parameters that nearly every server accepts. */
export function selectOwnList(modelId: string, dialect: Dialect, isDemo: boolean): OwnList {
  if (isDemo) return "demo";
  if (dialect === "anthropic") return isOpus45(modelId) ? "opus-4-5" : "claude";
  return isReasoningModel(modelId) ? "reasoning" : "safe";
}
