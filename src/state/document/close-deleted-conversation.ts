import { isUnwritten } from "#core/conversation/is-unwritten.ts";
import { NEW_HASH } from "#core/links/conversation-hash.ts";
import type { Id } from "#core/vocabulary.ts";
import { writeUrlHash } from "#io/browser/page-url.ts";
import { showNotice } from "#state/notices.ts";
import {
  conversationEntered,
  conversationForgotten,
  conversationTouched,
  isConversationUnsaved,
} from "./save-states.ts";
import { getOpenConversation, getOpenId, getUnsettledReplyIds } from "./documents.ts";
import { draftTyped, getDraft, isEmptyDraft } from "./drafts.ts";
import { openFirstConversation } from "./open-conversations.ts";

/**
 * Closes an open, idle conversation that another tab has deleted. It is saved again where something in it is not sent
 * or not saved.
 */
export async function closeDeletedConversation(id: Id): Promise<void> {
  if (getOpenId() !== id || getUnsettledReplyIds(id).length > 0) return;
  const open = getOpenConversation();
  const hasDraft = !isEmptyDraft(getDraft());
  if (open && !hasDraft && isUnwritten(open)) {
    // Another tab left it, or deleted it: here it is a new conversation.
    conversationEntered(open, false);
    writeUrlHash(NEW_HASH, { id });
    return;
  }
  if (open && (hasDraft || isConversationUnsaved(id))) {
    conversationEntered(open, false);
    conversationTouched(id);
    draftTyped(id, getDraft().text);
    showNotice({
      tone: "plain",
      text: `This conversation was deleted in another tab. It was saved again, since it has ${hasDraft ? "a prompt that was not sent" : "a change that was not saved"}.`,
    });
    return;
  }
  conversationForgotten(id);
  writeUrlHash("", undefined);
  await openFirstConversation();
  showNotice({ tone: "plain", text: "The conversation was deleted in another tab." });
}
