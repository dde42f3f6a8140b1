import { getShortModelName } from "./model-ids.ts";
import type { CatalogueEntry } from "./parse-catalogue.ts";

/** Criteria that a model list is filtered by. */
export type ModelFilter = {
  /** Search words; each must occur in the id, an alias, the name or the developer. */
  query: string;
  readsImages: boolean;
  minContextTokens: number;
  /** The highest price of output, in dollars for a million tokens; models without a known price are left out. */
  maxOutputUsd: number | undefined;
};

export const NO_FILTER: ModelFilter = {
  query: "",
  readsImages: false,
  minContextTokens: 0,
  maxOutputUsd: undefined,
};

/** The models that match a filter; models whose id or name begins with the first search word come first. */
export function searchModels(entries: readonly CatalogueEntry[], filter: ModelFilter): CatalogueEntry[] {
  const terms = filter.query
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== "");
  const [first = ""] = terms;
  const found = entries.filter((entry) => {
    const { contextTokens = 0, reads = [], prices } = entry;
    if (filter.readsImages && !reads.includes("image")) return false;
    if (contextTokens < filter.minContextTokens) return false;
    const outputUsd = prices?.outputUsdPerMillionTokens;
    if (filter.maxOutputUsd !== undefined && (outputUsd === undefined || outputUsd > filter.maxOutputUsd)) return false;
    const { whole } = getSearchTexts(entry);
    return terms.every((term) => whole.includes(term));
  });
  if (first === "") return found;
  const beginsWithFirst = (entry: CatalogueEntry) =>
    getSearchTexts(entry).beginnings.some((text) => text.startsWith(first));
  return [...found.filter(beginsWithFirst), ...found.filter((entry) => !beginsWithFirst(entry))];
}

type SearchTexts = { whole: string; beginnings: readonly string[] };

const SEARCH_TEXTS = new WeakMap<CatalogueEntry, SearchTexts>();

/** The texts of an entry in lower case, computed once: every key searches them, and lists have thousands of entries. */
function getSearchTexts(entry: CatalogueEntry): SearchTexts {
  const known = SEARCH_TEXTS.get(entry);
  if (known) return known;
  const { id, aliases, name = "", developer = "" } = entry;
  const texts = {
    whole: [id, ...aliases, name, developer].join(" ").toLowerCase(),
    beginnings: [getShortModelName(id).toLowerCase(), name.toLowerCase()],
  };
  SEARCH_TEXTS.set(entry, texts);
  return texts;
}
