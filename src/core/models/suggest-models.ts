import type { CatalogueEntry } from "./parse-catalogue.ts";

/**
 * The models of a catalogue that are nearest to one that is gone: of the same developer, those first that share most of
 * its name, newer ones before older. Empty where the catalogue lists none of that developer.
 */
export function suggestModels(goneId: string, catalogue: readonly CatalogueEntry[], maxCount = 3): CatalogueEntry[] {
  const gone = splitModelName(goneId);
  const developer = parseDeveloper(goneId);
  return catalogue
    .filter(({ id, aliases }) => id !== goneId && !aliases.includes(goneId) && parseDeveloper(id) === developer)
    .map((entry) => ({
      entry,
      shared: countSharedWords(gone, splitModelName(entry.id)),
      words: splitModelName(entry.id),
    }))
    .toSorted((a, b) => b.shared - a.shared || compareVersions(b.words, a.words))
    .slice(0, maxCount)
    .map(({ entry }) => entry);
}

/** Who made a model: what stands before the slash, else the family its name begins with. */
function parseDeveloper(modelId: string): string {
  const id = modelId.trim().toLowerCase();
  const slash = id.indexOf("/");
  const maker = slash < 0 ? "" : id.slice(0, slash);
  const family = /[a-z]+/.exec(id.slice(slash + 1))?.[0] ?? "";
  if (family === "claude") return "anthropic";
  if (family === "gpt" || family === "chatgpt" || (family === "o" && /^o\d/.test(id.slice(slash + 1)))) return "openai";
  return maker === "" ? family : maker;
}

/** The words and numbers of a name, without its developer. */
function splitModelName(modelId: string): string[] {
  const id = modelId.trim().toLowerCase();
  return id.slice(id.indexOf("/") + 1).match(/[a-z]+|\d+/g) ?? [];
}

/** How many words of one name stand in the other; numbers do not count, since every version has others. */
function countSharedWords(words: readonly string[], others: readonly string[]): number {
  const left = new Set(others);
  return words.filter((word) => /[a-z]/.test(word) && left.has(word)).length;
}

/** Above 0 where the first has the later version. A date, which is a number too, tells nothing here. */
function compareVersions(a: readonly string[], b: readonly string[]): number {
  const [one, two] = [a, b].map((words) => words.filter((word) => /^\d{1,3}$/.test(word)).map(Number));
  for (let index = 0; index < Math.max(one?.length ?? 0, two?.length ?? 0); index += 1) {
    const difference = (one?.[index] ?? 0) - (two?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
