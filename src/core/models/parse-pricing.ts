import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { parseUsd } from "#core/outside-number.ts";
import type { Prices } from "./prices.ts";

/**
 * Token prices in a catalogue entry, in any of AI/ML API's three kinds or in OpenRouter's shape. Undefined where no
 * price is per token; an unknown price is never 0.
 */
export function parsePricing(pricing: Json | undefined): Prices | undefined {
  if (!isJsonObject(pricing)) return undefined;
  const { kind, units, variants } = pricing;
  if (kind === "variable") return undefined;
  if (kind === "variants") return parsePriceVariants(listObjects(variants));
  if (Array.isArray(units)) return parseUnits(listObjects(units));
  return parseTokenPrices(pricing);
}

/** Prices from a list with one price for each measure. A charge for anything but tokens makes the prices partial. */
function parseUnits(units: readonly JsonObject[]): Prices | undefined {
  const input = findPrice(units, "input");
  const output = findPrice(units, "output");
  if (input === undefined && output === undefined) return undefined;
  const isPartial = units.length > (input === undefined ? 0 : 1) + (output === undefined ? 0 : 1);
  return buildPrices(input, output, isPartial);
}

/** Prices that depend on the request: the highest price of input and of output, since the request is not known here. */
function parsePriceVariants(variants: readonly JsonObject[]): Prices | undefined {
  const tokens = variants.filter(({ unit }) => typeof unit === "string" && /token/i.test(unit));
  if (tokens.length === 0) return undefined;
  const findMaxPrice = (side: RegExp) => {
    const found = tokens.filter((variant) => side.test(JSON.stringify([variant["unit"] ?? "", variant["when"] ?? {}])));
    const prices = found.map(parsePrice).filter((price) => price !== undefined);
    return prices.length === 0 ? undefined : Math.max(...prices);
  };
  const input = findMaxPrice(/input|prompt/i);
  const output = findMaxPrice(/output|completion/i);
  return input === undefined && output === undefined ? undefined : buildPrices(input, output, true);
}

/** Prices given in dollars for one token, as text. */
function parseTokenPrices({ prompt, completion }: JsonObject): Prices | undefined {
  const parsePerToken = (price: Json | undefined) => {
    const usd = typeof price === "string" && price.trim() !== "" ? Number(price) : price;
    // OpenRouter writes -1 for a price that varies.
    return parseUsd(typeof usd === "number" ? usd * 1e6 : undefined);
  };
  const [input, output] = [parsePerToken(prompt), parsePerToken(completion)];
  return input === undefined && output === undefined ? undefined : buildPrices(input, output, false);
}

function buildPrices(input: number | undefined, output: number | undefined, isPartial: boolean): Prices {
  const prices: Prices = {};
  if (input !== undefined) prices.inputUsdPerMillionTokens = input;
  if (output !== undefined) prices.outputUsdPerMillionTokens = output;
  if (isPartial || input === undefined || output === undefined) prices.isPartial = true;
  return prices;
}

function findPrice(units: readonly JsonObject[], measure: string): number | undefined {
  const unit = units.find((each) => each["measure"] === measure);
  return unit && parsePrice(unit);
}

/** A price converted to dollars for a million units. */
function parsePrice({ price, per }: JsonObject): number | undefined {
  return parseUsd(typeof price === "number" && typeof per === "number" && per > 0 ? (price / per) * 1e6 : undefined);
}

function listObjects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
