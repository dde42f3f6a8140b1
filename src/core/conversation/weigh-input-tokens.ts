import type { Usage } from "#core/wire/stream-event.ts";
import { isClaude } from "#core/models/claude-version.ts";

/**
 * The number of input tokens at the full price that cost as much as those of a usage. Of Claude's, those read from a cache cost a
 * tenth, those written for five minutes a quarter more, and those written for an hour twice the price. What a cache changes for
 * other models is not known here, so each of their tokens counts in full.
 */
export function weighInputTokens(
  modelId: string,
  { inputTokens = 0, cachedInputTokens = 0, cacheWrittenTokens = 0, cacheWrittenForHourTokens = 0 }: Usage,
): number {
  if (!isClaude(modelId)) return inputTokens;
  // Some gateways count them beside the input tokens, though their format counts them among these.
  const allTokens = Math.max(inputTokens, cachedInputTokens + cacheWrittenTokens);
  return allTokens - 0.9 * cachedInputTokens + 0.25 * cacheWrittenTokens + 0.75 * cacheWrittenForHourTokens;
}
