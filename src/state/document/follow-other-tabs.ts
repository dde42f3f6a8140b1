import type { Id } from "#core/vocabulary.ts";
import { listenToOtherTabs } from "#io/browser/other-tabs.ts";
import { onReset } from "#state/reset-state.ts";
import { watchConversations } from "./documents.ts";
import { watchSaved } from "./autosave-documents.ts";
import { reloadChangedConversation } from "./open-conversations.ts";
import { watchRepliesElsewhere } from "./replies-elsewhere.ts";
import { savedListChanged } from "./saved-list-changes.ts";

/**
 * Conversations that another tab has written while they were busy here; they are loaded again as soon as they are idle.
 */
const stale = new Set<Id>();
onReset(() => stale.clear());

/** Keeps this tab in step with what other tabs write to the shared disk. Returns a function that stops this. */
export function followOtherTabs(): () => void {
  const ends = [
    listenToOtherTabs(({ type, conversationId }) => {
      savedListChanged();
      if (type === "deleted") void closeDeleted(conversationId);
      else void refreshSoon(conversationId);
    }),
    watchRepliesElsewhere(refreshSoon),
    // A conversation becomes idle with a change in memory, or only once this change is on the disk.
    watchConversations(() => {
      for (const id of stale) void refresh(id);
    }),
    watchSaved((id) => void refresh(id)),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** Closes a conversation that another tab has deleted; it stays open where the code for this cannot be loaded. */
async function closeDeleted(id: Id): Promise<void> {
  const closing = await import("./close-deleted-conversation.ts").catch(() => undefined);
  await closing?.closeDeletedConversation(id);
}

/** Loads a conversation again that another tab has written, now or as soon as it is idle. */
function refreshSoon(id: Id): Promise<void> {
  stale.add(id);
  return refresh(id);
}

async function refresh(id: Id): Promise<void> {
  // Removed first, since showing the reloaded conversation calls this function again.
  if (stale.delete(id) && !(await reloadChangedConversation(id))) stale.add(id);
}
