import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Variant } from "./conversation.ts";
import { formatColumnLetter } from "./format-column-letter.ts";

/** The visible variants in order: without hidden ones, and only the first of a folded sweep. At least one. */
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

/** The letter of a variant: "B", or "of a removed column" for a hidden one. */
export function getVariantLetter(conversation: Conversation, variantId: Id): string {
  const index = listColumns(conversation).findIndex(({ id }) => id === variantId);
  return index < 0 ? "of a removed column" : formatColumnLetter(index);
}
