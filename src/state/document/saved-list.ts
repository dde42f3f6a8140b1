import { useQuery } from "@tanstack/react-query";
import type { Id } from "#core/conversation/conversation.ts";
import { readHead } from "#core/conversation/snapshot.ts";
import { onOtherTab, tellOtherTabs } from "#io/browser/other-tabs.ts";
import { listConversations } from "#io/storage/conversation-records.ts";
import { queryClient } from "#state/query-client.ts";

/** A line in the list of conversations. An unreadable one is shown as such rather than left out. */
export type SavedConversation = { id: Id; title: string; variantCount: number; updatedAtMs: number };

/** The list, and when it was read: ages are counted from there. */
export type SavedList = { conversations: readonly SavedConversation[]; readAtMs: number };

const KEY = ["saved-conversations"];

/** All saved conversations, newest change first. */
export function useSavedConversations(): SavedList {
  return useQuery({ queryKey: KEY, queryFn: loadSavedList, staleTime: Infinity }).data ?? NOTHING_YET;
}

const NOTHING_YET: SavedList = { conversations: [], readAtMs: 0 };

async function loadSavedList(): Promise<SavedList> {
  const stored = await listConversations();
  const conversations = stored.map(({ id, updatedAtMs, head }) => {
    const read = readHead(head);
    return {
      id,
      updatedAtMs,
      title: read ? read.title : "Made by a later Étude",
      variantCount: read?.variants.length ?? 0,
    };
  });
  return { conversations, readAtMs: Date.now() };
}

/** A conversation was written, renamed or deleted here: the list is read again, in other tabs too. */
export function savedListChanged(): void {
  void queryClient.invalidateQueries({ queryKey: KEY });
  tellOtherTabs();
}

/** Reads the list again when another tab has changed it. Returns the way to end it. */
export function followOtherTabs(): () => void {
  return onOtherTab(() => void queryClient.invalidateQueries({ queryKey: KEY }));
}
