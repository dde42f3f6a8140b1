import type { SearchFilters } from "#core/search/search-index.ts";
import type { SearchAnswer } from "#core/search/search-result.ts";

/** Takes what changed on the disk into the index for some milliseconds, finds words in it, writes it down, or gives its memory back. */
export type SearchCommand =
  | { kind: "refresh"; maxMs: number }
  | { kind: "find"; query: string; filters: SearchFilters }
  | { kind: "save" }
  | { kind: "close" };

export type SearchReport =
  /** `leftCount` is the number of documents that are not in the index yet. */
  { kind: "refresh"; leftCount: number } | { kind: "find"; answer: SearchAnswer } | { kind: "save" | "close" };
