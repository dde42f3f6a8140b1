const PREFIX = "etude:batch:";

/** The last work of each name in this page, for browsers that give no locks. */
const last = new Map<string, Promise<void>>();

/**
 * Does some work for a batch once no tab does any for it. Where the signal is aborted before, it does nothing and resolves.
 */
export async function withBatchLock(name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  const { locks } = globalThis.navigator ?? {};
  if (locks)
    return locks.request(PREFIX + name, { signal }, work).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  const before = last.get(name);
  const own = (async () => {
    await before?.catch(() => undefined);
    if (!signal.aborted) await work();
  })();
  last.set(name, own);
  await own;
}
