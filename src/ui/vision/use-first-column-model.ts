import { computeCost } from "#core/models/prices.ts";
import { getImageLimits, type ImageLimits } from "#core/models/image-limits.ts";
import { useFirstColumnId, useSetting } from "#state/document/documents.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";

/**
 * The image limits of the first column's model and the cost of input tokens there, undefined where no price is known.
 */
export function useFirstColumnModel(): {
  limits: ImageLimits;
  computeInputCost: (tokens: number) => number | undefined;
} {
  const variantId = useFirstColumnId();
  const connectionId = useSetting(variantId, "connectionId") ?? "demo";
  const modelId = useSetting(variantId, "modelId") ?? "";
  const prices = useKnownPrices()(connectionId, modelId);
  return {
    limits: getImageLimits(modelId),
    computeInputCost: (tokens) => (prices === "free" ? 0 : prices && computeCost(prices, tokens, 0)?.usd),
  };
}
