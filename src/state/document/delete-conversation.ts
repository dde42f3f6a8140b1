import type { Conversation, Id } from "#core/conversation/conversation.ts";
import { readChanges } from "#core/conversation/read-changes.ts";
import { settleInterrupted } from "#core/conversation/settle-interrupted.ts";
import { readSnapshot } from "#core/conversation/snapshot.ts";
import { writeAddressId } from "#io/browser/address.ts";
import { deleteConversation, renameStored, saveChanges } from "#io/storage/conversation-records.ts";
import { loadDraft, saveDraft } from "#io/storage/draft-records.ts";
import { noticeShown } from "#state/notices.ts";
import { stopAllReplies } from "#state/replies/reply-queue.ts";
import { conversationChanged, readConversation, readOpenConversation } from "./documents.ts";
import { conversationForgotten, flushDocuments } from "./keep-documents.ts";
import { openConversation, openFirstConversation } from "./open-conversations.ts";
import { savedListChanged } from "./saved-list.ts";

/** Gives a conversation another title, whether it is in memory or not. */
export async function renameConversation(id: Id, title: string): Promise<void> {
  if (readConversation(id)) conversationChanged(id, (before) => ({ ...before, title }));
  else {
    await renameStored(id, title);
    savedListChanged();
  }
}

/** Deletes a conversation and offers to bring it back as it was. Answers that still run for it are stopped. */
export async function deleteWithUndo(id: Id): Promise<void> {
  stopAllReplies(id);
  await flushDocuments();
  const wasOpen = readOpenConversation()?.id === id;
  const draft = await loadDraft(id);
  conversationForgotten(id);
  const stored = await deleteConversation(id);
  savedListChanged();
  if (wasOpen) {
    writeAddressId(null);
    await openFirstConversation();
  }
  const conversation = stored && readSnapshot(stored)?.conversation;
  if (!conversation) return;
  noticeShown({
    tone: "plain",
    text: `“${conversation.title || "Untitled"}” was deleted.`,
    action: { label: "Undo", run: () => void restore(conversation, draft, wasOpen) },
  });
}

async function restore(conversation: Conversation, draft: unknown, wasOpen: boolean): Promise<void> {
  const replies = Object.fromEntries(
    Object.entries(conversation.replies).map(([id, reply]) => [id, settleInterrupted(reply)]),
  );
  await saveChanges(readChanges(undefined, { ...conversation, replies }), Date.now());
  if (draft !== undefined) await saveDraft(conversation.id, draft);
  savedListChanged();
  if (wasOpen) await openConversation(conversation.id);
}
