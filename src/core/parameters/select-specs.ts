import { isClaudeAtLeast } from "#core/models/claude-version.ts";
import { DEMO_PARAMETERS } from "./demo-parameters.ts";
import { OPUS_4_5_PARAMETERS } from "./opus-4-5-parameters.ts";
import type { OwnList } from "./own-lists.ts";
import type { ParameterSpec } from "./parameter-spec.ts";
import { selectReasoningSpecs } from "./reasoning-parameters.ts";
import { SAFE_PARAMETERS } from "./safe-parameters.ts";

/** From 4.7 on, Claude has no sampling parameters. */
const CLAUDE_WITHOUT_SAMPLING = OPUS_4_5_PARAMETERS.filter(
  ({ path }) => !["temperature", "top_p", "top_k"].includes(path),
);

const SPECS = {
  demo: DEMO_PARAMETERS,
  "opus-4-5": OPUS_4_5_PARAMETERS,
  claude: OPUS_4_5_PARAMETERS,
  safe: SAFE_PARAMETERS,
} satisfies Record<Exclude<OwnList, "reasoning">, ParameterSpec[]>;

/** The parameters of an own list for a model. */
export function selectSpecs(list: OwnList, modelId: string): ParameterSpec[] {
  if (list === "reasoning") return selectReasoningSpecs(modelId);
  return list === "claude" && isClaudeAtLeast(modelId, 4, 7) ? CLAUDE_WITHOUT_SAMPLING : SPECS[list];
}
