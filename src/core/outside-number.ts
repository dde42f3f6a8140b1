/** The largest of each measure that a real service sends; a larger one is an error, or meant to break something. */
const MAX_TOKENS = 1e9;
const MAX_USD = 1e6;
const MAX_WAIT_MS = 30 * 24 * 3_600_000;

/** A count of tokens that a service sent; undefined where it is none: negative, not finite, or beyond all reason. */
export const parseTokenCount = (value: unknown): number | undefined => parseUpTo(value, MAX_TOKENS);

/** An amount in dollars that a service sent; undefined where it is none: negative, not finite, or beyond all reason. */
export const parseUsd = (value: unknown): number | undefined => parseUpTo(value, MAX_USD);

/** An account's balance, which may be below zero; undefined where it is not finite or beyond all reason. */
export const parseBalance = (value: unknown): number | undefined =>
  typeof value === "number" && Math.abs(value) <= MAX_USD * 1000 ? value : undefined;

/** A wait in milliseconds, of 30 days at most; undefined where it is negative or no number. */
export const parseWaitMs = (value: unknown): number | undefined =>
  typeof value === "number" && value >= 0 ? Math.min(value, MAX_WAIT_MS) : undefined;

/** A bound in a published schema; undefined for one that no number can reach, which bounds nothing. */
export const parseBound = (value: unknown): number | undefined =>
  typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : undefined;

function parseUpTo(value: unknown, most: number): number | undefined {
  return typeof value === "number" && value >= 0 && value <= most ? value : undefined;
}
