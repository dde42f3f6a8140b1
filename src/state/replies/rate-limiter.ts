import type { Id } from "#core/vocabulary.ts";
import { onReset } from "#state/reset-state.ts";

/**
 * Limits the parallel requests of a connection. There is no limit until the service refuses requests as too many: then
 * they are sent one by one, and more again as they succeed, up to the number that was not refused.
 */
type RateLimiter = {
  maxInFlight: number;
  /** One less than the number that was refused lately. */
  ceiling: number;
  refusedAtMs: number;
  notBeforeMs: number;
  /** The replies with a running request. */
  inFlight: Set<Id>;
};

const limiters = new Map<Id, RateLimiter>();
onReset(() => limiters.clear());

/** The time after which the last refusal is forgotten. */
const REFUSAL_MEMORY_MS = 60_000;

function getLimiter(connectionId: Id): RateLimiter {
  const limiter = limiters.get(connectionId) ?? {
    maxInFlight: Infinity,
    ceiling: Infinity,
    refusedAtMs: 0,
    notBeforeMs: 0,
    inFlight: new Set<Id>(),
  };
  limiters.set(connectionId, limiter);
  return limiter;
}

/** True where a connection takes one more request now. */
export function hasRoom(connectionId: Id): boolean {
  const { inFlight, maxInFlight } = getLimiter(connectionId);
  return inFlight.size < Math.floor(maxInFlight);
}

/** Counts the request of a reply as running. */
export function requestStarted(connectionId: Id, replyId: Id): void {
  getLimiter(connectionId).inFlight.add(replyId);
}

/** Counts the running request of a reply as ended; a successful one raises the limit. */
export function requestEnded(connectionId: Id, replyId: Id, wasSuccessful: boolean): void {
  const limiter = getLimiter(connectionId);
  if (!limiter.inFlight.delete(replyId)) return;
  // The service accepts requests again: the user skipped the wait.
  if (wasSuccessful) limiter.notBeforeMs = 0;
  if (Date.now() - limiter.refusedAtMs > REFUSAL_MEMORY_MS) limiter.ceiling = limiter.maxInFlight = Infinity;
  // Raises the limit slowly: by one after as many successes as may run at a time.
  else if (wasSuccessful)
    limiter.maxInFlight = Math.min(limiter.ceiling, limiter.maxInFlight + 1 / limiter.maxInFlight);
}

/** Records that a connection refused requests as too many. Must be called while the refused request counts as running. */
export function rateLimitReported(connectionId: Id, retryAtMs: number): void {
  const limiter = getLimiter(connectionId);
  limiter.ceiling = Math.max(1, Math.min(limiter.ceiling, limiter.inFlight.size - 1));
  limiter.maxInFlight = 1;
  limiter.refusedAtMs = Date.now();
  limiter.notBeforeMs = Math.max(limiter.notBeforeMs, retryAtMs);
}

/** The time before which a connection asked for no further request. */
export function getNotBeforeMs(connectionId: Id): number {
  return getLimiter(connectionId).notBeforeMs;
}
