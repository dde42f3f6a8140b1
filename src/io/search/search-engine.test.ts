import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { diffConversation } from "#core/conversation/diff-conversation.ts";
import { changeSharedSettings } from "#core/conversation/settings.ts";
import type { SearchFilters } from "#core/search/search-index.ts";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import { saveChanges } from "#io/storage/conversation-records.ts";
import {
  deleteConversation,
  pinStoredConversation,
  renameStoredConversation,
} from "#io/storage/whole-conversations.ts";
import { runSearchCommand } from "./search-engine.ts";

async function find(query: string, filters: SearchFilters = {}) {
  const report = await runSearchCommand({ kind: "find", query, filters });
  if (report.kind !== "find") throw new Error("another report");
  return report.answer;
}

const refresh = () => runSearchCommand({ kind: "refresh", maxMs: 10_000 });
const findIds = async (query: string) => (await find(query)).results.map(({ id }) => id);

test("stored texts are found, and changed, renamed and deleted ones are found as they are now, also by a new worker", async () => {
  const first = exampleConversation();
  const { id } = first;
  await saveChanges(diffConversation(undefined, first), true, 1);
  await refresh();
  expect(await findIds("lighthouse")).toEqual([]);

  const changed = changeSharedSettings(first, { system: "Speak of lighthouses." });
  await saveChanges(diffConversation(first, changed), false, 2);
  expect(await refresh()).toEqual({ kind: "refresh", leftCount: 0 });
  const { results, count } = await find("lighthouse");
  expect(count).toBe(1);
  expect(results).toMatchObject([{ kind: "conversation", id, places: [{ kind: "system" }] }]);

  await renameStoredConversation(id, "Of the coast");
  await refresh();
  expect(await findIds("coast")).toEqual([id]);

  expect((await find("coast", { isPinned: true })).count).toBe(0);
  await pinStoredConversation(id, true);
  await refresh();
  expect((await find("coast", { isPinned: true })).count).toBe(1);
  expect((await find("", { isPinned: true })).results).toMatchObject([{ id, title: "Of the coast" }]);

  await runSearchCommand({ kind: "save" });
  await runSearchCommand({ kind: "close" });
  expect(await findIds("coast lighthouses")).toEqual([id]);

  await deleteConversation(id);
  await refresh();
  expect(await findIds("coast")).toEqual([]);
});
