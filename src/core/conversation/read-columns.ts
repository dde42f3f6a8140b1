import type { Conversation, Id, Variant } from "./conversation.ts";
import { variantLetter } from "./variant-letter.ts";

/**
 * The variants on the screen, in order: all but those taken away, and of a folded sweep only the first. There is always
 * one at least.
 */
export function readColumns({ variants, sweeps }: Pick<Conversation, "variants" | "sweeps">): Variant[] {
  const folded = new Set(sweeps.filter(({ isFolded }) => isFolded).map(({ id }) => id));
  const standing = new Set<Id>();
  const columns = variants.filter(({ isRemoved, sweep }) => {
    if (isRemoved) return false;
    if (!sweep || !folded.has(sweep.id)) return true;
    if (standing.has(sweep.id)) return false;
    standing.add(sweep.id);
    return true;
  });
  return columns.length > 0 ? columns : variants.slice(0, 1);
}

/** How a variant is called by place: "B", or "of a removed column" for one that is not on the screen. */
export function readLetter(conversation: Conversation, variantId: Id): string {
  const place = readColumns(conversation).findIndex(({ id }) => id === variantId);
  return place < 0 ? "of a removed column" : variantLetter(place);
}
