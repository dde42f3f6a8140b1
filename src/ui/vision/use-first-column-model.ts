import { computeCost } from "#core/models/prices.ts";
import { getImageLimits, type ImageLimits } from "#core/models/image-limits.ts";
import { useColumns, useSetting } from "#state/document/documents.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";

/** What the model of the first column sees of a picture, and what tokens of input cost there; undefined where that is not known. */
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
