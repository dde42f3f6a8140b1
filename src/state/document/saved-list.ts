import { queryOptions, useQuery } from "@tanstack/react-query";
import { parseHead } from "#core/conversation/snapshot.ts";
import type { Id } from "#core/vocabulary.ts";
import { listConversations } from "#io/storage/conversation-records.ts";
import { queryClient } from "#state/query-client.ts";

/** A line in the list of conversations. An unreadable one is shown as such rather than left out. */
export type SavedConversation = { id: Id; title: string; updatedAtMs: number };

/** The list, and when it was read: ages are counted from there. */
export type SavedList = {
  conversations: readonly SavedConversation[];
  readAtMs: number;
  /** The disk refused to be read: the list is not empty but unknown. */
  isUnreadable: boolean;
};

/** The query of the saved list. */
export const savedListQuery = queryOptions({
  queryKey: ["saved-conversations"],
  queryFn: loadSavedList,
  staleTime: Infinity,
});

/** All saved conversations, newest change first. */
export function useSavedConversations(): SavedList {
  const { data, isError } = useQuery(savedListQuery);
  return { ...(data ?? NOTHING_YET), isUnreadable: isError };
}

const NOTHING_YET = { conversations: [], readAtMs: 0 };

async function loadSavedList(): Promise<Omit<SavedList, "isUnreadable">> {
  const stored = await listConversations();
  const conversations = stored.map(({ id, updatedAtMs, head }) => {
    const parsedHead = parseHead(head);
    return {
      id,
      updatedAtMs,
      title: parsedHead ? parsedHead.title : "Made by a later Étude",
    };
  });
  return { conversations, readAtMs: Date.now() };
}

/** A conversation was written, renamed or deleted, here or in another tab: the list is read again. */
export function savedListChanged(): void {
  void queryClient.invalidateQueries(savedListQuery);
}
