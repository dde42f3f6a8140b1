import type { Id } from "#core/vocabulary.ts";

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
  inFlight: number;
  queue: (() => void)[];
};

const limiters = new Map<Id, RateLimiter>();

/** The time after which the last refusal is forgotten. */
const REFUSAL_MEMORY_MS = 60_000;

function getLimiter(connectionId: Id): RateLimiter {
  const limiter = limiters.get(connectionId) ?? {
    maxInFlight: Infinity,
    ceiling: Infinity,
    refusedAtMs: 0,
    notBeforeMs: 0,
    inFlight: 0,
    queue: [],
  };
  limiters.set(connectionId, limiter);
  return limiter;
}

/**
 * Resolves when a request may be sent on a connection, with a function that ends it (`true` for a successful request).
 * `onWait` is called where it has to wait. An aborted wait resolves too, and ending it passes the slot on.
 */
export async function acquireSlot(
  connectionId: Id,
  signal: AbortSignal,
  onWait: () => void,
): Promise<(wasSuccessful: boolean) => void> {
  const limiter = getLimiter(connectionId);
  if (hasRoom(limiter)) limiter.inFlight += 1;
  else {
    onWait();
    await waitInQueue(limiter, signal);
  }
  return (wasSuccessful) => releaseSlot(limiter, wasSuccessful);
}

function waitInQueue(limiter: RateLimiter, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      signal.removeEventListener("abort", leave);
      limiter.inFlight += 1;
      resolve();
    };
    // An aborted wait takes a slot until it is ended, so that the count stays right.
    const leave = () => {
      limiter.queue = limiter.queue.filter((other) => other !== go);
      limiter.inFlight += 1;
      resolve();
    };
    limiter.queue.push(go);
    signal.addEventListener("abort", leave, { once: true });
  });
}

function releaseSlot(limiter: RateLimiter, wasSuccessful: boolean): void {
  limiter.inFlight -= 1;
  // The service accepts requests again: the user skipped the wait.
  if (wasSuccessful) limiter.notBeforeMs = 0;
  if (Date.now() - limiter.refusedAtMs > REFUSAL_MEMORY_MS) limiter.ceiling = limiter.maxInFlight = Infinity;
  // Raises the limit slowly: by one after as many successes as may run at a time.
  else if (wasSuccessful)
    limiter.maxInFlight = Math.min(limiter.ceiling, limiter.maxInFlight + 1 / limiter.maxInFlight);
  while (hasRoom(limiter)) {
    const go = limiter.queue.shift();
    if (!go) return;
    go();
  }
}

function hasRoom({ inFlight, maxInFlight }: RateLimiter): boolean {
  return inFlight < Math.floor(maxInFlight);
}

/**
 * Records that a connection refused requests as too many. Must be called while the refused request still has its slot.
 */
export function rateLimitReported(connectionId: Id, retryAtMs: number): void {
  const limiter = getLimiter(connectionId);
  limiter.ceiling = Math.max(1, Math.min(limiter.ceiling, limiter.inFlight - 1));
  limiter.maxInFlight = 1;
  limiter.refusedAtMs = Date.now();
  limiter.notBeforeMs = Math.max(limiter.notBeforeMs, retryAtMs);
}

/** The time before which a connection asked for no further request. */
export function getNotBeforeMs(connectionId: Id): number {
  return getLimiter(connectionId).notBeforeMs;
}
