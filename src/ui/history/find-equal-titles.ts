import type { SavedConversation } from "#state/document/saved-list-changes.ts";

/** The titles that more than one conversation has. */
export function findEqualTitles(saved: readonly SavedConversation[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(saved.flatMap(({ title }) => (seen.size < seen.add(title).size ? [] : [title])));
}
