import { isUnwritten } from "#core/conversation/is-unwritten.ts";
import { parseHead } from "#core/conversation/parse-head.ts";
import type { Id } from "#core/vocabulary.ts";
import { notifyOtherTabs } from "#io/browser/other-tabs.ts";
import { deleteConversation, loadConversation, type StoredConversation } from "#io/storage/whole-conversations.ts";
import { onReset } from "#state/reset-state.ts";
import { flushDocuments } from "./autosave-documents.ts";
import { conversationForgotten } from "./save-states.ts";
import { getOpenId } from "./documents.ts";
import { hasStoredContent } from "./load-draft.ts";
import { isPreparing } from "./intake.ts";
import { savedListChanged } from "./saved-list-changes.ts";

const deletedIds = new Set<Id>();
onReset(() => deletedIds.clear());

/** True for a conversation that this tab left unwritten and deleted: nothing of it is missed. */
export const wasUnwritten = (id: Id): boolean => deletedIds.has(id);

/** Deletes the record of a conversation that was left and in which nothing was written, here or in another tab. */
export async function deleteUnwritten(id: Id): Promise<void> {
  try {
    await flushDocuments();
    const stored = await loadConversation(id);
    if (!stored || !isStoredUnwritten(stored)) return;
    if (getOpenId() === id || isPreparing(id)) return;
    conversationForgotten(id);
    deletedIds.add(id);
    await deleteConversation(id);
    savedListChanged();
    notifyOtherTabs({ type: "deleted", conversationId: id });
  } catch {
    // Where the disk refuses, it stays in the list.
  }
}

/** Another tab may have written into any of the records; what cannot be read counts as written. */
function isStoredUnwritten({ head, turns, replies, draft, aside }: StoredConversation): boolean {
  if (turns.length > 0 || replies.length > 0 || aside !== undefined || hasStoredContent(draft)) return false;
  const parsed = parseHead(head);
  return parsed !== undefined && isUnwritten({ ...parsed, turns: {} });
}
