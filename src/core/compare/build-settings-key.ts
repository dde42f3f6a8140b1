import type { SentWith } from "#core/conversation/conversation.ts";
import { selectSmaller } from "#core/conversation/image-scales.ts";
import { writeSorted } from "./write-sorted.ts";

/** The settings of a reply never change, and its key is asked for whenever another reply settles. */
const keyCache = new WeakMap<SentWith, string>();

/**
 * A text that is the same for replies sent with the same settings. The turns before and the version of the schema are
 * no settings, and the order of names does not matter.
 */
export function buildSettingsKey(sentWith: SentWith): string {
  const before = keyCache.get(sentWith);
  if (before !== undefined) return before;
  const { thread: _thread, schemaHash: _schemaHash, ...settings } = sentWith;
  const key = writeSorted({ ...settings, imageScales: selectSmaller(settings.imageScales) });
  keyCache.set(sentWith, key);
  return key;
}
