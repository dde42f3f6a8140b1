import type { Id } from "#core/vocabulary.ts";
import { getSettledConversation } from "#state/document/documents.ts";
import { getPreferences, preferencesChanged } from "#state/preferences/preferences.ts";

/** The most pins that are kept; ids of columns are unique over all conversations. */
const MOST_PINS = 100;

/** Pins a column of the open conversation in place of any other of it. */
export function columnPinned(variantId: Id): void {
  const own = getSettledConversation()?.variants.map(({ id }) => id) ?? [];
  const others = getPreferences().pinnedColumns.filter((id) => !own.includes(id));
  preferencesChanged({ pinnedColumns: [variantId, ...others].slice(0, MOST_PINS) });
}

export function columnUnpinned(variantId: Id): void {
  preferencesChanged({ pinnedColumns: getPreferences().pinnedColumns.filter((id) => id !== variantId) });
}
