import { parseHead } from "#core/conversation/parse-head.ts";
import type { Id } from "#core/vocabulary.ts";
import { writeUrlHash } from "#io/browser/page-url.ts";
import { notifyOtherTabs } from "#io/browser/other-tabs.ts";
import type { StoredConversation } from "#io/storage/whole-conversations.ts";
import { deleteConversation, restoreConversation } from "#io/storage/whole-conversations.ts";
import { explainStorageError } from "#io/storage/explain-storage-error.ts";
import { showNotice } from "#state/notices.ts";
import { stopAllReplies } from "#state/replies/reply-queue.ts";
import { conversationClosed, getOpenConversation } from "#state/document/documents.ts";
import { flushDraft } from "#state/document/drafts.ts";
import { conversationForgotten, flushDocuments } from "#state/document/autosave-documents.ts";
import { openConversation, openFirstConversation } from "#state/document/open-conversations.ts";
import { savedListChanged } from "#state/document/saved-list-changes.ts";

/**
 * Deletes a conversation and offers to restore it exactly as it was stored, even records that cannot be parsed. Its
 * running replies are stopped.
 */
export async function deleteWithUndo(id: Id): Promise<void> {
  stopAllReplies(id);
  flushDraft();
  await flushDocuments();
  const wasOpen = getOpenConversation()?.id === id;
  const undoForget = conversationForgotten(id);
  let stored: StoredConversation | undefined;
  try {
    stored = await deleteConversation(id);
  } catch (error) {
    undoForget();
    showRefusal("This browser did not delete the conversation", error);
    return;
  }
  if (!wasOpen) conversationClosed(id);
  savedListChanged();
  notifyOtherTabs({ type: "deleted", conversationId: id });
  if (wasOpen) {
    writeUrlHash("", undefined);
    await openFirstConversation();
  }
  if (stored) showDeletionUndoNotice(id, stored, wasOpen);
}

function showDeletionUndoNotice(id: Id, stored: StoredConversation, wasOpen: boolean): void {
  showNotice({
    tone: "plain",
    text: `“${parseHead(stored.head)?.title || "Untitled"}” was deleted.`,
    action: { label: "Undo", run: () => void restore(id, stored, wasOpen) },
  });
}

async function restore(id: Id, stored: StoredConversation, wasOpen: boolean): Promise<void> {
  try {
    await restoreConversation(id, stored, Date.now());
  } catch (error) {
    showRefusal("This browser did not restore the conversation", error);
    showDeletionUndoNotice(id, stored, wasOpen);
    return;
  }
  savedListChanged();
  notifyOtherTabs({ type: "saved", conversationId: id });
  if (wasOpen) await openConversation(id);
}

function showRefusal(what: string, error: unknown): void {
  showNotice({ tone: "danger", text: `${what} (${explainStorageError(error)}).` });
}
