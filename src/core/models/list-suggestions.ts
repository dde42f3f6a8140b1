import type { CatalogueEntry } from "./parse-catalogue.ts";
import { findEntry } from "./parse-catalogue.ts";
import { searchTyped } from "./search-models.ts";

/** A model suggested below the model field. */
type Suggestion = { id: string; name?: string | undefined };

/** The most suggestions. A browser draws all of them again with every key. */
const MAX_SUGGESTIONS = 60;

/** The suggestions for a typed text: the models that match it, then others of the list, and the default model first. */
export function listSuggestions(
  entries: readonly CatalogueEntry[],
  typed: string,
  defaultModelId: string,
): readonly Suggestion[] {
  const matching = searchTyped(entries, typed, MAX_SUGGESTIONS);
  const ofDefault: Suggestion[] =
    defaultModelId === "" || findEntry(entries, defaultModelId) ? [] : [{ id: defaultModelId }];
  const listed = new Set<Suggestion>([...ofDefault, ...matching]);
  for (const entry of entries) {
    if (listed.size >= MAX_SUGGESTIONS) break;
    listed.add(entry);
  }
  return [...listed].slice(0, MAX_SUGGESTIONS);
}
