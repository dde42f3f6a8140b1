import { queryOptions, useQuery } from "@tanstack/react-query";
import { isLaterHead } from "#core/conversation/migrations.ts";
import { parseHead } from "#core/conversation/parse-head.ts";
import { isSameJson } from "#core/json.ts";
import { listConversations } from "#io/storage/stored-heads.ts";
import { getStorageTrouble } from "#io/storage/storage-trouble.ts";
import { queryClient } from "#state/query-client.ts";
import type { SavedConversation } from "./saved-list-changes.ts";
import { listEntry, watchSavedList } from "./saved-list-changes.ts";

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
  // Position by position, as the cache compares lists, every entry below a moved one would be another.
  structuralSharing: false,
});

/** All saved conversations, most recently changed first. */
export function useSavedConversations(): SavedList {
  const { data, isError } = useQuery(savedListQuery, queryClient);
  return { ...(data ?? NOTHING_YET), isUnreadable: isError };
}

const NOTHING_YET = { conversations: [], readAtMs: 0, isInMemory: false };

type LoadedList = Omit<SavedList, "isUnreadable">;

async function loadSavedList(): Promise<LoadedList> {
  const stored = await listConversations();
  const before = new Map(
    queryClient.getQueryData(savedListQuery.queryKey)?.conversations.map((entry) => [entry.id, entry]),
  );
  const conversations = stored.map(({ id, updatedAtMs, head }): SavedConversation => {
    const entry = listEntry(parseHead(head) ?? { id, title: nameUnreadable(head) }, updatedAtMs);
    const known = before.get(id);
    // The same entry where nothing of it changed, so that it is not drawn again.
    return known && isSameJson(known, entry) ? known : entry;
  });
  return { conversations, readAtMs: Date.now(), isInMemory: getStorageTrouble() !== undefined };
}

/** Moves an entry to the top of the loaded list. False where the list is not loaded, or is being read again. */
function moveToTop(saved: SavedConversation): boolean {
  const { queryKey } = savedListQuery;
  const { data, fetchStatus } = queryClient.getQueryState<LoadedList>(queryKey) ?? {};
  if (!data || fetchStatus !== "idle") return false;
  const others = data.conversations.filter(({ id }) => id !== saved.id);
  queryClient.setQueryData(queryKey, {
    ...data,
    conversations: [saved, ...others],
    readAtMs: saved.updatedAtMs,
  });
  return true;
}

function nameUnreadable(head: unknown): string {
  return isLaterHead(head) ? "Made by a newer version of Étude" : "Damaged conversation";
}

watchSavedList((saved) => {
  if (!saved || !moveToTop(saved)) void queryClient.invalidateQueries(savedListQuery);
});
