import { buildCapsuleHash, MAX_LINK_CHARS } from "#core/capsule/capsule-link.ts";
import { writeCapsule } from "#core/capsule/write-capsule.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { formatBytes } from "#core/format.ts";
import { deflateText } from "#io/browser/deflate-text.ts";
import { getPageAddress } from "#io/browser/page-url.ts";
import { copyText } from "#state/clipboard.ts";
import { createKnownRedactor } from "#state/connections/create-known-redactor.ts";
import { hasLockedKeys } from "#state/connections/key-edits.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { showNotice } from "#state/notices.ts";
import { downloadCapsule } from "./export-files.ts";
import { loadPictures } from "./load-pictures.ts";

/**
 * Copies a link that holds the open conversation itself, so that it opens anywhere without a key. One that is too large
 * for a link is said to be, and offered as a file.
 */
export async function copyShareLink(): Promise<void> {
  const conversation = getOpenConversation();
  if (!conversation) return;
  if (Object.keys(conversation.turns).length === 0) {
    showNotice({ tone: "plain", text: "There is nothing to share yet: run a prompt first." });
    return;
  }
  const link = await makeLink(conversation);
  if (link.length > MAX_LINK_CHARS) {
    showNotice({
      tone: "plain",
      text: `No link was copied: it would have ${formatBytes(link.length)}, and a link may have ${formatBytes(MAX_LINK_CHARS)}.`,
      action: { label: "Download as a file", run: () => void downloadCapsule() },
    });
    return;
  }
  if (await copyText(link, "A link with this conversation"))
    showNotice({
      tone: "plain",
      text: `Link copied, ${formatBytes(link.length)}. The conversation is in the link itself: who has it can read it, without a key.${hasLockedKeys() ? " Your keys are locked, so that none was taken out of a text." : ""}`,
    });
}

async function makeLink(conversation: Conversation): Promise<string> {
  const text = writeCapsule(
    {
      conversation,
      pictures: await loadPictures(conversation),
      madeAtMs: Date.now(),
      redactor: createKnownRedactor(),
    },
    { isShort: true },
  );
  return getPageAddress() + buildCapsuleHash(await deflateText(text));
}
