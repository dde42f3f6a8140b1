import { isOpus45 } from "./model-ids.ts";

/** Dollars for a million tokens. A side that is not known is absent, never 0. */
export type Prices = {
  inputUsdPerMillionTokens?: number;
  outputUsdPerMillionTokens?: number;
  /** More is charged for than is known here: every sum is a least one. */
  isPartial?: true;
};

/** What something costs: "about", or "at least" where a part of it is not known. */
export type Cost = { usd: number; isLeast: boolean };

/**
 * What Claude Opus 4.5 is expected to cost on AI/ML API until its catalogue says: Anthropic's list price times 1.3, as
 * derived from calls printed in the documentation.
 */
const OPUS_4_5_ON_AIMLAPI: Prices = { inputUsdPerMillionTokens: 6.5, outputUsdPerMillionTokens: 32.5 };

/** The prices to estimate with before the catalogue has answered; undefined where none are known. */
export function getExpectedPrices(presetId: string, modelId: string): Prices | undefined {
  return presetId === "aimlapi" && isOpus45(modelId) ? OPUS_4_5_ON_AIMLAPI : undefined;
}

/** The least and the most a call can cost: nothing written, and all of `outputTokens`. */
export function computeCostRange(
  prices: Prices,
  inputTokens: number,
  outputTokens: number,
): { leastUsd: number; mostUsd: number } {
  const leastUsd = computeCost(prices, inputTokens, 0)?.usd ?? 0;
  return { leastUsd, mostUsd: computeCost(prices, inputTokens, outputTokens)?.usd ?? leastUsd };
}

/** What so many tokens cost; undefined where nothing of it is known. */
export function computeCost(prices: Prices, inputTokens: number, outputTokens: number): Cost | undefined {
  const { inputUsdPerMillionTokens: input, outputUsdPerMillionTokens: output, isPartial = false } = prices;
  if (input === undefined && output === undefined) return undefined;
  const usd = (inputTokens * (input ?? 0) + outputTokens * (output ?? 0)) / 1e6;
  const isMissing = (input === undefined && inputTokens > 0) || (output === undefined && outputTokens > 0);
  return { usd, isLeast: isPartial || isMissing };
}
