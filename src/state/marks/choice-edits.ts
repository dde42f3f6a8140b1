import type { Choice } from "#core/conversation/choice.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { countThings } from "#core/count-things.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { getOpenConversation, openConversationChanged } from "#state/document/documents.ts";
import { showUndoNotice } from "#state/document/show-undo-notice.ts";

/** Adds a choice to the open conversation. */
export function choiceMade(choice: Omit<Choice, "id" | "chosenAtMs">): void {
  const made = { ...choice, id: newId(), chosenAtMs: Date.now() };
  openConversationChanged((before) => ({ ...before, choices: { ...before.choices, [made.id]: made } }));
}

/** Takes a choice back. */
export function choiceTakenBack(id: Id): void {
  openConversationChanged((before) => omitChoices(before, new Set([id])));
}

/** Removes the choices of a turn, with Undo. */
export function choicesForgotten(turnId: Id): void {
  const open = getOpenConversation();
  if (!open) return;
  const forgotten = Object.values(open.choices ?? {}).filter((choice) => choice.turnId === turnId);
  if (forgotten.length === 0) return;
  openConversationChanged((before) => omitChoices(before, new Set(forgotten.map(({ id }) => id))));
  showUndoNotice(`${countThings(forgotten.length, "choice")} removed.`, open.id, (before) => ({
    ...before,
    choices: { ...before.choices, ...Object.fromEntries(forgotten.map((choice) => [choice.id, choice])) },
  }));
}

function omitChoices(before: Conversation, ids: ReadonlySet<Id>): Conversation {
  const { choices = {}, ...others } = before;
  const kept = Object.entries(choices).filter(([id]) => !ids.has(id));
  return kept.length === 0 ? others : { ...others, choices: Object.fromEntries(kept) };
}
