import { queryOptions, useQuery } from "@tanstack/react-query";
import { parsePrompt } from "#core/library/parse-prompt.ts";
import type { SavedPrompt } from "#core/library/saved-prompt.ts";
import { promptTabs } from "#io/browser/prompt-tabs.ts";
import { promptRecords } from "#io/storage/prompt-records.ts";
import { queryClient } from "#state/query-client.ts";

/** The saved prompts, most recently changed first. */
export type SavedPrompts = {
  prompts: readonly SavedPrompt[];
  /** The number of stored prompts that could not be read. They stay stored, unchanged. */
  unreadableCount: number;
  /** False until they are loaded. */
  isLoaded: boolean;
  /** True where the disk could not be read. */
  isFailed: boolean;
};

const savedPromptsQuery = queryOptions({
  queryKey: ["saved-prompts"],
  queryFn: loadSavedPrompts,
  staleTime: Infinity,
});

const NOTHING_YET = { prompts: [], unreadableCount: 0 };

export function useSavedPrompts(): SavedPrompts {
  const { data, isError } = useQuery(savedPromptsQuery, queryClient);
  return { ...(data ?? NOTHING_YET), isLoaded: data !== undefined, isFailed: isError };
}

/** All prompts on the disk that can be read. */
export async function loadSavedPrompts(): Promise<Pick<SavedPrompts, "prompts" | "unreadableCount">> {
  const parsed = (await promptRecords.list()).map(({ value }) => parsePrompt(value));
  const prompts = parsed.flatMap((result) => ("prompt" in result ? [result.prompt] : []));
  return { prompts, unreadableCount: parsed.length - prompts.length };
}

/** Loads the prompts again after a change here, and tells other tabs. */
export async function savedPromptsChanged(): Promise<void> {
  promptTabs.notify("changed");
  await queryClient.invalidateQueries(savedPromptsQuery);
}

promptTabs.listen(() => void queryClient.invalidateQueries(savedPromptsQuery));
