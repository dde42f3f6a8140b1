import type { Id } from "#core/vocabulary.ts";

/**
 * How many calls a connection takes at a time. There is no limit here until it refuses some as too many: then they go
 * out one by one, and more again as they are answered, up to the number that was not refused.
 */
type RateLimiter = {
  maxInFlight: number;
  /** One less than what was refused lately. */
  ceiling: number;
  refusedAtMs: number;
  notBeforeMs: number;
  inFlight: number;
  queue: (() => void)[];
};

const limiters = new Map<Id, RateLimiter>();

/** So long after the last refusal a connection is taken at its word no more. */
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
 * Resolves when a call may go out on a connection, with the way to end it: `true` where it was answered. `onHeld` is
 * called where it has to wait. An aborted wait resolves too, and its end gives the turn on.
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
    // Whoever leaves takes a turn for the moment it needs to go, so that the count stays right.
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
  // It evidently takes calls again: somebody did not wait.
  if (wasSuccessful) limiter.notBeforeMs = 0;
  if (Date.now() - limiter.refusedAtMs > REFUSAL_MEMORY_MS) limiter.ceiling = limiter.maxInFlight = Infinity;
  // Slowly: one more once as many were answered as may go at a time.
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

/** A connection said that these were too many calls. To be told while the call that it refused still has its turn. */
export function rateLimitReported(connectionId: Id, retryAtMs: number): void {
  const limiter = getLimiter(connectionId);
  limiter.ceiling = Math.max(1, Math.min(limiter.ceiling, limiter.inFlight - 1));
  limiter.maxInFlight = 1;
  limiter.refusedAtMs = Date.now();
  limiter.notBeforeMs = Math.max(limiter.notBeforeMs, retryAtMs);
}

/** Before when a connection asked for no further call. */
export function getNotBeforeMs(connectionId: Id): number {
  return getLimiter(connectionId).notBeforeMs;
}
