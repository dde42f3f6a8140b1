import { parseClaudeVersion } from "#core/models/claude-version.ts";

/**
 * The least number of tokens up to a cache breakpoint that a Claude model keeps; undefined for other models. From Anthropic's
 * guide as others report it (November 2026): sure for Opus 4.5, while Sonnet 4.6 was also seen to need 2,048.
 */
export function getLeastCachedTokens(modelId: string): number | undefined {
  const version = parseClaudeVersion(modelId);
  if (!version) return undefined;
  const number = version.major + version.minor / 10;
  if (/haiku/i.test(modelId)) return number >= 4.5 ? 4096 : 2048;
  if (/sonnet/i.test(modelId)) return 1024;
  if (number >= 5) return 512;
  return LEAST_BY_OPUS[`${version.major}.${version.minor}`] ?? 1024;
}

const LEAST_BY_OPUS: Readonly<Record<string, number>> = { "4.5": 4096, "4.6": 4096, "4.7": 2048, "4.8": 1024 };
