import { parseWaitMs } from "#core/outside-number.ts";

/**
 * The wait that a response asks for, in milliseconds from now: from `retry-after-ms`, or from `retry-after` in seconds
 * or as a date. Undefined where no header names one or the browser may not read it. A past date counts as 0,
 * and more than 30 days as 30.
 */
export function parseRetryAfterMs(getHeader: (name: string) => string | null, nowMs: number): number | undefined {
  const inMs = parseCount(getHeader("retry-after-ms"));
  if (inMs !== undefined) return parseWaitMs(inMs);
  const header = getHeader("retry-after");
  const inSeconds = parseCount(header);
  if (inSeconds !== undefined) return parseWaitMs(inSeconds * 1000);
  const atMs = header !== null && /[a-z]/i.test(header) ? Date.parse(header) : Number.NaN;
  return parseWaitMs(Math.max(0, atMs - nowMs));
}

function parseCount(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
