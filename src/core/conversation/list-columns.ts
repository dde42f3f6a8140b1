import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Variant } from "./conversation.ts";
import { formatColumnLetter } from "./format-column-letter.ts";

/**
 * The variants on the screen, in order: all but those taken away, and of a folded sweep only the first. There is always
 * one at least.
 */
export function listColumns({ variants, sweeps }: Pick<Conversation, "variants" | "sweeps">): Variant[] {
  const folded = new Set(sweeps.filter(({ isFolded }) => isFolded).map(({ id }) => id));
  const shownSweepIds = new Set<Id>();
  const columns = variants.filter(({ isRemoved, sweep }) => {
    if (isRemoved) return false;
    if (!sweep || !folded.has(sweep.id)) return true;
    if (shownSweepIds.has(sweep.id)) return false;
    shownSweepIds.add(sweep.id);
    return true;
  });
  return columns.length > 0 ? columns : variants.slice(0, 1);
}

/** How a variant is called by place: "B", or "of a removed column" for one that is not on the screen. */
export function getVariantLetter(conversation: Conversation, variantId: Id): string {
  const index = listColumns(conversation).findIndex(({ id }) => id === variantId);
  return index < 0 ? "of a removed column" : formatColumnLetter(index);
}
