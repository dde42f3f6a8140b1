import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, stringOrEmpty, toList } from "#core/json.ts";

const NONE: readonly Json[] = [];

/**
 * The sources that a chunk names beside its choices, in the order of their numbers in the text: `citations` as
 * addresses, each with what `search_results` says of it, then the other search results.
 */
export function parseSources(chunk: JsonObject): readonly Json[] {
  const { citations, search_results: results } = chunk;
  if (citations === undefined && results === undefined) return NONE;
  const found = toList(results).filter(isJsonObject);
  const cited = (typeof citations === "string" ? [citations] : toList(citations)).map((citation) =>
    typeof citation === "string" ? (found.find(({ url }) => url === citation) ?? { url: citation }) : citation,
  );
  return [...cited, ...found.filter((result) => !cited.includes(result))].filter(isSource);
}

/** The key under which a source that comes with every chunk counts once. */
export function getSourceKey(source: Json): string {
  return (isJsonObject(source) ? stringOrEmpty(source["url"]) : "") || JSON.stringify(source);
}

const isSource = (source: Json): boolean => source !== null && source !== "";
