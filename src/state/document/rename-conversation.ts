import type { Id } from "#core/conversation/conversation.ts";
import { tellOtherTabs } from "#io/browser/other-tabs.ts";
import { renameStored } from "#io/storage/conversation-records.ts";
import { noticeShown } from "#state/notices.ts";
import { conversationChanged, readConversation } from "./documents.ts";
import { savedListChanged } from "./saved-list.ts";

/** Gives a conversation another title, whether it is in memory or not. */
export async function renameConversation(id: Id, title: string): Promise<void> {
  if (readConversation(id)) {
    conversationChanged(id, (before) => (before.title === title ? before : { ...before, title }));
    return;
  }
  try {
    await renameStored(id, title);
    savedListChanged();
    tellOtherTabs({ type: "saved", conversationId: id });
  } catch {
    noticeShown({ tone: "danger", text: "This browser did not keep the new title." });
  }
}
