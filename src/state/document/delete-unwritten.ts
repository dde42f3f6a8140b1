import type { Id } from "#core/vocabulary.ts";
import { notifyOtherTabs } from "#io/browser/other-tabs.ts";
import { deleteConversation, loadConversation } from "#io/storage/conversation-records.ts";
import { conversationForgotten, flushDocuments } from "./autosave-documents.ts";
import { getOpenConversation } from "./documents.ts";
import { hasStoredContent } from "./drafts.ts";
import { savedListChanged } from "./saved-list.ts";

/** Deletes the record of a conversation that was left and in which nothing was written, here or in another tab. */
export async function deleteUnwritten(id: Id): Promise<void> {
  try {
    await flushDocuments();
    const stored = await loadConversation(id);
    if (!stored || stored.turns.length > 0 || stored.replies.length > 0 || hasStoredContent(stored.draft)) return;
    if (getOpenConversation()?.id === id) return;
    conversationForgotten(id);
    await deleteConversation(id);
    savedListChanged();
    notifyOtherTabs({ type: "deleted", conversationId: id });
  } catch {
    // Where the disk refuses, it stays in the list.
  }
}
