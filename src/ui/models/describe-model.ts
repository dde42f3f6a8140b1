import type { Prices } from "#core/models/prices.ts";
import type { CatalogueEntry } from "#core/models/parse-catalogue.ts";

/** A number of tokens in few characters: "200k", "1M". */
export function formatTokenCount(tokens: number): string {
  if (tokens >= 1_000_000) return `${Number((tokens / 1_000_000).toFixed(1))}M`;
  return tokens >= 1000 ? `${Number((tokens / 1000).toFixed(tokens < 10_000 ? 1 : 0))}k` : String(tokens);
}

/** Prices for a million tokens as text, with "unknown" for a price that is not known. */
export function describePrices(prices: Prices | undefined): string {
  if (!prices) return "price unknown";
  const { inputUsdPerMillionTokens: input, outputUsdPerMillionTokens: output, isPartial } = prices;
  const formatKnownPrice = (usd: number | undefined) => (usd === undefined ? "unknown" : formatPrice(usd));
  const sum = `${formatKnownPrice(input)} in, ${formatKnownPrice(output)} out per million tokens`;
  return isPartial ? `at least ${sum}` : sum;
}

/** A price as price lists write it: "$6.50", "$0.125". */
function formatPrice(usd: number): string {
  const digits = usd >= 0.01 || usd === 0 ? 2 : 0;
  return `$${Number(usd.toPrecision(4)).toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: 12 })}`;
}

/** A model in one line: context, output limit, image input and prices. */
export function describeModel({ contextTokens, outputTokens, reads = [], prices }: CatalogueEntry): string {
  return [
    contextTokens === undefined ? undefined : `${formatTokenCount(contextTokens)} context`,
    outputTokens === undefined ? undefined : `${formatTokenCount(outputTokens)} out`,
    reads.includes("image") ? "reads images" : undefined,
    describePrices(prices),
  ]
    .filter((fact) => fact !== undefined)
    .join(" · ");
}
