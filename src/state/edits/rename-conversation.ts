import type { Id } from "#core/vocabulary.ts";
import { notifyOtherTabs } from "#io/browser/other-tabs.ts";
import { renameStoredConversation } from "#io/storage/whole-conversations.ts";
import { showNotice } from "#state/notices.ts";
import { conversationChanged, getConversation } from "#state/document/documents.ts";
import { savedListChanged } from "#state/document/saved-list-changes.ts";

/** Renames a conversation, whether or not it is in memory. */
export async function renameConversation(id: Id, title: string): Promise<void> {
  if (getConversation(id)) {
    conversationChanged(id, (before) => (before.title === title ? before : { ...before, title }));
    return;
  }
  try {
    await renameStoredConversation(id, title);
    savedListChanged();
    notifyOtherTabs({ type: "saved", conversationId: id });
  } catch {
    showNotice({ tone: "danger", text: "This browser did not save the new title." });
  }
}
