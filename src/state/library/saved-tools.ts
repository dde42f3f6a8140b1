import { queryOptions, useQuery } from "@tanstack/react-query";
import { isToolRecord, parseSavedTool, type SavedTool } from "#core/library/saved-tool.ts";
import { settingsRecords } from "#io/storage/settings-records.ts";
import { queryClient } from "#state/query-client.ts";

/** The saved tools, most recently changed first. */
export type SavedTools = {
  all: readonly SavedTool[];
  /** The number of stored ones that could not be read. They stay stored, unchanged. */
  unreadableCount: number;
};

// Below the key of the saved settings, so that a change of their records in any tab loads both again.
const savedToolsQuery = queryOptions({
  queryKey: ["saved-settings", "tools"],
  queryFn: loadSavedTools,
  staleTime: Infinity,
});

/** The list, once it is loaded; `isFailed` where the disk could not be read. */
export function useSavedTools(): { list: SavedTools | undefined; isFailed: boolean } {
  const { data, isError } = useQuery(savedToolsQuery, queryClient);
  return { list: data, isFailed: isError };
}

/** All tools on the disk that can be read. */
async function loadSavedTools(): Promise<SavedTools> {
  const records = (await settingsRecords.list()).filter(({ value }) => isToolRecord(value));
  const all = records.map(({ value }) => parseSavedTool(value)).filter((each) => each !== undefined);
  return { all, unreadableCount: records.length - all.length };
}
