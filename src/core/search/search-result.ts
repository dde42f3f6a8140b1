import type { Id } from "#core/vocabulary.ts";
import type { FoundPlace } from "./find-places.ts";

/** A conversation or a saved prompt that was found, with the places in it. */
export type SearchResult = {
  kind: "conversation" | "prompt";
  id: Id;
  title: string;
  updatedAtMs: number;
  places: FoundPlace[];
};

/** The best results of a search, the number of all, and every model that a filter can name. */
export type SearchAnswer = { results: SearchResult[]; count: number; modelIds: string[] };
