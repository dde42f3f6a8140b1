import type { SentWith } from "#core/conversation/conversation.ts";

/** The settings of a reply never change, and its key is asked for whenever another reply settles. */
const keyCache = new WeakMap<SentWith, string>();

/**
 * A text that is the same for replies sent with the same settings. The turns before and the version of the schema are
 * no settings, and the order of names does not matter.
 */
export function buildSettingsKey(sentWith: SentWith): string {
  const before = keyCache.get(sentWith);
  if (before !== undefined) return before;
  const key = stringifySettings(sentWith);
  keyCache.set(sentWith, key);
  return key;
}

function stringifySettings({ thread: _thread, schemaHash: _schemaHash, ...settings }: SentWith): string {
  return JSON.stringify(sortDeep(settings));
}

function sortDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortDeep);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, sortDeep(inner)]);
}
