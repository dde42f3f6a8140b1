import type { SentWith } from "#core/conversation/conversation.ts";

/**
 * A text that is the same for replies sent with the same settings. The turns before and the version of the schema are
 * no settings, and the order of parameters does not matter.
 */
export function buildSettingsKey({ thread: _thread, schemaHash: _schemaHash, ...settings }: SentWith): string {
  return JSON.stringify(sortEntries({ ...settings, parameters: sortEntries(settings.parameters) }));
}

function sortEntries(values: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
