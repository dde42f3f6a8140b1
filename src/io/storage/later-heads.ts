import type { Id } from "#core/vocabulary.ts";

/** The conversations in which a newer Étude, in another tab, has written a head that this version cannot read. */
const laterIds = new Set<Id>();
let listener: ((id: Id) => void) | undefined;

/** Records that the stored head of a conversation is of a later version. */
export function laterHeadFound(id: Id): void {
  laterIds.add(id);
  listener?.(id);
}

/** True where the stored head of a conversation is known to be of a later version, without reading it. */
export const isKnownLater = (id: Id): boolean => laterIds.has(id);

/** Calls back for each conversation that is known to be of a later version, and each time that one turns out to be. */
export function watchLaterHeads(onFound: (id: Id) => void): void {
  listener = onFound;
  for (const id of laterIds) onFound(id);
}
