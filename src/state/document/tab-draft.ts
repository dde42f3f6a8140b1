import type { Id } from "#core/vocabulary.ts";
import { tabStore } from "#io/storage/browser-store.ts";
import { parseJson, isJsonObject } from "#core/json.ts";

const NAME = "etude:draft";

/**
 * Stores what was typed in this tab into the open conversation's draft, so that a reload shows this text and not that
 * of another tab which has the same conversation open; undefined removes it. False where the tab has no room for it.
 */
export function tabDraftChanged(entry: { conversationId: Id; draft: unknown } | undefined): boolean {
  const isWritten = tabStore.write(NAME, entry ? JSON.stringify(entry) : null);
  // Where there is no room for it, the disk has the newer draft.
  if (!isWritten) tabStore.write(NAME, null);
  return isWritten;
}

/** The draft that was typed in this tab into a conversation, unparsed; undefined for none. */
export function loadTabDraft(conversationId: Id): unknown {
  const entry = parseJson(tabStore.read(NAME) ?? "");
  return isJsonObject(entry) && entry["conversationId"] === conversationId ? entry["draft"] : undefined;
}
