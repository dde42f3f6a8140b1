/**
 * How long an answer asks to be left alone, in milliseconds from now: by `retry-after-ms`, or by `retry-after` in
 * seconds or as a date. Undefined where it does not say, or where the browser may not read it. A moment that is over
 * counts as 0.
 */
export function readRetryAfterMs(readHeader: (name: string) => string | null, nowMs: number): number | undefined {
  const inMs = readCount(readHeader("retry-after-ms"));
  if (inMs !== undefined) return inMs;
  const told = readHeader("retry-after");
  const inSeconds = readCount(told);
  if (inSeconds !== undefined) return inSeconds * 1000;
  const atMs = told !== null && /[a-z]/i.test(told) ? Date.parse(told) : Number.NaN;
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}

function readCount(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
