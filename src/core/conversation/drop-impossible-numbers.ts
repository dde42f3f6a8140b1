import { isJsonObject } from "#core/json.ts";
import { parseTokenCount, parseUsd } from "#core/outside-number.ts";

/**
 * A stored or imported reply without the numbers that no service can mean, such as a negative price: an earlier version
 * stored what it was sent. Anything else of it stays as it is.
 */
export function dropImpossibleNumbers(reply: unknown): unknown {
  if (!isJsonObject(reply)) return reply;
  const { usage, billedUsd, ...rest } = reply;
  const given = isJsonObject(usage) ? Object.values(usage) : [];
  if (!given.some((value) => isImpossible(value, parseTokenCount)) && !isImpossible(billedUsd, parseUsd)) return reply;
  const counts = isJsonObject(usage)
    ? Object.fromEntries(Object.entries(usage).filter(([, value]) => !isImpossible(value, parseTokenCount)))
    : usage;
  return {
    ...rest,
    ...(usage === undefined ? {} : { usage: counts }),
    ...(billedUsd === undefined || isImpossible(billedUsd, parseUsd) ? {} : { billedUsd }),
  };
}

function isImpossible(value: unknown, parse: (value: unknown) => number | undefined): boolean {
  return typeof value === "number" && parse(value) === undefined;
}
