import type { CatalogueEntry } from "./parse-catalogue.ts";

/**
 * The models in a catalogue most similar to a model that is no longer offered: of the same developer, those that share
 * most words of its name first, newer before older. Empty where the catalogue lists none of that developer.
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

/** The developer of a model: the text before the slash, else the family that its name begins with. */
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

/** The number of words that two names share; numbers do not count, since they differ between versions. */
function countSharedWords(words: readonly string[], others: readonly string[]): number {
  const left = new Set(others);
  return words.filter((word) => /[a-z]/.test(word) && left.has(word)).length;
}

/** Positive where the first name has the later version. Dates are ignored. */
function compareVersions(a: readonly string[], b: readonly string[]): number {
  const [one, two] = [a, b].map((words) => words.filter((word) => /^\d{1,3}$/.test(word)).map(Number));
  for (let index = 0; index < Math.max(one?.length ?? 0, two?.length ?? 0); index += 1) {
    const difference = (one?.[index] ?? 0) - (two?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
