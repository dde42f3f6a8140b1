import { cutSnippet, type Snippet } from "./cut-snippet.ts";
import type { SearchFilters } from "./search-index.ts";
import type { SearchPlace } from "./search-place.ts";

/** A text with its folded form, in which words are found. */
export type FoldedPlace = { place: SearchPlace; folded: string };

/** A place that was found: what it is, where it is opened, and its text around the words. */
export type FoundPlace = Omit<SearchPlace, "text"> & { snippet: Snippet };

/** The most places that are shown of one document. */
const MAX_PLACES = 3;

/** The places of a document with the most of some words, in their order; with filters alone, those that pass. */
export function findPlaces(
  places: readonly FoldedPlace[],
  words: readonly string[],
  filters: SearchFilters,
): FoundPlace[] {
  const counted = places
    .filter(({ place }) => passes(place, filters))
    .map((each) => ({ ...each, count: words.filter((word) => each.folded.includes(word)).length }));
  const most = Math.max(0, ...counted.map(({ count }) => count));
  if (most === 0 && Object.keys(filters).length === 0) return [];
  return counted
    .filter(({ count }) => count === most)
    .slice(0, MAX_PLACES)
    .map(({ place: { text, ...place }, folded }) => ({ ...place, snippet: cutSnippet(text, folded, words) }));
}

function passes({ modelId, hasPictures, isFailed }: SearchPlace, filters: SearchFilters): boolean {
  return (
    (filters.modelId === undefined || modelId === filters.modelId) &&
    (!filters.hasPictures || hasPictures === true) &&
    (!filters.isFailed || isFailed === true)
  );
}
