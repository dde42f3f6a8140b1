import type { Json, JsonObject } from "#core/json.ts";
import { getObject, isJsonObject } from "#core/json.ts";
import { isClaudeAtLeast, parseClaudeVersion } from "./claude-version.ts";
import { isOpus45 } from "./model-ids.ts";

const EFFORTS = ["low", "medium", "high", "xhigh", "max"] as const;
const THINKING_TYPES = ["enabled", "adaptive"] as const;

/** The features in which Claude models differ on the messages wire. */
export type ClaudeFeatures = {
  /** The levels of `output_config.effort`; none where the model has no effort. */
  efforts: readonly string[];
  /** The values of `thinking.type` that turn thinking on; none where the model cannot think. */
  thinkingTypes: readonly string[];
  hasStructuredOutputs: boolean;
};

/** The features in an item of Anthropic's model list (`capabilities`); undefined where it names none. */
export function parseClaudeFeatures(item: JsonObject): ClaudeFeatures | undefined {
  const capabilities = getObject(item, "capabilities");
  if (!("structured_outputs" in capabilities || "effort" in capabilities || "thinking" in capabilities))
    return undefined;
  const effort = getObject(capabilities, "effort");
  const thinking = getObject(capabilities, "thinking");
  const types = getObject(thinking, "types");
  return {
    efforts: isSupported(effort) ? EFFORTS.filter((level) => isSupported(effort[level])) : [],
    thinkingTypes: isSupported(thinking) ? THINKING_TYPES.filter((type) => isSupported(types[type])) : [],
    hasStructuredOutputs: isSupported(capabilities["structured_outputs"]),
  };
}

const isSupported = (value: Json | undefined): boolean => isJsonObject(value) && value["supported"] === true;

/** The features of a Claude model by its version, where no list names them; undefined for other models. */
export function guessClaudeFeatures(modelId: string): ClaudeFeatures | undefined {
  if (!parseClaudeVersion(modelId)) return undefined;
  const isAtLeast = (major: number, minor: number) => isClaudeAtLeast(modelId, major, minor);
  const efforts = EFFORTS.filter((level) =>
    level === "xhigh" ? isAtLeast(4, 7) : level === "max" ? isAtLeast(4, 6) : isAtLeast(4, 6) || isOpus45(modelId),
  );
  return {
    efforts,
    // Budgets end with 4.7, and the choice of the model itself begins with 4.6.
    thinkingTypes: THINKING_TYPES.filter((type) =>
      type === "adaptive" ? isAtLeast(4, 6) : isAtLeast(3, 7) && !isAtLeast(4, 7),
    ),
    hasStructuredOutputs: isAtLeast(4, 5),
  };
}
