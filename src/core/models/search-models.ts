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
  return entries
    .filter((entry) => {
      const { contextTokens = 0, reads = [], prices } = entry;
      if (filter.readsImages && !reads.includes("image")) return false;
      if (contextTokens < filter.minContextTokens) return false;
      const outputUsd = prices?.outputUsdPerMillionTokens;
      if (filter.maxOutputUsd !== undefined && (outputUsd === undefined || outputUsd > filter.maxOutputUsd))
        return false;
      const text = getSearchText(entry);
      return terms.every((term) => text.includes(term));
    })
    .toSorted((a, b) => Number(hasNamePrefix(b, first)) - Number(hasNamePrefix(a, first)));
}

function getSearchText({ id, aliases, name = "", developer = "" }: CatalogueEntry): string {
  return [id, ...aliases, name, developer].join(" ").toLowerCase();
}

function hasNamePrefix({ id, name = "" }: CatalogueEntry, term: string): boolean {
  const short = getShortModelName(id).toLowerCase();
  return term !== "" && (short.startsWith(term) || name.toLowerCase().startsWith(term));
}
