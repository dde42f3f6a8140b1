import { isOpus45 } from "./model-ids.ts";

/** US dollars for a million tokens. An unknown price is absent, never 0. */
export type Prices = {
  inputUsdPerMillionTokens?: number;
  outputUsdPerMillionTokens?: number;
  /** True where the service also charges for something whose price is not known here: every cost is then a minimum. */
  isPartial?: true;
};

/** The part of the ordinary price that a request in a batch costs: half at Anthropic and OpenAI, "up to 50 % less" at AI/ML API. */
export const BATCH_PRICE_SHARE = 0.5;

/** Anthropic's price of one search by its own tool: $10 for a thousand. */
export const WEB_SEARCH_USD = 0.01;

/** An estimated cost; `isLeast` means "at least", since a part of the price is not known. */
export type Cost = { usd: number; isLeast: boolean };

/**
 * The expected price of Claude Opus 4.5 on AI/ML API until its catalogue is loaded: Anthropic's list price times 1.3,
 * derived from responses printed in the documentation.
 */
const OPUS_4_5_ON_AIMLAPI: Prices = { inputUsdPerMillionTokens: 6.5, outputUsdPerMillionTokens: 32.5 };

/** The month in which the built-in prices were written down, in words for the reader. */
export const EXPECTED_PRICES_DATE = "November 2026";

/** Prices for estimates before the catalogue is loaded; undefined where none are known. */
export function getExpectedPrices(presetId: string, modelId: string): Prices | undefined {
  return presetId === "aimlapi" && isOpus45(modelId) ? OPUS_4_5_ON_AIMLAPI : undefined;
}

/** The least and the most that a request can cost: with no output, and with all `outputTokens`. */
export function computeCostRange(
  prices: Prices,
  inputTokens: number,
  outputTokens: number,
): { leastUsd: number; mostUsd: number } {
  const leastUsd = computeCost(prices, inputTokens, 0)?.usd ?? 0;
  return { leastUsd, mostUsd: computeCost(prices, inputTokens, outputTokens)?.usd ?? leastUsd };
}

/** The cost of so many tokens; undefined where no price is known. */
export function computeCost(prices: Prices, inputTokens: number, outputTokens: number): Cost | undefined {
  const { inputUsdPerMillionTokens: input, outputUsdPerMillionTokens: output, isPartial = false } = prices;
  if (input === undefined && output === undefined) return undefined;
  const usd = (inputTokens * (input ?? 0) + outputTokens * (output ?? 0)) / 1e6;
  const isMissing = (input === undefined && inputTokens > 0) || (output === undefined && outputTokens > 0);
  return { usd, isLeast: isPartial || isMissing };
}
