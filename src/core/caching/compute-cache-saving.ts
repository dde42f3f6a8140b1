import type { Reply } from "#core/conversation/conversation.ts";
import type { Prices } from "#core/models/prices.ts";
import { BATCH_PRICE_SHARE } from "#core/models/prices.ts";
import { weighInputTokens } from "#core/conversation/weigh-input-tokens.ts";
import { splitByCache } from "./split-by-cache.ts";
import { isClaude } from "#core/models/claude-version.ts";

/**
 * The US dollars that a cache saved on a reply's input, less than 0 where writing it cost more than it saved; undefined where no
 * cache was used, or a price is not known: that of the input, or that of cached tokens of another model than Claude.
 */
export function computeCacheSaving(
  { usage = {}, sentWith, batchId }: Reply,
  prices: Prices | undefined,
): number | undefined {
  const price = prices?.inputUsdPerMillionTokens;
  if (price === undefined || !isClaude(sentWith.modelId) || !splitByCache(usage)) return undefined;
  const { inputTokens = 0 } = usage;
  const saved = inputTokens - weighInputTokens(sentWith.modelId, usage);
  return ((saved * price) / 1e6) * (batchId === undefined ? 1 : BATCH_PRICE_SHARE);
}
