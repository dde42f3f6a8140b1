export type Semaphore = <T>(run: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/**
 * Creates a semaphore that runs at most `maxAtOnce` tasks at once, in order of arrival. A task aborted while it waits
 * never runs; it rejects with its signal's reason once it could have run.
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
      // The slot passes to the next waiting task, or becomes free.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
