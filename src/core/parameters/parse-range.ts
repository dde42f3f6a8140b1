import { MAX_COLUMNS } from "#core/vocabulary.ts";
import type { ParameterControl } from "./parameter-spec.ts";
import { parseNumber } from "./parse-number.ts";

/**
 * The numbers of a range such as "0..1/5": so many evenly spaced numbers, both ends included. Without a count, every
 * whole number between the ends. At most as many as there are columns.
 */
export function parseRange(
  text: string,
  { integer }: Pick<Extract<ParameterControl, { kind: "number" }>, "integer">,
): { values: { value: number }[] } | { reason: string } {
  const match = /^(?<from>[^/]+?)\.\.(?<to>[^/.][^/]*|\.\d[^/]*)(?:\/(?<count>.*))?$/.exec(text.trim());
  const from = parseNumber(match?.groups?.["from"] ?? "");
  const to = parseNumber(match?.groups?.["to"] ?? "");
  if (from.type !== "number" || to.type !== "number")
    return { reason: "two numbers with two dots and a count are expected, such as 0..1/5" };
  const typedCount = match?.groups?.["count"]?.trim();
  if (typedCount !== undefined && !/^\d+$/.test(typedCount))
    return { reason: "a count is expected behind the stroke, such as 0..1/5" };
  if (from.value === to.value) return { reason: `${from.value} stands at both ends` };
  const isWhole = Number.isInteger(from.value) && Number.isInteger(to.value);
  if (typedCount === undefined && !isWhole) return { reason: `how many values? such as ${text.trim()}/5` };
  const count = typedCount === undefined ? Math.abs(to.value - from.value) + 1 : Number(typedCount);
  if (count < 2) return { reason: "a range has two values at least" };
  if (count > MAX_COLUMNS)
    return {
      reason: `these are ${count} values, and ${MAX_COLUMNS} columns are the most; say how many, such as ${from.value}..${to.value}/5`,
    };
  const step = (to.value - from.value) / (count - 1);
  // Twelve significant digits, so that 0.1 + 0.2 is 0.3 as the user expects.
  const values = Array.from({ length: count }, (_, index) => Number((from.value + step * index).toPrecision(12)));
  const broken = integer ? values.find((value) => !Number.isInteger(value)) : undefined;
  return broken === undefined
    ? { values: values.map((value) => ({ value })) }
    : { reason: `it gives ${broken}, and only whole numbers are taken` };
}
