import type { CatalogueEntry } from "./read-catalogue.ts";

/** What a list of models is narrowed by. */
export type ModelFilter = {
  /** Words, each of which is in the id, an alias, the name or the developer. */
  sought: string;
  readsImages: boolean;
  leastContextTokens: number;
  /** Dollars for a million tokens of answer; models without a known price are left out. */
  mostOutputUsd: number | undefined;
};

export const NO_FILTER: ModelFilter = {
  sought: "",
  readsImages: false,
  leastContextTokens: 0,
  mostOutputUsd: undefined,
};

/** The models that a filter leaves, those whose id or name begins with what is sought first. */
export function seekModels(entries: readonly CatalogueEntry[], filter: ModelFilter): CatalogueEntry[] {
  const words = filter.sought
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const [first = ""] = words;
  return entries
    .filter((entry) => {
      const { contextTokens = 0, reads = [], prices } = entry;
      if (filter.readsImages && !reads.includes("image")) return false;
      if (contextTokens < filter.leastContextTokens) return false;
      const outputUsd = prices?.outputUsdPerMillionTokens;
      if (filter.mostOutputUsd !== undefined && (outputUsd === undefined || outputUsd > filter.mostOutputUsd))
        return false;
      const text = textOf(entry);
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => Number(begins(b, first)) - Number(begins(a, first)));
}

function textOf({ id, aliases, name = "", developer = "" }: CatalogueEntry): string {
  return [id, ...aliases, name, developer].join(" ").toLowerCase();
}

function begins({ id, name = "" }: CatalogueEntry, word: string): boolean {
  const short = id.slice(id.lastIndexOf("/") + 1).toLowerCase();
  return word !== "" && (short.startsWith(word) || name.toLowerCase().startsWith(word));
}
