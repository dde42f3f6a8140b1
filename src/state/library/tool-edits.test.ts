import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import { parseSavedTool } from "#core/library/saved-tool.ts";
import { openDatabase } from "#io/storage/open-database.ts";
import { settingsRecords } from "#io/storage/settings-records.ts";
import { getOpenConversation, openConversationChanged } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { getNotices } from "#state/notices.ts";
import { loadSavedSettings } from "./saved-settings.ts";
import { saveSettings } from "./settings-edits.ts";
import { deleteToolWithUndo, saveTool, savedMockAdded } from "./tool-edits.ts";

const WEATHER = { name: "weather", input_schema: { type: "object" } };

beforeEach(async () => {
  const database = await openDatabase();
  await database.clear("settings");
  draftReplaced({ text: "so that the next is another conversation", attachments: [] });
  openNewConversation();
});

const loadTools = async () => (await settingsRecords.list()).flatMap(({ value }) => parseSavedTool(value) ?? []);
const undo = () => getNotices().at(-1)?.action?.run();

test("a saved tool is neither one of the saved settings nor one that cannot be read", async () => {
  await saveTool("weather", WEATHER);
  await saveSettings(getOpenConversation()?.variants[0]?.id ?? "", {
    name: "Cold",
    hasModel: false,
    replacedId: undefined,
  });
  const { all, unreadableCount } = await loadSavedSettings();
  expect(all.map(({ name }) => name)).toEqual(["Cold"]);
  expect(unreadableCount).toBe(0);
  expect(await loadTools()).toMatchObject([{ name: "weather", tool: WEATHER }]);
});

test("a tool saved again takes the place of the one of its name, and Undo brings that back", async () => {
  await saveTool("weather", WEATHER);
  await saveTool("weather", { ...WEATHER, description: "Tells." });
  expect(await loadTools()).toMatchObject([{ tool: { description: "Tells." } }]);
  undo();
  await expect.poll(loadTools).toMatchObject([{ tool: WEATHER }]);
});

test("a deleted tool comes back with Undo", async () => {
  await saveTool("weather", WEATHER);
  for (const tool of await loadTools()) await deleteToolWithUndo(tool);
  expect(await loadTools()).toEqual([]);
  undo();
  await expect.poll(loadTools).toHaveLength(1);
});

test("a tool is saved with its mock, which another conversation gets where it has none for that tool", async () => {
  const mock = { toolName: "weather", kind: "fixed", result: "rain" } as const;
  openConversationChanged((before) => ({ ...before, mocks: [mock] }));
  await saveTool("weather", WEATHER);
  const [saved] = await loadTools();
  if (!saved) throw new Error("it was not saved");
  openNewConversation();
  savedMockAdded(saved);
  expect(getOpenConversation()?.mocks).toEqual([mock]);
  const other = { toolName: "weather", kind: "fixed", result: "sun" } as const;
  openConversationChanged((before) => ({ ...before, mocks: [other] }));
  savedMockAdded(saved);
  expect(getOpenConversation()?.mocks).toEqual([other]);
});
