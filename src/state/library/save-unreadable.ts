import { parsePrompt } from "#core/library/parse-prompt.ts";
import { parseSettings } from "#core/library/parse-settings.ts";
import { isToolRecord, parseSavedTool } from "#core/library/saved-tool.ts";
import { promptRecords } from "#io/storage/prompt-records.ts";
import { settingsRecords } from "#io/storage/settings-records.ts";
import { saveRecordsAsFile } from "#state/document/save-stored-records.ts";

/** Saves the stored prompts that cannot be read as a file. */
export function saveUnreadablePrompts(): Promise<void> {
  return saveRecordsAsFile("prompts", async () =>
    (await promptRecords.list()).filter(({ value }) => "reason" in parsePrompt(value)),
  );
}

/** Saves the stored settings that cannot be read as a file. */
export function saveUnreadableSettings(): Promise<void> {
  return saveRecordsAsFile("settings", async () =>
    (await settingsRecords.list()).filter(({ value }) => !isToolRecord(value) && parseSettings(value) === undefined),
  );
}

/** Saves the stored tools that cannot be read as a file. */
export function saveUnreadableTools(): Promise<void> {
  return saveRecordsAsFile("tools", async () =>
    (await settingsRecords.list()).filter(({ value }) => isToolRecord(value) && parseSavedTool(value) === undefined),
  );
}
