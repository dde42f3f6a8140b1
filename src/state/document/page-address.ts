import { formatConversationHash, isPromptHash, NEW_HASH } from "#core/links/conversation-hash.ts";
import type { Id } from "#core/vocabulary.ts";
import { getEntryMark, getUrlHash, writeUrlHash } from "#io/browser/page-url.ts";

/**
 * Writes the conversation that is shown into the page's address, where its turn, its column or a saved prompt over it
 * stays. One without a record has the address of a new one. `isLeavable` is true where Back shall lead to what was shown
 * before: the conversation then gets an entry of its own in the browser's history.
 */
export function conversationAddressed(id: Id, hasRecord: boolean, isLeavable: boolean): void {
  const mark = getEntryMark();
  const hash = getUrlHash();
  const own = hasRecord ? formatConversationHash(id) : NEW_HASH;
  const isSame = mark?.id === id;
  const isPrompt = mark?.layer !== undefined && isPromptHash(hash);
  const isNamed = `${hash}/`.startsWith(`${own}/`) || (isSame && isPrompt);
  if (isNamed && isSame) return;
  // What opens from a layer, or after it, takes over its entry; a saved prompt has an address of its own.
  const isTaken = mark === undefined || isSame || isNamed || (mark.layer !== undefined && !isPrompt);
  writeUrlHash(isNamed ? hash : own, isSame ? mark : { id }, isLeavable && !isTaken);
}
