import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { openExample } from "#e2e/fixtures/open-example.ts";
import { renameStoredConversation } from "#io/storage/whole-conversations.ts";
import { autosaveDocuments, flushDocuments } from "#state/document/autosave-documents.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { changeSharedSettings } from "#core/conversation/settings.ts";
import { deleteWithUndo } from "#state/edits/delete-conversation.ts";
import { runSearchCommand } from "./search-engine.ts";

async function find(query: string) {
  const report = await runSearchCommand({ kind: "find", query, filters: {} });
  if (report.kind !== "find") throw new Error("another report");
  return report.answer;
}

const refresh = () => runSearchCommand({ kind: "refresh", maxMs: 10_000 });
const findIds = async (query: string) => (await find(query)).results.map(({ id }) => id);

test("stored texts are found, and changed, renamed and deleted ones are found as they are now, also by a new worker", async () => {
  autosaveDocuments();
  openNewConversation();
  const id = await openExample();
  openConversationChanged((before) => changeSharedSettings(before, { system: "Speak of lighthouses." }));
  await flushDocuments();
  expect(await refresh()).toEqual({ kind: "refresh", leftCount: 0 });
  const { results, count } = await find("lighthouse");
  expect(count).toBe(1);
  expect(results).toMatchObject([{ kind: "conversation", id, places: [{ kind: "system" }] }]);

  openNewConversation();
  await renameStoredConversation(id, "Of the coast");
  await refresh();
  expect(await findIds("coast")).toEqual([id]);

  await runSearchCommand({ kind: "save" });
  await runSearchCommand({ kind: "close" });
  expect(await findIds("coast lighthouses")).toEqual([id]);

  await deleteWithUndo(id);
  await refresh();
  expect(await findIds("coast")).toEqual([]);
});
