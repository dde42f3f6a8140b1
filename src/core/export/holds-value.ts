import { getExactNumber } from "#core/exact-number.ts";
import type { Json } from "#core/json.ts";

/** True for a value that passes a test or holds one that does, at any depth. */
export function holdsValue(value: Json, test: (value: Json) => boolean): boolean {
  if (test(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some((item) => holdsValue(item, test));
}

/** True for a number that Python would round: it keeps every whole one. */
export function isRoundedInPython(value: Json): boolean {
  const exact = getExactNumber(value);
  return exact !== undefined && !/^-?\d+$/.test(exact);
}
