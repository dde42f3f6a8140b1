import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Conversation, Reply, Settings } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { listRows } from "#core/conversation/rows.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { connectTo, listReplies, openUnusedConversation, waitUntil } from "#e2e/fixtures/conversation-runs.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { loadConversation } from "#io/storage/whole-conversations.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { addRows, changeRowValue, openRow, removeRows } from "#state/edits/row-edits.ts";
import { autosaveDocuments, flushDocuments } from "#state/document/autosave-documents.ts";
import { conversationForgotten } from "#state/document/save-states.ts";
import { conversationClosed, openConversationChanged } from "#state/document/documents.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { openConversation, openNewConversation } from "#state/document/open-conversations.ts";
import { getLayer } from "#state/layers.ts";
import { spendCapChanged } from "#state/models/spend-cap.ts";
import { getNotices } from "#state/notices.ts";
import { resetState } from "#state/reset-state.ts";
import { pauseRun, resumeRun } from "./row-runs.ts";
import { run } from "./run.ts";
import { getRunProgress } from "./run-progress.ts";
import { stopAllReplies } from "./stop-replies.ts";

let server: ApiServer;
let other: ApiServer;
let endKeeping = () => {};

beforeEach(async () => {
  server = await startApiServer({ paceMs: 0 });
  other = await startApiServer({ paceMs: 0 });
  endKeeping = autosaveDocuments();
  openUnusedConversation();
  connectTo(server);
});

afterEach(async () => {
  stopAllReplies(getOpen().id);
  spendCapChanged(null);
  endKeeping();
  await Promise.all([server.close(), other.close()]);
});

const OPUS = "anthropic/claude-opus-4-5";
/** Columns with these differences. */
const makeColumns = (columns: readonly Partial<Settings>[], samples: number) =>
  openConversationChanged((before) => ({
    ...before,
    variants: columns.map((overrides, index) => ({ id: `${before.id}-${index}`, overrides, samples })),
  }));
const makeRows = (count: number) =>
  addRows(Array.from({ length: count }, (_, index) => ({ name: `name ${index}`, expected: "never sent" })));
const listPosts = ({ requests }: ApiServer) => requests.filter(({ method }) => method === "POST");
const listPrompts = (asked: ApiServer): string[] =>
  listPosts(asked).map(({ body }) => (body as { messages: { content: string }[] }).messages.at(-1)?.content ?? "");
const countDone = () => listReplies().filter(({ status }) => status === "done").length;
const waitForDone = (count: number) => waitUntil(() => countDone() >= count);
/** Resolves once so many replies are answered and nothing of the run waits. */
async function waitForEnd(doneCount: number): Promise<void> {
  await waitForDone(doneCount);
  await waitFor(() => expect(getRunProgress(getOpen().id)).toBeUndefined());
}

/** Starts a run and confirms its size where that is asked. Returns the reason where it does not start. */
async function start(text: string): Promise<string | null> {
  draftReplaced({ text, attachments: [] });
  const running = run();
  const reason = await Promise.race([
    running,
    waitFor(() => expect(getLayer()?.kind).toBe("confirm-run")).then(
      () => undefined,
      () => undefined,
    ),
  ]);
  const layer = getLayer();
  if (reason === undefined && layer?.kind === "confirm-run") layer.confirm();
  return running;
}

/** Everything of the page is gone, and the conversation opens again from the disk. */
async function reload(): Promise<void> {
  const { id } = getOpen();
  await flushDocuments();
  resetState();
  connectTo(server);
  draftReplaced({ text: "so that the next is another conversation", attachments: [] });
  openNewConversation();
  conversationForgotten(id);
  conversationClosed(id);
  expect(await openConversation(id)).toBe(true);
  draftReplaced({ text: "", attachments: [] });
}

