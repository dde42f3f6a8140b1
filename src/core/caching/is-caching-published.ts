import { parseClaudeVersion } from "#core/models/claude-version.ts";
import type { Wire } from "#core/vocabulary.ts";

/** Older models whose published schema of chat completions has cache breakpoints. */
const OLDER_ON_CHAT = /claude-(?:opus-4|sonnet-4|3-haiku|opus-4[-.]8-fast)(?:-\d{8})?$/;

/**
 * True where the schema that AI/ML API publishes for a Claude model has cache breakpoints, as counted in its documentation of
 * August 2026: from 5 on and under the names of the latest models, and on chat completions for a few older ones.
 */
export function isCachingPublished(modelId: string, wire: Wire): boolean {
  const name = modelId.toLowerCase();
  if (name.endsWith("-latest")) return true;
  if ((parseClaudeVersion(name)?.major ?? 0) >= 5) return true;
  return wire === "chat-completions" && OLDER_ON_CHAT.test(name);
}
