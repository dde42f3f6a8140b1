import { readPassage } from "./read-passage.ts";
import { isJsonObject, stringOrEmpty, type Json } from "#core/json.ts";

/**
 * A source that a model cites: its address, its title, and the words that are quoted from it, each "" where unknown. It is a
 * passage where it is a place in a document of the request.
 */
export type Source = { url: string; title: string; quoted: string; isPassage?: true };

/** The source in a citation, in the shape of any wire. */
export function readSource(citation: Json): Source {
  const outer = isJsonObject(citation) ? citation : {};
  const source = isJsonObject(outer["url_citation"]) ? outer["url_citation"] : outer;
  return {
    url: stringOrEmpty(source["url"]),
    title: stringOrEmpty(source["title"]) || stringOrEmpty(source["document_title"]),
    quoted: stringOrEmpty(source["cited_text"]),
    ...(readPassage(citation) && { isPassage: true as const }),
  };
}
