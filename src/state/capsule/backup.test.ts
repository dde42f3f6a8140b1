import "fake-indexeddb/auto";
import fc from "fast-check";
import { beforeEach, expect, test, vi } from "vitest";
import { writeBackupHead, writeBackupLine } from "#core/capsule/backup-line.ts";
import { writeSorted } from "#core/compare/write-sorted.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { diffConversation } from "#core/conversation/diff-conversation.ts";
import { storeTool } from "#core/library/saved-tool.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { createMemoryStorage } from "#e2e/fixtures/memory-storage.ts";
import { anyConversation } from "#e2e/fixtures/random-conversations.ts";
import { hashBytes } from "#io/images/hash-bytes.ts";
import { loadBlob, saveBlob } from "#io/storage/blob-records.ts";
import { listConversations } from "#io/storage/stored-heads.ts";
import { saveChanges } from "#io/storage/conversation-records.ts";
import { settingsRecords } from "#io/storage/settings-records.ts";
import { emptyDatabase } from "#e2e/fixtures/empty-database.ts";
import { loadConversation } from "#io/storage/whole-conversations.ts";
import { keyChanged } from "#state/connections/key-edits.ts";
import { listBackupLines } from "./back-up.ts";
import { restoreBackup, type RestoreReport } from "./restore.ts";

beforeEach(async () => {
  vi.stubGlobal("localStorage", createMemoryStorage());
  vi.stubGlobal("sessionStorage", createMemoryStorage());
  await emptyDatabase();
  return () => vi.unstubAllGlobals();
});

async function backUp(): Promise<string> {
  let text = writeBackupHead(5, "Étude");
  for await (const line of listBackupLines()) text += writeBackupLine(line);
  return text;
}

const restore = (text: string): Promise<RestoreReport> => restoreBackup(new File([text], "backup"), () => {});
const store = (conversation: Conversation) => saveChanges(diffConversation(undefined, conversation), true, 7);

const withAnswer = (conversation: Conversation, id: string, text: string) =>
  addReplies(conversation, [exampleReply({ id, status: "done", parts: [{ kind: "text", text }] })]);
const asked = addTurn({ ...exampleConversation(), title: "Tone" }, exampleTurn("t1", null));

test("a restored backup is the same as the stored records, whatever they hold", async () => {
  await fc.assert(
    fc.asyncProperty(anyConversation, async (conversation) => {
      await emptyDatabase();
      await store(conversation);
      const before = await loadConversation(conversation.id);
      const text = await backUp();
      await emptyDatabase();
      const { counts, faults } = await restore(text);
      expect(faults).toEqual([]);
      expect(counts.conversation).toEqual({ added: 1, same: 0, copied: 0, unreadable: 0 });
      expect(writeSorted(await loadConversation(conversation.id))).toBe(writeSorted(before));
      // Once more, nothing is there twice.
      expect((await restore(text)).counts.conversation).toEqual({ added: 0, same: 1, copied: 0, unreadable: 0 });
      expect(await listConversations()).toHaveLength(1);
    }),
    { numRuns: 500 },
  );
}, 120_000);

test("a saved tool is in a backup, goes with everything that is deleted, and is restored as it was", async () => {
  const record = { id: "t", updatedAtMs: 3, value: storeTool({ id: "t", name: "weather", tool: { name: "weather" } }) };
  await settingsRecords.restore(record);
  const text = await backUp();
  await emptyDatabase();
  expect(await settingsRecords.list()).toEqual([]);
  expect((await restore(text)).counts.settings).toMatchObject({ added: 1 });
  expect(await settingsRecords.list()).toEqual([record]);
});

test("a conversation that went on since is left alone, and one that differs is added beside it, once", async () => {
  await store(withAnswer(asked, "r1", "Hello"));
  const text = await backUp();
  await store(withAnswer(withAnswer(asked, "r1", "Hello"), "r2", "Again"));
  expect((await restore(text)).counts.conversation).toMatchObject({ same: 1 });

  await emptyDatabase();
  await store(withAnswer(asked, "r1", "Another answer"));
  const own = await loadConversation("c");
  expect((await restore(text)).counts.conversation).toMatchObject({ copied: 1 });
  expect((await restore(text)).counts.conversation).toMatchObject({ same: 1 });
  expect(await loadConversation("c")).toEqual(own);
  const heads = await listConversations();
  expect(heads.map(({ head }) => (head as Conversation).title).toSorted()).toEqual(["Tone", "Tone (from a backup)"]);
});

test("a backup has every picture and no key", async () => {
  keyChanged("aimlapi", { key: "sk-test-12345678", origin: "https://x", remembered: true });
  const bytes = new Uint8Array([1, 2, 3]);
  const sha256 = await hashBytes(bytes);
  await saveBlob(sha256, new Blob([bytes], { type: "image/png" }));
  await store(withAnswer(asked, "r1", "The key sk-test-12345678"));
  const text = await backUp();
  expect(text).not.toContain("sk-test");
  await emptyDatabase();
  expect((await restore(text)).counts.picture).toMatchObject({ added: 1 });
  expect((await loadBlob(sha256))?.size).toBe(3);
});

test("a record that cannot be read goes along and comes back as it was stored", async () => {
  await store(withAnswer(asked, "r1", "Hello"));
  const line = (await backUp()).replace('"status":"done"', '"status":"later"');
  await emptyDatabase();
  await restore(line);
  expect(JSON.stringify(await loadConversation("c"))).toContain('"status":"later"');
});

const HOSTILE: Record<string, [change: (text: string) => string, fault: RegExp, added: number]> = {
  "nothing in it": [() => "", /^It is empty/, 0],
  "another kind of file": [() => '{"a": 1}\n', /^It is no backup of Étude/, 0],
  "a web page in it": [() => "<html></html>", /^It is no backup of Étude/, 0],
  "a later format": [(text) => text.replace('"format":1', '"format":2'), /newer version/, 0],
  "no end": [(text) => text.slice(0, text.lastIndexOf('{"kind":"end"')), /^It is cut off after line/, 1],
  "a line that is cut off": [
    (text) => text.slice(0, 300),
    /^Line 2: It is no JSON: it ends too early \(line 2, column 241\)/,
    0,
  ],
  "a line of an unknown kind": [
    (text) => text.replace('"kind":"preferences"', '"kind":"program"'),
    /^Line 3: kind: /,
    1,
  ],
  "a picture under another's hash": [
    (text) =>
      text.replace(
        '{"kind":"end"}',
        `{"kind":"picture","sha256":"${"a".repeat(64)}","mediaType":"image/png","base64":"AAAA"}\n{"kind":"end"}`,
      ),
    /^$/,
    1,
  ],
};

test.each(Object.entries(HOSTILE))(
  "a backup with %s is restored as far as it can be, and says so",
  async (_name, [change, fault, added]) => {
    await store(withAnswer(asked, "r1", "Hello"));
    const text = change(await backUp());
    await emptyDatabase();
    const { faults, counts } = await restore(text);
    expect(faults[0] ?? "").toMatch(fault);
    expect(counts.conversation.added).toBe(added);
    expect(counts.picture.added).toBe(0);
  },
);

test("the turns of a backup never replace those of another conversation", async () => {
  await store(withAnswer(asked, "r1", "Mine"));
  const mine = await loadConversation("c");
  const text = (await backUp())
    .replace('"kind":"conversation","id":"c"', '"kind":"conversation","id":"other"')
    .replaceAll("Mine", "Theirs");
  expect((await restore(text)).counts.conversation).toMatchObject({ copied: 1 });
  expect(await loadConversation("c")).toEqual(mine);
});
