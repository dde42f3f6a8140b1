import "fake-indexeddb/auto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { captureSettings } from "#core/library/capture-settings.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { openDatabase } from "#io/storage/open-database.ts";
import { settingsRecords } from "#io/storage/settings-records.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { parameterChanged, parameterLeftIncomplete } from "#state/edits/parameter-edits.ts";
import { systemPromptChanged } from "#state/edits/system-prompt-changed.ts";
import { samplesChanged, variantCopied } from "#state/edits/variant-edits.ts";
import { getNotices } from "#state/notices.ts";
import { queryClient } from "#state/query-client.ts";
import { loadSavedSettings } from "./saved-settings.ts";
import {
  deleteSettingsWithUndo,
  findInvalidField,
  renameSettings,
  saveSettings,
  settingsApplied,
} from "./settings-edits.ts";

const otherTab = new BroadcastChannel("etude:settings");
afterAll(() => otherTab.close());

beforeEach(async () => {
  const database = await openDatabase();
  await database.clear("settings");
  draftReplaced({ text: "so that the next is another conversation", attachments: [] });
  openNewConversation();
});

const columnIds = () => getOpenConversation()?.variants.map(({ id }) => id) ?? [];
const settingsOf = (index: number) => {
  const open = getOpenConversation();
  if (!open) throw new Error("nothing is open");
  return { ...resolveSettings(open, columnIds()[index] ?? ""), samples: open.variants[index]?.samples };
};
const undo = () => getNotices().at(-1)?.action?.run();
const loadAll = async () => (await loadSavedSettings()).all;
async function save(name: string, replacedId?: string) {
  const id = await saveSettings(columnIds()[0] ?? "", { name, hasModel: false, replacedId });
  const saved = (await loadAll()).find((each) => each.id === id);
  if (!saved) throw new Error("it was not saved");
  return saved;
}

test("saved settings are applied to all columns, and Undo brings back each column's own but nothing else", async () => {
  const [a = ""] = columnIds();
  parameterChanged(a, "temperature", 0.2);
  samplesChanged(a, 3);
  const cold = await save(" Cold ");
  expect(cold.name).toBe("Cold");
  samplesChanged(a, 1);
  parameterChanged(a, "temperature", 1);
  variantCopied(a, "last");
  parameterChanged(columnIds()[1] ?? "", "temperature", 0.7);
  settingsApplied(cold, columnIds());
  for (const index of [0, 1]) expect(settingsOf(index)).toMatchObject({ parameters: cold.kept.parameters, samples: 3 });
  systemPromptChanged("written since");
  undo();
  await expect.poll(() => settingsOf(0).parameters["temperature"]).toBe(1);
  expect(settingsOf(0)).toMatchObject({ samples: undefined, system: "written since" });
  expect(settingsOf(1)).toMatchObject({ parameters: { temperature: 0.7 }, samples: undefined });
});

test("settings are renamed, replaced and deleted, and Undo brings back what was replaced or deleted", async () => {
  parameterChanged(columnIds()[0] ?? "", "temperature", 0.2);
  const first = await save("Cold");
  expect(await renameSettings(first.id, "Colder")).toBe(true);
  parameterChanged(columnIds()[0] ?? "", "temperature", 0);
  await save("Colder", first.id);
  expect(await loadAll()).toMatchObject([{ id: first.id, kept: { parameters: { temperature: 0 } } }]);
  undo();
  await expect.poll(loadAll).toMatchObject([{ name: "Colder", kept: { parameters: { temperature: 0.2 } } }]);
  const [stored] = await loadAll();
  if (!stored) throw new Error("it is gone");
  await deleteSettingsWithUndo(stored);
  expect(await loadAll()).toEqual([]);
  undo();
  await expect.poll(loadAll).toEqual([stored]);
});

test("settings that cannot be read are counted and left as they are stored", async () => {
  const damaged = { id: "s", updatedAtMs: 1, value: { format: 9 } };
  await settingsRecords.restore(damaged);
  expect(await loadSavedSettings()).toEqual({ all: [], unreadableCount: 1 });
  expect(await renameSettings("s", "other")).toBe(false);
  expect(getNotices().at(-1)?.text).toMatch(/^The saved settings were not changed/);
  expect(await settingsRecords.list()).toEqual([damaged]);
});

test("a change in another tab is loaded, and one here is told to other tabs", async () => {
  const told = new Promise((resolve) => otherTab.addEventListener("message", resolve, { once: true }));
  await queryClient.fetchQuery({ queryKey: ["saved-settings"], queryFn: loadSavedSettings, staleTime: Infinity });
  await save("Cold");
  await told;
  await queryClient.fetchQuery({ queryKey: ["saved-settings"], queryFn: loadSavedSettings, staleTime: Infinity });
  otherTab.postMessage("changed");
  await expect.poll(() => queryClient.getQueryState(["saved-settings"])?.isInvalidated).toBe(true);
});

test("a field with an invalid text is named, since its settings are not those that it shows", () => {
  const [a = ""] = columnIds();
  expect(findInvalidField(a)).toBeUndefined();
  parameterLeftIncomplete(a, "temperature", "warm", "a number is expected");
  expect(findInvalidField(a)).toBe("temperature");
  const open = getOpenConversation();
  expect(open && captureSettings(open, a, true).parameters).not.toHaveProperty("temperature", "warm");
});
