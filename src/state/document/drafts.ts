import * as v from "valibot";
import { create } from "zustand";
import type { Id } from "#core/conversation/conversation.ts";
import { loadDraft, saveDraft } from "#io/storage/draft-records.ts";
import { conversationTouched } from "./keep-documents.ts";

/** What stands in the composer. */
export type Draft = { text: string };

const EMPTY: Draft = { text: "" };
const STORED = v.object({ text: v.string() });

/**
 * The draft as the composer is given it: it changes when a conversation opens or something fills the composer, not at
 * every keystroke. Those stay in the composer and go to the disk from there.
 */
const useGiven = create<{ conversationId: Id; draft: Draft; revision: number }>()(() => ({
  conversationId: "",
  draft: EMPTY,
  revision: 0,
}));

let current: { conversationId: Id; draft: Draft } = { conversationId: "", draft: EMPTY };

/** The draft of a conversation that opens, from disk. */
export async function loadDraftOf(conversationId: Id): Promise<Draft> {
  try {
    const stored = await loadDraft(conversationId);
    return stored === undefined ? EMPTY : v.parse(STORED, stored);
  } catch {
    return EMPTY;
  }
}

/** The composer now stands for this conversation and holds this draft. */
export function draftGiven(conversationId: Id, draft: Draft): void {
  current = { conversationId, draft };
  useGiven.setState(({ revision }) => ({ conversationId, draft, revision: revision + 1 }));
}

/** The composer was filled or emptied by something other than typing; the change is kept. */
export function draftReplaced(draft: Draft): void {
  draftGiven(current.conversationId, draft);
  keepDraft();
}

/** Something was typed. Each keystroke is kept at once: it costs half a millisecond, and the page may close. */
export function draftTyped(conversationId: Id, text: string): void {
  current = { conversationId, draft: { text } };
  if (text !== "") conversationTouched(conversationId);
  keepDraft();
}

/** What stands in the composer now. */
export const readDraft = (): Draft => current.draft;

export const useGivenDraft = (): { draft: Draft; revision: number; conversationId: Id } => useGiven();

function keepDraft(): void {
  // A browser that refuses storage has been reported when the conversation was saved.
  saveDraft(current.conversationId, current.draft).catch(() => undefined);
}
