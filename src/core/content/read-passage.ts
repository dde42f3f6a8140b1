import { isJsonObject, stringOrEmpty, type Json, type JsonObject } from "#core/json.ts";

/** A place in a document that a model cites: characters, pages or blocks, from 0, the end not counted; pages from 1. */
export type PassagePlace = { unit: "characters" | "pages" | "blocks"; start: number; end: number };

/** A passage of a document of the request that a model cites: the document's index among them, the place and its words. */
export type Passage = { documentIndex: number; title: string; quoted: string; place: PassagePlace };

const UNITS = {
  char_location: { unit: "characters", start: "start_char_index", end: "end_char_index" },
  page_location: { unit: "pages", start: "start_page_number", end: "end_page_number" },
  content_block_location: { unit: "blocks", start: "start_block_index", end: "end_block_index" },
} as const;

/** The passage of a document in a citation of the messages wire; undefined for a citation of anything else. */
export function readPassage(citation: Json): Passage | undefined {
  if (!isJsonObject(citation)) return undefined;
  const type = stringOrEmpty(citation["type"]);
  if (!isPassageType(type)) return undefined;
  const { unit, start: startName, end: endName } = UNITS[type];
  const start = readCount(citation, startName);
  const end = readCount(citation, endName);
  return {
    documentIndex: readCount(citation, "document_index"),
    title: stringOrEmpty(citation["document_title"]),
    quoted: stringOrEmpty(citation["cited_text"]),
    place: { unit, start, end: Math.max(start, end) },
  };
}

const isPassageType = (type: string): type is keyof typeof UNITS => Object.hasOwn(UNITS, type);

/** A whole number; -1, which is in no document, for anything else. */
function readCount(citation: JsonObject, name: string): number {
  const value = citation[name];
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : -1;
}

/** The place of a passage in words. */
export function formatPlace({ unit, start, end }: PassagePlace): string {
  if (start < 0) return "";
  const one = unit === "pages" ? "page" : unit === "blocks" ? "block" : "character";
  const first = unit === "pages" ? start : start + 1;
  const last = Math.max(first, unit === "pages" ? end - 1 : end);
  return first === last ? `${one} ${first}` : `${one}s ${first}–${last}`;
}
