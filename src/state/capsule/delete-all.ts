import { notifyOtherTabs } from "#io/browser/other-tabs.ts";
import { listConversations } from "#io/storage/conversation-records.ts";
import { explainStorageError } from "#io/storage/explain-storage-error.ts";
import { deleteEverything } from "#io/storage/stored-pictures.ts";
import { conversationForgotten, flushDocuments } from "#state/document/autosave-documents.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { draftReplaced, EMPTY_DRAFT } from "#state/document/drafts.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { savedListChanged } from "#state/document/saved-list-changes.ts";
import { savedPromptsChanged } from "#state/library/saved-prompts.ts";
import { savedSettingsChanged } from "#state/library/saved-settings.ts";
import { announce, showNotice } from "#state/notices.ts";
import { stopRun } from "#state/replies/load-run.ts";

/** Deletes everything that is kept in this browser but keys, connections and preferences. It cannot be undone. */
export async function deleteAll(): Promise<void> {
  try {
    const open = getOpenConversation();
    if (open) await stopRun(open.id);
    await flushDocuments();
    const ids = (await listConversations()).map(({ id }) => id);
    draftReplaced(EMPTY_DRAFT);
    for (const id of ids) conversationForgotten(id);
    await deleteEverything();
    openNewConversation();
    savedListChanged();
    await Promise.all([savedPromptsChanged(), savedSettingsChanged()]);
    for (const conversationId of ids) notifyOtherTabs({ type: "deleted", conversationId });
    announce("Everything was deleted.");
  } catch (error) {
    showNotice({ tone: "danger", text: `Not everything was deleted (${explainStorageError(error)}).` });
  }
}
