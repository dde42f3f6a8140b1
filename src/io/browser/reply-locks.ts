const PREFIX = "etude:reply:";

/**
 * Holds a lock on a reply during `work`, so that other tabs can tell a running reply from an abandoned one. Where the
 * browser gives no locks, the work is done without.
 */
export async function withReplyLock(replyId: string, work: () => Promise<void>): Promise<void> {
  let hasBegun = false;
  const begin = () => {
    hasBegun = true;
    return work();
  };
  const { locks } = globalThis.navigator ?? {};
  try {
    await (locks ? locks.request(PREFIX + replyId, begin) : begin());
  } catch (error) {
    if (hasBegun) throw error;
    await begin();
  }
}

/** Does some work while holding the lock of a reply that no tab runs; does nothing where one does, or without locks. */
export async function withFreeReplyLock(replyId: string, work: () => Promise<void>): Promise<void> {
  await globalThis.navigator?.locks?.request(PREFIX + replyId, { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}

/** Ids of the replies that some tab is running now. */
export async function queryLockedReplies(): Promise<Set<string>> {
  const state = await globalThis.navigator?.locks?.query();
  const names = state?.held?.flatMap(({ name = "", mode }) => (mode === "exclusive" ? [name] : [])) ?? [];
  return new Set(names.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length)));
}

/** Resolves once no tab is running a reply any more: it has ended and is stored, or its tab was closed. */
export async function waitForReplyLock(replyId: string): Promise<void> {
  await globalThis.navigator?.locks?.request(PREFIX + replyId, { mode: "shared" }, () => undefined);
}
