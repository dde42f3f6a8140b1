import { findByWords } from "#core/find-by-words.ts";
import type { SavedPrompt } from "./saved-prompt.ts";
import { getNewestVersion } from "./saved-prompt.ts";

/** The prompts with a tag, if one is given, and with every word of a query in their name, tags, or newest texts. */
export function searchPrompts(
  prompts: readonly SavedPrompt[],
  { query, tag }: { query: string; tag?: string | undefined },
): readonly SavedPrompt[] {
  const tagged = tag === undefined ? prompts : prompts.filter(({ tags }) => tags.includes(tag));
  return findByWords(tagged, query, (prompt) => {
    const { text, settings } = getNewestVersion(prompt);
    return [prompt.name, ...prompt.tags, text, settings.system, settings.prefill ?? ""].join("\n");
  });
}

/** The tags of some prompts, the most used ones first. */
export function listTags(prompts: readonly SavedPrompt[]): string[] {
  const counts = new Map<string, number>();
  for (const tag of prompts.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b)).map(([tag]) => tag);
}
