import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Reply } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { settleInterrupted } from "#core/conversation/settle-interrupted.ts";
import { parseSnapshot } from "#core/conversation/snapshot.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { loadConversation } from "#io/storage/whole-conversations.ts";
import { openConversationChanged, getConversation, watchConversations } from "#state/document/documents.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { flushDocuments, autosaveDocuments } from "#state/document/autosave-documents.ts";
import { openConversation, openNewConversation } from "#state/document/open-conversations.ts";
import { run } from "./run.ts";
import { stopReply } from "./reply-queue.ts";
import { stopAllReplies } from "./stop-replies.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { connectTo, listReplies, openUnusedConversation, waitUntil } from "#e2e/fixtures/conversation-runs.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";

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

const textOf = (reply: Reply | undefined) => (reply ? getReplyText(reply) : "");
const settled = () =>
  waitUntil(() => listReplies().length > 0 && listReplies().every(({ status }) => isSettled(status)));

test("at most six replies run at once on a connection, and the rest wait and then finish", async () => {
  openConversationChanged((before) => ({
    ...before,
    variants: Array.from({ length: 9 }, (_, index) => ({ id: `v${index}`, overrides: {} })),
  }));
  server.always({ kind: "answer", text: "slow words in a row", paceMs: 15 });
  draftReplaced({ text: "Nine", attachments: [] });
  await run();
  await waitUntil(() => listReplies().filter(({ status }) => status === "streaming").length === 6);
  expect(listReplies().filter(({ status }) => status === "queued")).toHaveLength(3);
  let maxStreaming = 0;
  const end = watchConversations(() => {
    maxStreaming = Math.max(maxStreaming, listReplies().filter(({ status }) => status === "streaming").length);
  });
  await settled();
  end();
  expect(maxStreaming).toBeLessThanOrEqual(6);
  expect(listReplies().every(({ status }) => status === "done")).toBe(true);
});

test("stopping all replies stops running and queued ones at once, and the text so far stays", async () => {
  openConversationChanged((before) => ({
    ...before,
    variants: Array.from({ length: 8 }, (_, index) => ({ id: `v${index}`, overrides: {} })),
  }));
  server.always({ kind: "answer", text: "word ".repeat(2000), paceMs: 10 });
  draftReplaced({ text: "Stop me", attachments: [] });
  await run();
  await waitUntil(() => listReplies().some(({ parts }) => parts.length > 0));
  stopAllReplies(getOpen().id);
  expect(listReplies().every(({ status }) => status === "stopped")).toBe(true);
  expect(listReplies().some((reply) => textOf(reply) !== "")).toBe(true);
  await Promise.all(server.requests.map(({ ended }) => ended));
});

test("a failed reply does not affect the other replies of a run", async () => {
  openConversationChanged((before) => ({
    ...before,
    variants: ["a", "b", "c"].map((id) => ({ id, overrides: {} })),
  }));
  server.next({ kind: "error", name: "no-credit" });
  draftReplaced({ text: "Three", attachments: [] });
  await run();
  await settled();
  expect(
    listReplies()
      .map(({ status }) => status)
      .toSorted(),
  ).toEqual(["done", "done", "failed"]);
});

test("a reply continues while another conversation is open, and is complete when its own conversation reopens", async () => {
  server.next({ kind: "answer", text: "one two three four five six seven eight nine ten", paceMs: 10 });
  draftReplaced({ text: "Long", attachments: [] });
  await run();
  const id = getOpen().id;
  await waitUntil(() => listReplies().some(({ parts }) => parts.length > 0));
  openNewConversation();
  expect(getOpen().id).not.toBe(id);
  await waitUntil(() => Object.values(getConversation(id)?.replies ?? {}).every(({ status }) => status === "done"));
  expect(await openConversation(id)).toBe(true);
  expect(textOf(listReplies()[0])).toBe("one two three four five six seven eight nine ten");
});

test("a reply that was running when the page closed is restored as interrupted, with its text", async () => {
  server.next({ kind: "hang", when: "mid-text" });
  draftReplaced({ text: "Cut", attachments: [] });
  await run();
  await waitUntil(() => listReplies().some(({ parts }) => parts.length > 0));
  await flushDocuments();
  const stored = await loadConversation(getOpen().id);
  expect(stored?.replies).toMatchObject([{ value: { status: "streaming" } }]);
  const text = textOf(listReplies()[0]);
  const list = (records: readonly { value: unknown }[] = []) => records.map(({ value }) => value);
  const [values, pieces] = [list(stored?.replies), list(stored?.pieces)];
  const snapshot = parseSnapshot({ head: stored?.head, turns: [], replies: values, pieces });
  const [back] = Object.values(snapshot?.conversation.replies ?? {}).map(settleInterrupted);
  expect(back).toMatchObject({ status: "interrupted" });
  expect(textOf(back)).toBe(text);
  stopReply(getOpen().id, listReplies()[0]?.id ?? "");
});
