import { computeCost } from "#core/models/prices.ts";
import { getImageLimits, type ImageLimits } from "#core/models/image-limits.ts";
import { useColumns, useSetting } from "#state/document/documents.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";

/**
 * The image limits of the first column's model and the cost of input tokens there, undefined where no price is known.
 */
export function useFirstColumnModel(): {
  limits: ImageLimits;
  computeInputCost: (tokens: number) => number | undefined;
} {
  const [variant] = useColumns();
  const connectionId = useSetting(variant?.id ?? "", "connectionId") ?? "demo";
  const modelId = useSetting(variant?.id ?? "", "modelId") ?? "";
  const prices = useKnownPrices()(connectionId, modelId);
  return {
    limits: getImageLimits(modelId),
    computeInputCost: (tokens) => (prices === "free" ? 0 : prices && computeCost(prices, tokens, 0)?.usd),
  };
}
