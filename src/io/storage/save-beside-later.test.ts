import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import type { Conversation } from "#core/conversation/conversation.ts";
import { diffConversation } from "#core/conversation/diff-conversation.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { DOCUMENT_VERSION } from "#core/conversation/migrations.ts";
import { parseHead } from "#core/conversation/parse-head.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { startStorage } from "#e2e/fixtures/start-storage.ts";

const DONE = exampleReply({ id: "done", status: "done", parts: [{ kind: "text", text: "kept" }] });
const RUNNING = exampleReply({ id: "running", status: "streaming", sample: 1 });
const BEFORE = addReplies(addTurn(exampleConversation(), exampleTurn("t1", null)), [DONE, RUNNING]);

/** The conversation after everything that an earlier Étude can do to it, in a tab that still runs a reply. */
const AFTER = addReplies(addTurn({ ...BEFORE, title: "by the earlier" }, exampleTurn("t2", "t1")), [
  exampleReply({ id: "new", turnId: "t2", status: "done" }),
]);
const CHANGED: Conversation = {
  ...AFTER,
  turns: { ...AFTER.turns, t1: exampleTurn("t1", null, "by the earlier") },
  replies: {
    ...AFTER.replies,
    done: { ...DONE, parts: [{ kind: "text", text: "by the earlier" }] },
    running: { ...RUNNING, status: "done", parts: [{ kind: "text", text: "the paid end" }] },
  },
};

/** A page that has stored a conversation which a newer Étude has then written; with all records as that left them. */
async function startBesideNewer() {
  const page = await startStorage();
  const { watchLaterHeads } = await import("./later-heads.ts");
  const found: string[] = [];
  watchLaterHeads((id) => found.push(id));
  await page.saveChanges(diffConversation(undefined, BEFORE), true, 1);
  const database = await page.openDatabase();
  const transaction = database.transaction(["conversations", "turns", "replies"], "readwrite");
  const head = { version: DOCUMENT_VERSION + 1, id: "c", title: "by the newer", parts: ["of another shape"] };
  await transaction.objectStore("conversations").put({ id: "c", updatedAtMs: 2, head });
  await transaction
    .objectStore("turns")
    .put({ id: "t1", conversationId: "c", value: { ...BEFORE.turns["t1"], ofNewer: 1 } });
  await transaction.objectStore("replies").put({ id: "done", conversationId: "c", value: { ...DONE, ofNewer: 1 } });
  await transaction.done;
  const list = async (name: "turns" | "replies") =>
    new Map((await database.getAll(name)).map(({ id, value }) => [id, value]));
  return { page, found, head, list, getRecord: () => database.get("conversations", "c") };
}

test("an earlier Étude adds its answers to a conversation of a newer one, and changes nothing that the newer one wrote", async () => {
  const { page, found, head, list, getRecord } = await startBesideNewer();
  expect(await page.saveChanges(diffConversation(BEFORE, CHANGED), false, 3)).toBe(true);

  expect(found).toEqual(["c"]);
  expect(parseHead(head)).toBeUndefined();
  expect(await getRecord()).toEqual({ id: "c", updatedAtMs: 2, head });
  const turns = await list("turns");
  expect(turns.get("t1")).toEqual({ ...BEFORE.turns["t1"], ofNewer: 1 });
  expect(turns.get("t2")).toEqual(CHANGED.turns["t2"]);
  const replies = await list("replies");
  expect(replies.get("done")).toEqual({ ...DONE, ofNewer: 1 });
  expect(replies.get("running")).toEqual(CHANGED.replies["running"]);
  expect(replies.get("new")).toEqual(CHANGED.replies["new"]);
});

test("an earlier Étude deletes nothing in a conversation of a newer one, and keeps the pieces of its running reply", async () => {
  const { page, list, getRecord } = await startBesideNewer();
  const database = await page.openDatabase();
  const streamed = { ...RUNNING, parts: [{ kind: "text" as const, text: "half" }] };
  const { done: _done, ...replies } = BEFORE.replies;
  const after = { ...BEFORE, turns: {}, replies: { ...replies, running: streamed } };
  await page.saveChanges(diffConversation(BEFORE, after), false, 3);

  expect([...(await list("turns")).keys()]).toEqual(["t1"]);
  expect([...(await list("replies")).keys()].toSorted()).toEqual(["done", "running"]);
  expect(JSON.stringify(await database.getAll("pieces"))).toContain("half");
  expect((await getRecord())?.updatedAtMs).toBe(2);
});

test("a closing page, which reads nothing before it writes, keeps to this once it knows that a newer Étude wrote the conversation", async () => {
  const { page, head, getRecord } = await startBesideNewer();
  const { laterHeadFound } = await import("./later-heads.ts");
  laterHeadFound("c");
  await page.saveChanges(diffConversation(BEFORE, { ...BEFORE, title: "by the earlier" }), false, 3, true);
  expect(await getRecord()).toEqual({ id: "c", updatedAtMs: 2, head });
});