test("48 rows, 3 columns and 2 samples are 288 requests, also with a reload in the middle, and none is asked for twice", async () => {
  makeColumns([{}, { parameters: { temperature: 0.2 } }, { parameters: { temperature: 0.9 } }], 2);
  makeRows(48);
  expect(await start("Hello {{name}}")).toBeNull();
  await waitForDone(40);
  // What waits is not in the conversation, and not on the disk.
  expect(listReplies().length).toBeLessThan(80);
  await reload();
  const answered = listReplies().filter(({ status }) => status === "done");
  expect(listReplies().filter(({ status }) => status === "queued")).toEqual([]);
  const before = listPosts(server).length;
  expect(await start("")).toBeNull();
  await waitForEnd(288);
  expect(listPosts(server).length - before).toBe(288 - answered.length);
  const prompts = listPrompts(server).slice(before);
  for (let index = 0; index < 48; index += 1) {
    const done = answered.filter(({ sentWith }) => sentWith.variables["name"] === `name ${index}`).length;
    expect(prompts.filter((text) => text === `Hello name ${index}`)).toHaveLength(6 - done);
  }
  const done = listReplies().filter(({ status }) => status === "done");
  expect(done).toHaveLength(288);
  expect(done.filter(({ id }) => answered.some((reply) => reply.id === id))).toHaveLength(answered.length);
  expect(done.every(({ sentWith }) => sentWith.variables["expected"] === undefined)).toBe(true);
  // All is answered: once more asks for all again.
  draftReplaced({ text: "", attachments: [] });
  const again = run();
  await waitFor(() => expect(getLayer()).toMatchObject({ kind: "confirm-run", count: 288 }));
  stopAllReplies(getOpen().id);
  const layer = getLayer();
  if (layer?.kind === "confirm-run") layer.confirm();
  await again;
}, 120_000);

test("a paused run sends nothing more until it is resumed, and Stop keeps what came and leaves nothing that waits", async () => {
  makeRows(40);
  expect(await start("Hello {{name}}")).toBeNull();
  await waitForDone(4);
  const { id } = getOpen();
  pauseRun(id);
  await waitUntil(() => listReplies().every(({ status }) => isSettled(status)));
  const sent = listPosts(server).length;
  expect(sent).toBeLessThan(30);
  expect(listReplies()).toHaveLength(sent);
  expect(getRunProgress(id)).toMatchObject({ asked: 40, answered: sent, running: 0, isPaused: true });
  resumeRun(id);
  await waitForDone(sent + 2);
  stopAllReplies(id);
  await waitForEnd(0);
  const kept = listReplies();
  expect(kept.every(({ status }) => status === "done" || status === "stopped")).toBe(true);
  await flushDocuments();
  expect((await loadConversation(id))?.replies).toHaveLength(kept.length);
  const done = countDone();
  expect(await start("")).toBeNull();
  await waitForEnd(40);
  expect(countDone()).toBe(40);
  expect(new Set(listReplies().flatMap(({ status, rowId }) => (status === "done" ? [rowId] : []))).size).toBe(40);
  expect(done).toBeGreaterThan(0);
}, 60_000);

test("a column that fails ten times alike waits, is said to, harms no other column, and goes on by a press", async () => {
  saveConnection(
    { id: "custom", presetId: "custom", baseUrl: other.baseUrl, wire: "chat-completions" },
    { key: "test-key", remembered: false },
  );
  makeColumns(
    [
      { connectionId: "aimlapi", modelId: OPUS },
      { connectionId: "custom", modelId: OPUS },
    ],
    1,
  );
  makeRows(40);
  other.always({ kind: "status", status: 400, body: { message: "No such thing" } });
  expect(await start("Hello {{name}}")).toBeNull();
  await waitForDone(40);
  await waitFor(() => expect(getRunProgress(getOpen().id)).toMatchObject({ answered: 40, running: 0, isPaused: true }));
  const failed = listReplies().filter(({ status }) => status === "failed").length;
  expect(failed).toBeGreaterThanOrEqual(10);
  expect(failed).toBeLessThanOrEqual(16);
  expect(listReplies()).toHaveLength(40 + failed);
  const notice = getNotices().at(-1);
  expect(notice?.text).toMatch(new RegExp(`^Variant B failed 10 times.*No such thing.*${40 - failed} requests wait`));
  other.always({ kind: "answer" });
  notice?.action?.run();
  await waitForEnd(80 - failed);
  expect(countDone()).toBe(80 - failed);
  // The failed ones are not answered: one press asks for them, and for nothing else.
  expect(await start("")).toBeNull();
  await waitForDone(80);
  await waitUntil(() => listReplies().every(({ status }) => isSettled(status)));
  expect(listPosts(server)).toHaveLength(40);
  expect(countDone()).toBe(80);
}, 60_000);

