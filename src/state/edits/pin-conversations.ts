import { changePin } from "#core/conversation/change-pin.ts";
import type { Id } from "#core/vocabulary.ts";
import { notifyOtherTabs } from "#io/browser/other-tabs.ts";
import { explainStorageError } from "#io/storage/explain-storage-error.ts";
import { pinStoredConversation } from "#io/storage/whole-conversations.ts";
import { saveConversation } from "#state/document/autosave-documents.ts";
import { conversationChanged, getConversation } from "#state/document/documents.ts";
import { savedListChanged } from "#state/document/saved-list-changes.ts";
import { showNotice } from "#state/notices.ts";

/** Pins conversations to the top of the list, or unpins them; their order of age stays. */
export async function pinConversations(ids: readonly Id[], isPinned: boolean): Promise<void> {
  try {
    for (const id of ids) {
      await pin(id, isPinned);
      notifyOtherTabs({ type: "saved", conversationId: id });
    }
  } catch (error) {
    const what = isPinned ? "pin" : "unpin";
    showNotice({
      tone: "danger",
      text: `This browser did not ${what} the conversation (${explainStorageError(error)}).`,
    });
  }
  savedListChanged();
}

async function pin(id: Id, isPinned: boolean): Promise<void> {
  if (!getConversation(id)) {
    await pinStoredConversation(id, isPinned);
    return;
  }
  conversationChanged(id, (before) => changePin(before, isPinned));
  await saveConversation(id);
}
