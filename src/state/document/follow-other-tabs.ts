import type { Id } from "#core/vocabulary.ts";
import { listenToOtherTabs } from "#io/browser/other-tabs.ts";
import { watchConversations } from "./documents.ts";
import { watchSaved } from "./autosave-documents.ts";
import { reloadChangedConversation, closeDeletedConversation } from "./open-conversations.ts";
import { savedListChanged } from "./saved-list.ts";

/** Conversations that another tab has written while they were busy here: read again as soon as they are idle. */
const stale = new Set<Id>();

/** Keeps this tab with what other tabs write to the disk they share. Returns the way to end it. */
export function followOtherTabs(): () => void {
  const ends = [
    listenToOtherTabs(({ type, conversationId }) => {
      savedListChanged();
      if (type === "deleted") void closeDeletedConversation(conversationId);
      else {
        stale.add(conversationId);
        void refresh(conversationId);
      }
    }),
    // It may become idle with a change in memory, or only when that change is on the disk.
    watchConversations(() => {
      for (const id of stale) void refresh(id);
    }),
    watchSaved((id) => void refresh(id)),
  ];
  return () => {
    for (const end of ends) end();
  };
}

async function refresh(id: Id): Promise<void> {
  // Taken out first: what is shown again calls back here.
  if (stale.delete(id) && !(await reloadChangedConversation(id))) stale.add(id);
}
