import type { Conversation } from "#core/conversation/conversation.ts";
import { diffConversation } from "#core/conversation/diff-conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { notifyOtherTabs } from "#io/browser/other-tabs.ts";
import { saveChanges } from "#io/storage/conversation-records.ts";
import { saveConversation } from "#state/document/autosave-documents.ts";
import { conversationChanged, getConversation } from "#state/document/documents.ts";
import { loadFromDisk } from "#state/document/load-from-disk.ts";

/**
 * Changes a conversation by a pure edit: in memory, or on the disk where another one was opened meanwhile. Resolves once the
 * change is stored.
 */
export async function changeKeptConversation(id: Id, edit: (before: Conversation) => Conversation): Promise<void> {
  const stored = getConversation(id) ? undefined : await loadFromDisk(id);
  if (stored && !getConversation(id)) {
    const after = edit(stored);
    if (after === stored) return;
    await saveChanges(diffConversation(stored, after), false, Date.now());
    notifyOtherTabs({ type: "saved", conversationId: id });
    return;
  }
  conversationChanged(id, edit);
  await saveConversation(id);
}
