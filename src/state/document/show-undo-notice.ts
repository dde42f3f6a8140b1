import type { Conversation } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { showNotice } from "#state/notices.ts";
import { changeConversation } from "./open-conversations.ts";

/**
 * Shows a notice of an action with an Undo button. Where the conversation is missing, a second notice says so and
 * offers Undo again. `beforeUndo` is called first, such as to stop what the undo hides.
 */
export function showUndoNotice(
  text: string,
  id: Id,
  undo: (before: Conversation) => Conversation,
  beforeUndo: () => void = () => {},
): void {
  const run = async () => {
    beforeUndo();
    if (await changeConversation(id, undo)) return;
    showNotice({
      tone: "danger",
      text: "The conversation was deleted. Restore it first, then undo this.",
      action: { label: "Undo", run: () => void run() },
    });
  };
  showNotice({ tone: "plain", text, action: { label: "Undo", run: () => void run() } });
}
