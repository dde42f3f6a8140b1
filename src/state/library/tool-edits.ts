import { parseSavedTool, type SavedTool, storeTool } from "#core/library/saved-tool.ts";
import type { Json } from "#core/json.ts";
import { newId } from "#io/browser/new-id.ts";
import type { NamedRecord } from "#io/storage/open-database.ts";
import { settingsRecords } from "#io/storage/settings-records.ts";
import { getOpenConversation, openConversationChanged } from "#state/document/documents.ts";
import { announce } from "#state/notices.ts";
import { changeLibrary, deleteRecordWithUndo, offerToRestore, type LibraryKind } from "./change-library.ts";
import { savedSettingsChanged } from "./saved-settings.ts";

const TOOLS: LibraryKind = {
  what: "The saved tools were",
  records: settingsRecords,
  onChanged: savedSettingsChanged,
};

/**
 * Keeps a tool by its name with the mock it has in the open conversation, in place of the one of that name. False where the
 * browser refuses, which a notice says.
 */
export async function saveTool(name: string, tool: Json): Promise<boolean> {
  const mock = getOpenConversation()?.mocks?.find(({ toolName }) => toolName === name);
  let before: NamedRecord | undefined;
  const isWritten = await changeLibrary(TOOLS, async () => {
    const records = await settingsRecords.list();
    const id = records.find(({ value }) => parseSavedTool(value)?.name === name)?.id ?? newId();
    await settingsRecords.change(id, Date.now(), (stored) => {
      if (stored !== undefined) before = { id, updatedAtMs: Date.now(), value: stored };
      return storeTool({ id, name, tool, ...(mock ? { mock } : {}) });
    });
  });
  if (!isWritten) return false;
  if (before) offerToRestore(TOOLS, `The saved tool “${name}” was replaced.`, before);
  else announce("Tool saved.");
  return true;
}

/** Deletes a saved tool, and offers to restore it. */
export function deleteToolWithUndo({ id, name }: SavedTool): Promise<void> {
  return deleteRecordWithUndo(TOOLS, id, `The saved tool “${name}” was deleted.`);
}

/** Adds the mock of a saved tool to the open conversation, where that has none for a tool of this name. */
export function savedMockAdded({ mock }: SavedTool): void {
  if (!mock) return;
  openConversationChanged((before) => {
    const { mocks = [] } = before;
    return mocks.some(({ toolName }) => toolName === mock.toolName) ? before : { ...before, mocks: [...mocks, mock] };
  });
}
