import type { Usage } from "#core/wire/stream-event.ts";

/** Input tokens by what a cache did with them: read from it, written for five minutes or an hour, or neither. */
export type CacheShares = { read: number; written: number; writtenForHour: number; fresh: number };

/** The input tokens of a usage by what a cache did with them; undefined where none was read or written. */
export function splitByCache(usage: Usage = {}): CacheShares | undefined {
  const { inputTokens = 0, cachedInputTokens: read = 0, cacheWrittenTokens: all = 0 } = usage;
  if (read === 0 && all === 0) return undefined;
  const writtenForHour = Math.min(all, usage.cacheWrittenForHourTokens ?? 0);
  return { read, written: all - writtenForHour, writtenForHour, fresh: Math.max(0, inputTokens - read - all) };
}
