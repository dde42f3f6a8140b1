export type Semaphore = <T>(run: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/**
 * A queue in which at most so many run at once, the others after them in the order they came. One that is aborted while
 * it waits never runs, and rejects with its signal's reason when its turn comes.
 */
export function createSemaphore(maxAtOnce: number): Semaphore {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (run, signal) => {
    if (running >= maxAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      signal.throwIfAborted();
      return await run();
    } finally {
      // The turn goes to the next that waits, or back.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
