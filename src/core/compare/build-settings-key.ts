import type { SentWith } from "#core/conversation/conversation.ts";

/** The settings of a reply never change, and its key is asked for whenever another reply settles. */
const keyCache = new WeakMap<SentWith, string>();

/**
 * A text that is the same for replies sent with the same settings. The turns before and the version of the schema are
 * no settings, and the order of parameters does not matter.
 */
export function buildSettingsKey(sentWith: SentWith): string {
  const before = keyCache.get(sentWith);
  if (before !== undefined) return before;
  const key = stringifySettings(sentWith);
  keyCache.set(sentWith, key);
  return key;
}

function stringifySettings({ thread: _thread, schemaHash: _schemaHash, ...settings }: SentWith): string {
  return JSON.stringify(sortEntries({ ...settings, parameters: sortEntries(settings.parameters) }));
}

function sortEntries(values: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
