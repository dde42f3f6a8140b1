import { formatAddress, type Address } from "#core/links/address.ts";
import { getUrlHash, writeUrlHash } from "#io/browser/page-url.ts";
import { openChosenConversation } from "#state/document/open-conversations.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { openPlace } from "./open-place.ts";

/** Opens a place that was chosen on the page, and writes it into the page's address. */
export async function goToAddress(address: Address): Promise<void> {
  const { conversationId } = address;
  const before = getOpenConversation()?.id;
  if (conversationId !== undefined) await openChosenConversation(conversationId);
  const open = getOpenConversation()?.id;
  if (conversationId !== undefined && conversationId !== open) return;
  const hash = formatAddress(address);
  if (conversationId !== undefined && getUrlHash() !== hash)
    writeUrlHash(hash, { id: conversationId }, before === conversationId);
  openPlace(address);
}
