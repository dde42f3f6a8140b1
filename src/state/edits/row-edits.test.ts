import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listRows } from "#core/conversation/rows.ts";
import { openUnusedConversation, listReplies, connectTo, waitUntil } from "#e2e/fixtures/conversation-runs.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { deleteConversation, loadConversation } from "#io/storage/whole-conversations.ts";
import { autosaveDocuments, flushDocuments } from "#state/document/autosave-documents.ts";
import { conversationForgotten } from "#state/document/save-states.ts";
import { conversationClosed } from "#state/document/documents.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { openConversation, openNewConversation } from "#state/document/open-conversations.ts";
import { getNotices } from "#state/notices.ts";
import { run } from "#state/replies/run.ts";
import { addRows, changeRowValue, openRow, removeRows, showAsChat } from "./row-edits.ts";

let server: ApiServer;
let endKeeping = () => {};

beforeEach(async () => {
  server = await startApiServer({ paceMs: 0 });
  endKeeping = autosaveDocuments();
  openUnusedConversation();
  connectTo(server);
});

afterEach(async () => {
  endKeeping();
  await server.close();
});

const listValues = () => listRows(getOpen()).map(({ values }) => values);
const listStatuses = () => listReplies().map(({ status }) => status);

async function send(text: string): Promise<void> {
  draftReplaced({ text, attachments: [] });
  expect(await run()).toBeNull();
  await waitUntil(() => listReplies().length > 0 && listStatuses().every((status) => status === "done"));
}

/** The open conversation as the disk has it. */
async function reload(): Promise<void> {
  const { id } = getOpen();
  await flushDocuments();
  draftReplaced({ text: "so that the next is another conversation", attachments: [] });
  openNewConversation();
  conversationForgotten(id);
  conversationClosed(id);
  expect(await openConversation(id)).toBe(true);
}

test("rows are stored a record each, come back after a reload with hostile names, and go with their conversation", async () => {
  addRows([{ name: "Ada", ["__proto__"]: "own", constructor: "x" }, { name: "Eve" }], { name: { kind: "text" } });
  changeRowValue(listRows(getOpen())[1]?.id ?? "", "name", "{{Zoe}}");
  openRow(listRows(getOpen())[1]?.id);
  await reload();
  expect(listValues().map(Object.entries)).toEqual([
    [
      ["name", "Ada"],
      ["__proto__", "own"],
      ["constructor", "x"],
    ],
    [["name", "{{Zoe}}"]],
  ]);
  expect(getOpen().view.rowId).toBe(listRows(getOpen())[1]?.id);
  const { id } = getOpen();
  expect((await deleteConversation(id))?.rows).toHaveLength(2);
  expect(await loadConversation(id)).toBeUndefined();
});

test("removed rows are deleted with their replies, and Undo brings back both, also on the disk", async () => {
  addRows([{ name: "Ada" }, { name: "Eve" }]);
  await send("Hello {{name}}");
  const before = getOpen();
  const [, eve] = listRows(before);
  openRow(eve?.id);
  removeRows([eve?.id ?? ""]);
  expect(listValues()).toEqual([{ name: "Ada" }]);
  expect(listReplies()).toHaveLength(1);
  expect(getOpen().view.rowId).toBeUndefined();
  await reload();
  expect([listValues().length, listReplies().length]).toEqual([1, 1]);
  expect(getNotices().at(-1)?.text).toBe("The row was removed.");
  getNotices().at(-1)?.action?.run();
  await waitUntil(() => listReplies().length === 2);
  expect(getOpen().replies).toEqual(before.replies);
  openRow(undefined);
  expect(getOpen().view).toEqual(before.view);
  await reload();
  expect([listValues().length, listReplies().length]).toEqual([2, 2]);
});

test("a chat becomes the first row, a new row is asked alone, and the last row is a chat again with its answer", async () => {
  await send("Hello");
  addRows([{ name: "Eve" }]);
  expect(await run()).toBeNull();
  await waitUntil(() => listReplies().length === 2 && listStatuses().every((status) => status === "done"));
  expect(server.requests).toHaveLength(2);
  removeRows([listRows(getOpen())[1]?.id ?? ""]);
  showAsChat();
  await reload();
  expect(listValues()).toEqual([]);
  expect(listReplies().map(({ rowId, status }) => [rowId, status])).toEqual([[undefined, "done"]]);
});
