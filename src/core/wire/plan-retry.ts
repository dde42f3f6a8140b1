import type { Failure, FailureKind } from "./failure.ts";

/** The longest wait before an automatic retry, in milliseconds; the user is asked before a longer one. */
export const MAX_RETRY_WAIT_MS = 60_000;

/**
 * The number of retries for each failure that may be temporary. Other failures are not retried, since they would recur.
 */
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

/** Failures that a service may end by itself: they are retried only after a wait that it names. */
const MENDED_BY_WAITING: ReadonlySet<FailureKind> = new Set([
  "maintenance",
  "forbidden",
  "too-large",
  "error-in-stream",
]);

const DEFAULT_WAITS_MS = [1000, 3000];

/**
 * The wait in milliseconds before a request that failed before its first content is sent again; undefined where it is
 * not retried. `jitter`, from 0 to 1, spreads requests that failed together. A wait named by the service is never
 * undercut and exceeded by 5 % at most.
 */
export function planRetry(failure: Failure, retriesMade: number, jitter: number): number | undefined {
  const { retryAfterMs = 0 } = failure;
  const afterNamedWait = retryAfterMs > 0 && MENDED_BY_WAITING.has(failure.kind) ? 2 : 0;
  if (retriesMade >= (MAX_RETRIES[failure.kind] ?? afterNamedWait)) return undefined;
  if (retryAfterMs > MAX_RETRY_WAIT_MS) return undefined;
  if (retryAfterMs > 0) return Math.ceil(retryAfterMs * (1 + 0.05 * jitter));
  return Math.round((DEFAULT_WAITS_MS[retriesMade] ?? 3000) * (1 + 0.15 * jitter));
}
