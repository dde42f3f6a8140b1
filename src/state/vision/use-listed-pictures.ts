import { useMemo } from "react";
import { getThread } from "#core/conversation/get-thread.ts";
import { listPictures, type ListedPicture } from "#core/vision/list-pictures.ts";
import { useSettledConversation } from "#state/document/documents.ts";
import { useAttachments } from "#state/document/drafts.ts";

/** Every picture of the open branch and of the composer, as they can be compared. */
export function useListedPictures(): readonly ListedPicture[] {
  const conversation = useSettledConversation();
  const attachments = useAttachments();
  return useMemo(
    () => listPictures(conversation ? getThread(conversation.turns, conversation.view.leafTurnId) : [], attachments),
    [conversation, attachments],
  );
}
