import type { Conversation, Id, Settings } from "./conversation.ts";

/** A new conversation with one variant and no turns. */
export function createConversation(id: Id, variantId: Id, shared: Settings): Conversation {
  return {
    version: 1,
    id,
    title: "",
    shared,
    variants: [{ id: variantId, overrides: {} }],
    sweeps: [],
    turns: {},
    replies: {},
    view: { leafTurnId: null, shown: {} },
  };
}

/** A title from the first words of a prompt, at most 48 characters, on one line. */
export function titleFromPrompt(prompt: string): string {
  const line = prompt.replaceAll(/\s+/g, " ").trim();
  if (line.length <= 48) return line;
  const cut = line.slice(0, 48);
  const lastSpace = cut.lastIndexOf(" ");
  return `${(lastSpace > 20 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}

/** The letter of a variant by its place: A … Z. */
export function variantLetter(place: number): string {
  return String.fromCodePoint(65 + (place % 26));
}
