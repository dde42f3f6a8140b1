import type { Id } from "#core/vocabulary.ts";

/** The ids of a list from one to another, in either direction; the second alone where the first is not in the list. */
export function selectRange(all: readonly { id: Id }[], from: Id, to: Id): Id[] {
  const [at, end] = [from, to].map((id) => all.findIndex((item) => item.id === id));
  if (at === undefined || end === undefined || at < 0 || end < 0) return [to];
  return all.slice(Math.min(at, end), Math.max(at, end) + 1).map(({ id }) => id);
}
