import { formatAddress } from "#core/links/address.ts";
import type { Id } from "#core/vocabulary.ts";
import { getPageAddress } from "#io/browser/page-url.ts";
import { copyText } from "#state/clipboard.ts";
import { getOpenConversation } from "./documents.ts";

/** Copies the address of a turn of the open conversation, with a column the one of its answer there. */
export async function copyPlaceLink(place: { turnId: Id; variantId?: Id }): Promise<void> {
  const open = getOpenConversation();
  if (!open) return;
  await copyText(
    getPageAddress() + formatAddress({ conversationId: open.id, ...place }),
    "The link, for this browser only, was",
  );
}
