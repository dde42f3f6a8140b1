import { queryOptions, useQuery } from "@tanstack/react-query";
import { isLaterHead } from "#core/conversation/migrations.ts";
import { parseHead } from "#core/conversation/parse-head.ts";
import type { Id } from "#core/vocabulary.ts";
import { listConversations } from "#io/storage/conversation-records.ts";
import { getStorageTrouble } from "#io/storage/storage-trouble.ts";
import { queryClient } from "#state/query-client.ts";
import { watchSavedList } from "./saved-list-changes.ts";

/** An entry of the list of conversations. A damaged one is shown as such instead of being left out. */
export type SavedConversation = { id: Id; title: string; updatedAtMs: number };

/** The list with its time of loading, from which ages are counted. */
export type SavedList = {
  conversations: readonly SavedConversation[];
  readAtMs: number;
  /** True where the disk could not be read: the list is unknown, not empty. */
  isUnreadable: boolean;
  /** True where the page keeps conversations only until it closes. */
  isInMemory: boolean;
};

/** The query of the saved list. */
export const savedListQuery = queryOptions({
  queryKey: ["saved-conversations"],
  queryFn: loadSavedList,
  staleTime: Infinity,
});

/** All saved conversations, most recently changed first. */
export function useSavedConversations(): SavedList {
  const { data, isError } = useQuery(savedListQuery, queryClient);
  return { ...(data ?? NOTHING_YET), isUnreadable: isError };
}

const NOTHING_YET = { conversations: [], readAtMs: 0, isInMemory: false };

async function loadSavedList(): Promise<Omit<SavedList, "isUnreadable">> {
  const stored = await listConversations();
  const conversations = stored.map(({ id, updatedAtMs, head }) => {
    const parsedHead = parseHead(head);
    return {
      id,
      updatedAtMs,
      title: parsedHead ? parsedHead.title : nameUnreadable(head),
    };
  });
  return { conversations, readAtMs: Date.now(), isInMemory: getStorageTrouble() !== undefined };
}

function nameUnreadable(head: unknown): string {
  return isLaterHead(head) ? "Made by a newer version of Étude" : "Damaged conversation";
}

watchSavedList(() => void queryClient.invalidateQueries(savedListQuery));
