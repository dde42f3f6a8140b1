import type { ConversationHead } from "#core/conversation/parse-head.ts";
import type { SavedPrompt } from "./saved-prompt.ts";

/** A system prompt that was written before, with the time of its last use. */
export type EarlierSystemPrompt = { text: string; usedAtMs: number };

/** The system prompts of a conversation as it is stored. */
export function listHeadSystemPrompts({ shared, variants }: ConversationHead): string[] {
  return [shared.system, ...variants.flatMap(({ overrides }) => overrides.system ?? [])];
}

/** The system prompts of a saved prompt's versions. */
export function listSavedSystemPrompts({ versions }: SavedPrompt): EarlierSystemPrompt[] {
  return versions.map(({ settings, createdAtMs }) => ({ text: settings.system, usedAtMs: createdAtMs }));
}

/** Each system prompt once, the most recently used first; without blank ones and without the one that stands there now. */
export function collectSystemPrompts(used: readonly EarlierSystemPrompt[], current: string): EarlierSystemPrompt[] {
  const byText = new Map<string, EarlierSystemPrompt>();
  for (const prompt of used) {
    const key = prompt.text.trim();
    const known = byText.get(key);
    if (key !== "" && key !== current.trim() && !(known && known.usedAtMs >= prompt.usedAtMs)) byText.set(key, prompt);
  }
  return [...byText.values()].toSorted((a, b) => b.usedAtMs - a.usedAtMs);
}
