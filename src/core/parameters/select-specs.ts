import { isClaudeAtLeast } from "#core/models/claude-version.ts";
import { isOpus45, isReasoningModel } from "#core/models/model-ids.ts";
import type { Dialect, Parameters } from "#core/vocabulary.ts";
import { DEMO_PARAMETERS } from "./demo-parameters.ts";
import { OPUS_4_5_PARAMETERS } from "./opus-4-5-parameters.ts";
import type { ParameterSpec } from "./parameter-spec.ts";
import { REASONING_PARAMETERS } from "./reasoning-parameters.ts";
import { SAFE_PARAMETERS } from "./safe-parameters.ts";
import type { SpecSource } from "./spec-source.ts";

/** From 4.7 on, Claude takes nothing that steers sampling. */
const CLAUDE_WITHOUT_SAMPLING = OPUS_4_5_PARAMETERS.filter(
  ({ path }) => !["temperature", "top_p", "top_k"].includes(path),
);

/** The parameters a model takes, as far as known without its schema: its own list, its family's, or the safe set. */
export function selectSpecs(
  modelId: string,
  dialect: Dialect,
  isDemo: boolean,
): { source: SpecSource; specs: ParameterSpec[] } {
  if (isDemo) return { source: "demo", specs: DEMO_PARAMETERS };
  if (dialect === "anthropic" && isClaudeAtLeast(modelId, 4, 7))
    return { source: "claude", specs: CLAUDE_WITHOUT_SAMPLING };
  if (dialect === "anthropic") return { source: isOpus45(modelId) ? "opus-4-5" : "claude", specs: OPUS_4_5_PARAMETERS };
  return isReasoningModel(modelId)
    ? { source: "reasoning", specs: REASONING_PARAMETERS }
    : { source: "safe", specs: SAFE_PARAMETERS };
}

/** The values a new conversation starts with; all others are not sent. */
export function getStartParameters(specs: readonly ParameterSpec[]): Parameters {
  return Object.fromEntries(specs.flatMap(({ path, start }) => (start === undefined ? [] : [[path, start]])));
}
