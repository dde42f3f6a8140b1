import type { Id } from "#core/vocabulary.ts";
import { formatConversationHash, NEW_HASH, parseConversationHash } from "./conversation-hash.ts";

/**
 * A place in Étude: a conversation, perhaps a row, a turn or a column of it, or a saved prompt. A new conversation has no id in
 * its address.
 */
export type Address = { conversationId?: Id; rowId?: Id; turnId?: Id; variantId?: Id; promptId?: Id };

const PLACE = /^[^/]+(?:\/c\/[^/]+)?(?:\/r\/(?<rowId>[^/]+))?(?:\/t\/(?<turnId>[^/]+))?(?:\/v\/(?<variantId>[^/]+))?$/;
const PROMPT = /^#\/p\/(?<promptId>[^/]+)$/;

/** The address in a hash, in today's form or the first one; undefined where it is not understood. */
export function parseAddress(hash: string): Address | undefined {
  if (hash === "" || hash === NEW_HASH) return {};
  const conversationId = parseConversationHash(hash);
  const groups = (conversationId === undefined ? PROMPT : PLACE).exec(hash)?.groups;
  if (!groups) return undefined;
  try {
    const ids = Object.entries(groups).flatMap(([name, id]) =>
      id === undefined ? [] : [[name, decodeURIComponent(id)]],
    );
    return { ...(conversationId === undefined ? {} : { conversationId }), ...Object.fromEntries(ids) };
  } catch {
    return undefined;
  }
}

/** The hash of an address: `#/c/…`, `#/c/…/r/…/t/…/v/…`, `#/p/…`. */
export function formatAddress({ conversationId, rowId, turnId, variantId, promptId }: Address): string {
  if (promptId !== undefined) return `#/p/${encodeURIComponent(promptId)}`;
  if (conversationId === undefined) return NEW_HASH;
  const row = rowId === undefined ? "" : `/r/${encodeURIComponent(rowId)}`;
  const turn = turnId === undefined ? "" : `/t/${encodeURIComponent(turnId)}`;
  const variant = variantId === undefined ? "" : `/v/${encodeURIComponent(variantId)}`;
  return formatConversationHash(conversationId) + row + turn + variant;
}
