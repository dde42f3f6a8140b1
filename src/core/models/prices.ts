import type { Json } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { isOpus45 } from "./model-ids.ts";

/** Dollars for a million tokens. */
export type Prices = { inputUsdPerMillionTokens: number; outputUsdPerMillionTokens: number };

/**
 * What Claude Opus 4.5 is expected to cost on AI/ML API until its catalogue says: Anthropic's list price times 1.3, as
 * derived from calls printed in the documentation.
 */
const OPUS_4_5_ON_AIMLAPI: Prices = { inputUsdPerMillionTokens: 6.5, outputUsdPerMillionTokens: 32.5 };

/** The prices to estimate with before the catalogue has answered; undefined where none are known. */
export function readExpectedPrices(presetId: string, modelId: string): Prices | undefined {
  return presetId === "aimlapi" && isOpus45(modelId) ? OPUS_4_5_ON_AIMLAPI : undefined;
}

/** The prices of a catalogue entry of AI/ML API's fixed kind, or of OpenRouter's; undefined where not both are named. */
export function readPrices(pricing: Json | undefined): Prices | undefined {
  if (!isJsonObject(pricing)) return undefined;
  const perToken = { prompt: Number(pricing["prompt"]), completion: Number(pricing["completion"]) };
  if (pricing["prompt"] !== undefined && Number.isFinite(perToken.prompt + perToken.completion))
    return {
      inputUsdPerMillionTokens: perToken.prompt * 1e6,
      outputUsdPerMillionTokens: perToken.completion * 1e6,
    };
  const input = readUnit(pricing["units"], "input");
  const output = readUnit(pricing["units"], "output");
  return input === undefined || output === undefined
    ? undefined
    : { inputUsdPerMillionTokens: input, outputUsdPerMillionTokens: output };
}

/** The least and the most a call can cost: nothing written, and all of `outputTokens`. */
export function readCostRange(
  { inputUsdPerMillionTokens, outputUsdPerMillionTokens }: Prices,
  inputTokens: number,
  outputTokens: number,
): { leastUsd: number; mostUsd: number } {
  const leastUsd = (inputTokens * inputUsdPerMillionTokens) / 1e6;
  return { leastUsd, mostUsd: leastUsd + (outputTokens * outputUsdPerMillionTokens) / 1e6 };
}

function readUnit(units: Json | undefined, measure: string): number | undefined {
  const unit = Array.isArray(units)
    ? units.filter(isJsonObject).find((each) => each["measure"] === measure)
    : undefined;
  const { price, per } = unit ?? {};
  return typeof price === "number" && typeof per === "number" && per > 0 ? (price / per) * 1e6 : undefined;
}
