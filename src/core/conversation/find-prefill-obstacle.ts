import type { Preset } from "#core/connections/preset.ts";
import { parseClaudeVersion, supportsPrefill } from "#core/models/claude-version.ts";
import { hasSchema, isThinking } from "./answer-modes.ts";
import type { SentWith } from "./conversation.ts";
import { resolveSentModel } from "./sent-request.ts";

/** The parts of a request that decide whether its model continues a prefill. */
export type PrefillTarget = Pick<SentWith, "wire" | "modelId" | "parameters" | "extraJson">;

/** Services whose own models write a new answer after a text that is begun for them. */
const NOT_CONTINUING: readonly string[] = ["openai", "aimlapi"];

/**
 * The reason why a request cannot begin the answer, as a sentence; undefined where the service continues it, and where nobody
 * knows: servers with models of many kinds continue some of them.
 */
export function findPrefillObstacle(target: PrefillTarget, preset: Pick<Preset, "id" | "name">): string | undefined {
  const modelId = resolveSentModel({ sentWith: target });
  if (target.wire === "predict") return "The Predict format has no answer that could be begun.";
  if (preset.id === "demo") return "The demo does not continue an answer that is begun for it.";
  const isClaude = parseClaudeVersion(modelId) !== undefined;
  if (isClaude && !supportsPrefill(modelId)) return "Claude refuses an answer that is begun for it from 4.6 on.";
  if (!isClaude && NOT_CONTINUING.includes(preset.id))
    return `${preset.name} does not continue an answer that is begun for it; this model would write a new one.`;
  if (isThinking(target)) return "An answer cannot be begun while thinking is on.";
  if (hasSchema(target)) return "An answer cannot be begun while it has to follow a schema.";
  return undefined;
}
