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
  const { beginning, others } = scan(entries, filter, Infinity);
  return [...beginning, ...others];
}

/** The matching models; the list is read no further than to so many that begin with the first search word. */
function scan(entries: readonly CatalogueEntry[], filter: ModelFilter, most: number) {
  const terms = filter.query
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== "");
  const [first = ""] = terms;
  const beginning: CatalogueEntry[] = [];
  const others: CatalogueEntry[] = [];
  for (const entry of entries) {
    if (beginning.length >= most) break;
    if (!isWithin(entry, filter)) continue;
    const text = getSearchText(entry);
    if (!terms.every((term) => text.includes(term))) continue;
    if (first === "" || beginsWith(entry, first)) beginning.push(entry);
    else others.push(entry);
  }
  return { beginning, others };
}

function isWithin({ contextTokens = 0, reads = [], prices }: CatalogueEntry, filter: ModelFilter): boolean {
  if (filter.readsImages && !reads.includes("image")) return false;
  if (contextTokens < filter.minContextTokens) return false;
  const outputUsd = prices?.outputUsdPerMillionTokens;
  return filter.maxOutputUsd === undefined || (outputUsd !== undefined && outputUsd <= filter.maxOutputUsd);
}

/** The last text that was searched to the end of each list, with all that matched it. */
const LAST_SEARCHES = new WeakMap<readonly CatalogueEntry[], { typed: string; found: readonly CatalogueEntry[] }>();

/**
 * The models that match a typed text, at most so many. One more key searches only what was found before it, so that a
 * key in a long list costs little more than in a short one.
 */
export function searchTyped(entries: readonly CatalogueEntry[], typed: string, most: number): CatalogueEntry[] {
  const last = LAST_SEARCHES.get(entries);
  const candidates = last && typed.startsWith(last.typed) ? last.found : entries;
  const { beginning, others } = scan(candidates, { ...NO_FILTER, query: typed }, most);
  const found = [...beginning, ...others];
  if (beginning.length < most) LAST_SEARCHES.set(entries, { typed, found });
  return found.slice(0, most);
}

const SEARCH_TEXTS = new WeakMap<CatalogueEntry, string>();

/** The texts of an entry in lower case, put together once: every key searches them, and lists have thousands of entries. */
function getSearchText(entry: CatalogueEntry): string {
  const known = SEARCH_TEXTS.get(entry);
  if (known !== undefined) return known;
  const { id, aliases, name = "", developer = "" } = entry;
  const others = aliases.length === 0 ? "" : aliases.join(" ");
  const text = `${id} ${others} ${name} ${developer}`.toLowerCase();
  SEARCH_TEXTS.set(entry, text);
  return text;
}

function beginsWith({ id, name = "" }: CatalogueEntry, term: string): boolean {
  return getShortModelName(id).toLowerCase().startsWith(term) || name.toLowerCase().startsWith(term);
}
