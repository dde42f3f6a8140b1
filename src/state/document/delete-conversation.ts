import type { Id } from "#core/conversation/conversation.ts";
import { readHead } from "#core/conversation/snapshot.ts";
import { writeAddressId } from "#io/browser/address.ts";
import { tellOtherTabs } from "#io/browser/other-tabs.ts";
import type { StoredConversation } from "#io/storage/conversation-records.ts";
import { deleteConversation, restoreConversation } from "#io/storage/conversation-records.ts";
import { noticeShown } from "#state/notices.ts";
import { stopAllReplies } from "#state/replies/reply-queue.ts";
import { conversationClosed, readOpenConversation } from "./documents.ts";
import { flushDraft } from "./drafts.ts";
import { conversationForgotten, flushDocuments } from "./keep-documents.ts";
import { openConversation, openFirstConversation } from "./open-conversations.ts";
import { savedListChanged } from "./saved-list.ts";

/**
 * Deletes a conversation and offers to bring it back exactly as it was stored, what could not be read included. Answers
 * that still run for it are stopped.
 */
export async function deleteWithUndo(id: Id): Promise<void> {
  stopAllReplies(id);
  flushDraft();
  await flushDocuments();
  const wasOpen = readOpenConversation()?.id === id;
  const remember = conversationForgotten(id);
  let stored: StoredConversation | undefined;
  try {
    stored = await deleteConversation(id);
  } catch (error) {
    remember();
    refused("This browser did not delete the conversation", error);
    return;
  }
  if (!wasOpen) conversationClosed(id);
  savedListChanged();
  tellOtherTabs({ type: "deleted", conversationId: id });
  if (wasOpen) {
    writeAddressId(null);
    await openFirstConversation();
  }
  if (stored) offerUndo(id, stored, wasOpen);
}

function offerUndo(id: Id, stored: StoredConversation, wasOpen: boolean): void {
  noticeShown({
    tone: "plain",
    text: `“${readHead(stored.head)?.title || "Untitled"}” was deleted.`,
    action: { label: "Undo", run: () => void restore(id, stored, wasOpen) },
  });
}

async function restore(id: Id, stored: StoredConversation, wasOpen: boolean): Promise<void> {
  try {
    await restoreConversation(id, stored, Date.now());
  } catch (error) {
    refused("This browser did not bring the conversation back", error);
    offerUndo(id, stored, wasOpen);
    return;
  }
  savedListChanged();
  tellOtherTabs({ type: "saved", conversationId: id });
  if (wasOpen) await openConversation(id);
}

function refused(what: string, error: unknown): void {
  const reason = error instanceof Error ? error.message || error.name : "storage refused";
  noticeShown({ tone: "danger", text: `${what} (${reason}).` });
}
