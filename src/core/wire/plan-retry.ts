import type { Failure, FailureKind } from "./failure.ts";

/** Waiting longer than this is asked about first. */
export const MAX_RETRY_WAIT_MS = 60_000;

/** How often each failure that may pass by itself is tried again. Every other one would only fail the same way. */
const MAX_RETRIES: Partial<Record<FailureKind, number>> = {
  "request-timeout": 2,
  conflict: 2,
  "rate-limited": 2,
  "server-error": 1,
  "bad-gateway": 2,
  unavailable: 2,
  "timed-out": 2,
  overloaded: 2,
  unreachable: 2,
  "broke-off": 2,
};

const DEFAULT_WAITS_MS = [1000, 3000];

/**
 * How long to wait before a call that failed without a word is sent again, or undefined where it is not. `chance`, from
 * 0 to 1, spreads calls that failed together. A time the service asked for is never undercut, and hardly exceeded.
 */
export function planRetry(failure: Failure, retriesMade: number, jitter: number): number | undefined {
  if (retriesMade >= (MAX_RETRIES[failure.kind] ?? 0)) return undefined;
  const { retryAfterMs = 0 } = failure;
  if (retryAfterMs > MAX_RETRY_WAIT_MS) return undefined;
  if (retryAfterMs > 0) return Math.ceil(retryAfterMs * (1 + 0.05 * jitter));
  return Math.round((DEFAULT_WAITS_MS[retriesMade] ?? 3000) * (1 + 0.15 * jitter));
}
