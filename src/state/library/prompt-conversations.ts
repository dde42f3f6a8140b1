import { queryOptions, useQuery } from "@tanstack/react-query";
import { parseHead } from "#core/conversation/parse-head.ts";
import type { Id } from "#core/vocabulary.ts";
import { listConversations } from "#io/storage/stored-heads.ts";
import { flushDocuments } from "#state/document/autosave-documents.ts";
import { watchSavedList } from "#state/document/saved-list-changes.ts";
import { queryClient } from "#state/query-client.ts";

/** A conversation that was made from a version of a prompt, or saved as one. */
export type PromptConversation = { id: Id; title: string; promptId: Id; versionId: Id };

const promptConversationsQuery = queryOptions({
  queryKey: ["prompt-conversations"],
  queryFn: async (): Promise<PromptConversation[]> => {
    await flushDocuments();
    const stored = await listConversations();
    return stored.flatMap(({ id, head }) => {
      const parsed = parseHead(head);
      const addresses = new Map(parsed?.madeFrom?.map((address) => [address.versionId, address]));
      return [...addresses.values()].map((address) => ({ id, title: parsed?.title ?? "", ...address }));
    });
  },
  staleTime: Infinity,
});

const NONE: readonly PromptConversation[] = [];

/** The conversations that were made from versions of a prompt, most recently changed first. */
export function usePromptConversations(promptId: Id): readonly PromptConversation[] {
  const { data = NONE } = useQuery(promptConversationsQuery, queryClient);
  return data.filter((conversation) => conversation.promptId === promptId);
}

watchSavedList(() => void queryClient.invalidateQueries(promptConversationsQuery));
