import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, stringOrEmpty, toList } from "#core/json.ts";

const NONE: readonly Json[] = [];

/** The fields of a chunk, a choice or its output that name sources. */
export const SOURCE_FIELDS: ReadonlySet<string> = new Set(["citations", "search_results", "web_search", "references"]);

/**
 * The sources that a chunk, a choice or its output names, in the order of their numbers in the text: `citations` as
 * addresses, each with what `search_results` says of it, then the other search results.
 */
export function parseSources(chunk: JsonObject): readonly Json[] {
  const { citations, search_results: results, web_search: pages, references } = chunk;
  if (citations === undefined && results === undefined && pages === undefined && references === undefined) return NONE;
  const found = [results, pages, references].flatMap(toList).filter(isJsonObject).map(nameAddress);
  const cited = (typeof citations === "string" ? [citations] : toList(citations)).map((citation) =>
    typeof citation === "string"
      ? (found.find(({ url }) => url === citation) ?? { url: citation })
      : isJsonObject(citation)
        ? nameAddress(citation)
        : citation,
  );
  return [...cited, ...found.filter((result) => !cited.includes(result))].filter(isSource);
}

/** A source with its address as `url`, under whatever name it came. */
function nameAddress(source: JsonObject): JsonObject {
  if (source["url"] !== undefined) return source;
  const address = ["link", "uri", "href"].map((name) => source[name]).find((value) => typeof value === "string");
  return address === undefined ? source : { ...source, url: address };
}

/** The key under which a source that comes with every chunk counts once. */
export function getSourceKey(source: Json): string {
  return (isJsonObject(source) ? stringOrEmpty(source["url"]) : "") || JSON.stringify(source);
}

const isSource = (source: Json): boolean => source !== null && source !== "";
