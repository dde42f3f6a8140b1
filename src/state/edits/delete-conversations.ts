import { formatCount } from "#core/format.ts";
import { parseHead } from "#core/conversation/parse-head.ts";
import type { Id } from "#core/vocabulary.ts";
import { writeUrlHash } from "#io/browser/page-url.ts";
import { notifyOtherTabs } from "#io/browser/other-tabs.ts";
import { listConversations } from "#io/storage/stored-heads.ts";
import type { StoredConversation } from "#io/storage/whole-conversations.ts";
import { deleteConversation, restoreConversation } from "#io/storage/whole-conversations.ts";
import { explainStorageError } from "#io/storage/explain-storage-error.ts";
import { showNotice } from "#state/notices.ts";
import { stopAllReplies } from "#state/replies/stop-replies.ts";
import { conversationClosed, getOpenConversation } from "#state/document/documents.ts";
import { flushDraft } from "#state/document/drafts.ts";
import { flushDocuments } from "#state/document/autosave-documents.ts";
import { conversationForgotten } from "#state/document/save-states.ts";
import { openConversation, openFirstConversation } from "#state/document/open-conversations.ts";
import { savedListChanged } from "#state/document/saved-list-changes.ts";

/** A deleted conversation as it was stored, with the time of its last change. */
type Deleted = { id: Id; stored: StoredConversation; updatedAtMs: number };

/**
 * Deletes conversations and offers to restore them exactly as they were stored, even records that cannot be parsed. Their
 * running replies are stopped. Where the browser refuses one, those before it stay deleted.
 */
export async function deleteWithUndo(ids: readonly Id[]): Promise<void> {
  for (const id of ids) stopAllReplies(id);
  flushDraft();
  await flushDocuments();
  const openId = getOpenConversation()?.id;
  const isOpenDeleted = openId !== undefined && ids.includes(openId);
  const listed = await listConversations().catch(() => []);
  const timesMs = new Map(listed.map(({ id, updatedAtMs }) => [id, updatedAtMs]));
  const deleted: Deleted[] = [];
  // The open one comes last, so that no other one is opened in its place before it is deleted too.
  for (const id of ids.toSorted((a, b) => Number(a === openId) - Number(b === openId))) {
    const undoForget = conversationForgotten(id);
    try {
      const stored = await deleteConversation(id);
      if (stored) deleted.push({ id, stored, updatedAtMs: timesMs.get(id) ?? Date.now() });
    } catch (error) {
      undoForget();
      showRefusal("This browser did not delete the conversation", error);
      break;
    }
    if (id !== openId) conversationClosed(id);
    notifyOtherTabs({ type: "deleted", conversationId: id });
    if (id !== openId) continue;
    savedListChanged();
    writeUrlHash("", undefined);
    await openFirstConversation();
  }
  savedListChanged();
  if (deleted.length > 0) showDeletionUndoNotice(deleted, isOpenDeleted ? openId : undefined);
}

/** Offers to restore what was deleted; `openId` is the conversation to open again. */
function showDeletionUndoNotice(deleted: readonly Deleted[], openId: Id | undefined): void {
  const [first] = deleted;
  const isOne = first !== undefined && deleted.length === 1;
  showNotice({
    tone: "plain",
    text: isOne
      ? `“${parseHead(first.stored.head)?.title || "Untitled"}” was deleted.`
      : `${formatCount(deleted.length)} conversations were deleted.`,
    action: { label: "Undo", run: () => void restore(deleted, openId) },
  });
}

async function restore(deleted: readonly Deleted[], openId: Id | undefined): Promise<void> {
  const restored = new Set<Id>();
  try {
    for (const { id, stored, updatedAtMs } of deleted) {
      await restoreConversation(id, stored, updatedAtMs);
      restored.add(id);
      notifyOtherTabs({ type: "saved", conversationId: id });
    }
  } catch (error) {
    showRefusal("This browser did not restore the conversation", error);
    showDeletionUndoNotice(
      deleted.filter(({ id }) => !restored.has(id)),
      openId,
    );
  }
  savedListChanged();
  if (openId !== undefined && restored.has(openId)) await openConversation(openId);
}

function showRefusal(what: string, error: unknown): void {
  showNotice({ tone: "danger", text: `${what} (${explainStorageError(error)}).` });
}