test("a spend cap stops a run without a failed reply, and a higher one lets it go on to its end", async () => {
  makeRows(30);
  openConversationChanged((before) => ({
    ...before,
    shared: { ...before.shared, parameters: { ...before.shared.parameters, max_tokens: 1000 } },
  }));
  spendCapChanged(0.5);
  expect(await start("Hello {{name}}")).toBeNull();
  await waitFor(() => expect(getRunProgress(getOpen().id)).toMatchObject({ isPaused: true, running: 0 }));
  const came = listReplies();
  expect(came.every(({ status }) => status === "done")).toBe(true);
  expect(came.length).toBeLessThan(30);
  expect(listPosts(server)).toHaveLength(came.length);
  const notice = getNotices().at(-1);
  expect(notice?.text).toMatch(new RegExp(`${30 - came.length} requests wait`));
  spendCapChanged(100);
  notice?.action?.run();
  await waitForEnd(30);
  expect(countDone()).toBe(30);
  expect(new Set(listPrompts(server)).size).toBe(30);
}, 60_000);

test("a row without a value is named with its number before anything is sent, and a changed setting asks all again", async () => {
  makeRows(3);
  const [first, second] = listRows(getOpen());
  changeRowValue(second?.id ?? "", "name", "");
  expect(await start("Hello {{name}}")).toBe("Row 2 has no value for name. Fill it in the table, or remove the row.");
  changeRowValue(first?.id ?? "", "name", "");
  expect(await start("Hello {{name}}")).toBe(
    "Row 1 and 1 more have no value for name. Fill them in the table, or remove these rows.",
  );
  expect(await start("Hello {{nme}}")).toMatch(/^nme has no value in any row\. /);
  expect(listPosts(server)).toEqual([]);
  removeRows([first?.id ?? ""]);
  changeRowValue(second?.id ?? "", "name", "{{other}}");
  expect(await start("Hello {{name}}")).toBeNull();
  await waitForDone(2);
  expect(listPrompts(server).toSorted()).toEqual(["Hello name 2", "Hello {{other}}"]);
  // The same row with another value of a variable is another request; with another expected value it is the same.
  changeRowValue(second?.id ?? "", "expected", "changed");
  changeRowValue(second?.id ?? "", "name", "Eve");
  expect(await start("")).toBeNull();
  await waitForDone(3);
  expect(listPrompts(server).at(-1)).toBe("Hello Eve");
  const temper = (before: Conversation): Conversation => ({
    ...before,
    shared: { ...before.shared, parameters: { ...before.shared.parameters, temperature: 0.5 } },
  });
  openConversationChanged(temper);
  expect(await start("")).toBeNull();
  await waitForDone(5);
  expect(listPosts(server)).toHaveLength(5);
});

test("in an open row, Run asks that row alone, on its own thread, and a row added later is asked from its first turn", async () => {
  makeRows(2);
  expect(await start("Hello {{name}}")).toBeNull();
  await waitForDone(2);
  const [, second] = listRows(getOpen());
  openRow(second?.id);
  expect(await start("And then?")).toBeNull();
  await waitForDone(3);
  expect(listPosts(server).at(-1)?.body).toMatchObject({
    messages: [{ content: "Hello name 1" }, { role: "assistant" }, { content: "And then?" }],
  });
  openRow(undefined);
  addRows([{ name: "late" }]);
  expect(await start("")).toBeNull();
  await waitForDone(5);
  expect(listPrompts(server).slice(3).toSorted()).toEqual(["And then?", "Hello late"]);
  expect(await start("")).toBeNull();
  await waitForDone(6);
  const last = listReplies().find(
    ({ sentWith, turnId }) => sentWith.thread.builtOn !== undefined && turnId === getOpen().view.leafTurnId,
  );
  expect(last).toBeDefined();
  expect(listPosts(server).at(-1)?.body).toMatchObject({
    messages: [{ content: "Hello late" }, { role: "assistant" }, { content: "And then?" }],
  });
});

test("a request that a row sent alone is not sent once more by the run of the table that it waits in", async () => {
  makeRows(30);
  const asksOf = (reply: Reply) => reply.rowId === listRows(getOpen()).at(-1)?.id;
  expect(await start("Hello {{name}}")).toBeNull();
  pauseRun(getOpen().id);
  openRow(listRows(getOpen()).at(-1)?.id);
  expect(await start("")).toBeNull();
  await waitUntil(() => listReplies().some((reply) => asksOf(reply) && reply.status === "done"));
  openRow(undefined);
  resumeRun(getOpen().id);
  await waitForEnd(30);
  expect(countDone()).toBe(30);
  expect(new Set(listPrompts(server)).size).toBe(30);
  expect(listPosts(server)).toHaveLength(30);
});
