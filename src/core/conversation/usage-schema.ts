import * as v from "valibot";

const tokens = v.exactOptional(v.number());

/** The schema of the tokens that a request used. */
export const USAGE_SCHEMA = v.object({
  inputTokens: tokens,
  outputTokens: tokens,
  thinkingTokens: tokens,
  cachedInputTokens: tokens,
  cacheWrittenTokens: tokens,
  cacheWrittenForHourTokens: tokens,
  webSearches: tokens,
});
