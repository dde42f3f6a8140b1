import type { Id } from "#core/vocabulary.ts";
import { draftReplaced, getDraft } from "#state/document/drafts.ts";
import { getColumnPrompt } from "#state/document/own-prompts.ts";

/** Adds a sentence as a line of its own to the prompt of all columns, or to a column's own one. The rest of the draft stays. */
export function addSentence(sentence: string, columnId: Id | undefined): void {
  const draft = getDraft();
  const { text } = getColumnPrompt(draft, columnId ?? "");
  const asking = text.trim() === "" ? `${sentence}\n` : `${text.trimEnd()}\n${sentence}\n`;
  draftReplaced({
    ...draft,
    ...(columnId === undefined ? { text: asking } : { ownTexts: { ...draft.ownTexts, [columnId]: asking } }),
  });
}
