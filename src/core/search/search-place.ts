import type { Id } from "#core/vocabulary.ts";

/** The kind of a searched text. */
export type PlaceKind = "title" | "prompt" | "answer" | "system" | "variables" | "model" | "name";

/** A text that is searched, with the turn and the column that it is opened at. */
export type SearchPlace = {
  kind: PlaceKind;
  text: string;
  turnId?: Id;
  variantId?: Id;
  /** The number of the turn among all of its conversation, from 1. */
  turnNumber?: number;
  modelId?: string;
  isFailed?: true;
  hasPictures?: true;
};

/** A conversation or a saved prompt with all its texts. */
export type SearchDocument = {
  /** Its kind and its id: unique over all that is searched. */
  key: string;
  title: string;
  updatedAtMs: number;
  isPinned?: true;
  places: SearchPlace[];
};

/** The characters of each text, and of all texts of a document, that are searched. */
export const MAX_TEXT_CHARS = 100_000;
export const MAX_DOCUMENT_CHARS = 2_000_000;
