import { formatCount } from "#core/format.ts";
import type { SearchAnswer } from "./search-result.ts";

/** The number of results as a sentence; "" for none while `leftCount` documents are still to be read. */
export function describeCount({ count, results }: SearchAnswer, leftCount: number): string {
  if (count > results.length) return `The best ${results.length} of ${formatCount(count)}. Add a word to find fewer.`;
  if (count > 0) return count === 1 ? "1 found" : `${formatCount(count)} found`;
  return leftCount > 0 ? "" : "Nothing found. Try fewer words, the beginning of a word, or no filter.";
}
