const PREFIX = "etude:reply:";

/** Holds a lock on a reply during `work`, so that other tabs can tell a running reply from an abandoned one. */
export async function withReplyLock<Value>(replyId: string, work: () => Promise<Value>): Promise<Value> {
  const { locks } = globalThis.navigator ?? {};
  return locks ? locks.request(PREFIX + replyId, work) : work();
}

/** Ids of the replies that some tab is running now. */
export async function queryLockedReplies(): Promise<Set<string>> {
  const state = await globalThis.navigator?.locks?.query();
  const names = state?.held?.map(({ name }) => name ?? "") ?? [];
  return new Set(names.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length)));
}
