import { parseWaitMs } from "#core/outside-number.ts";

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const UNIT = String.raw`(milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)(?![a-z])`;
const LENGTH = String.raw`\d{1,9}(?:\.\d{1,12})?\s{0,2}${UNIT}`;
const WAIT = new RegExp(
  String.raw`\b(?:again|retry|wait|retrying|resets?|available|after)\b[^.\d]{0,40}?((?:${LENGTH}(?:,|\s|and){0,5}){1,4})`,
  "i",
);

/** The wait in milliseconds that a sentence names, such as "try again in 1m2.5s"; undefined for none. */
export function findNamedWaitMs(sentence: string): number | undefined {
  const lengths = WAIT.exec(sentence)?.[1];
  return lengths === undefined ? undefined : parseLengthMs(lengths);
}

/** A length of time in milliseconds: a number of seconds, or a text such as "34.07s", "1m2s" or "12"; else undefined. */
export function parseLengthMs(length: unknown): number | undefined {
  if (typeof length === "number") return parseWaitMs(Math.round(length * 1000));
  if (typeof length !== "string") return undefined;
  if (/^\s*\d{1,9}(\.\d+)?\s*$/.test(length)) return parseWaitMs(Math.round(Number(length) * 1000));
  const pieces = [
    ...length.slice(0, 200).matchAll(new RegExp(String.raw`(\d{1,9}(?:\.\d{1,12})?)\s{0,2}${UNIT}`, "gi")),
  ];
  if (pieces.length === 0) return undefined;
  const ms = pieces.reduce((sum, [, count, unit = ""]) => sum + Number(count) * getUnitMs(unit.toLowerCase()), 0);
  return parseWaitMs(Math.round(ms));
}

function getUnitMs(unit: string): number {
  return UNIT_MS[unit.startsWith("ms") || unit.startsWith("mill") ? "ms" : unit.charAt(0)] ?? 0;
}
