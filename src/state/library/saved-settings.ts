import { queryOptions, useQuery } from "@tanstack/react-query";
import { parseSettings } from "#core/library/parse-settings.ts";
import { isToolRecord } from "#core/library/saved-tool.ts";
import type { SavedSettings } from "#core/library/saved-settings.ts";
import { settingsTabs } from "#io/browser/settings-tabs.ts";
import { settingsRecords } from "#io/storage/settings-records.ts";
import { queryClient } from "#state/query-client.ts";

/** The saved settings, most recently changed first. */
export type SavedSettingsList = {
  all: readonly SavedSettings[];
  /** The number of stored ones that could not be read. They stay stored, unchanged. */
  unreadableCount: number;
};

const savedSettingsQuery = queryOptions({
  queryKey: ["saved-settings"],
  queryFn: loadSavedSettings,
  staleTime: Infinity,
});

/** The list, once it is loaded; `isFailed` where the disk could not be read. */
export function useSavedSettings(): { list: SavedSettingsList | undefined; isFailed: boolean } {
  const { data, isError } = useQuery(savedSettingsQuery, queryClient);
  return { list: data, isFailed: isError };
}

/** All settings on the disk that can be read. */
export async function loadSavedSettings(): Promise<SavedSettingsList> {
  const records = (await settingsRecords.list()).filter(({ value }) => !isToolRecord(value));
  const parsed = records.map(({ value }) => parseSettings(value));
  const all = parsed.filter((each) => each !== undefined);
  return { all, unreadableCount: parsed.length - all.length };
}

/** Loads the settings again after a change here, and tells other tabs. */
export async function savedSettingsChanged(): Promise<void> {
  settingsTabs.notify("changed");
  await queryClient.invalidateQueries(savedSettingsQuery);
}

settingsTabs.listen(() => void queryClient.invalidateQueries(savedSettingsQuery));
