import { isJsonObject, stringOrEmpty, type Json } from "#core/json.ts";

/** A source that a model cites: its address, its title, and the words that are quoted from it, each "" where unknown. */
export type Source = { url: string; title: string; quoted: string };

/** The source in a citation, in the shape of any wire. */
export function readSource(citation: Json): Source {
  const outer = isJsonObject(citation) ? citation : {};
  const source = isJsonObject(outer["url_citation"]) ? outer["url_citation"] : outer;
  return {
    url: stringOrEmpty(source["url"]),
    title: stringOrEmpty(source["title"]) || stringOrEmpty(source["document_title"]),
    quoted: stringOrEmpty(source["cited_text"]),
  };
}
