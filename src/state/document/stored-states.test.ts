import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { isPictureAttachment } from "#core/content/attachment.ts";
import { addReplies } from "#core/conversation/edit-turns.ts";
import { listThread } from "#core/conversation/list-thread.ts";
import { DOCUMENT_VERSION } from "#core/conversation/migrations.ts";
import { parseEditing } from "#core/vision/parse-editing.ts";
import { loadDatabase } from "#e2e/fixtures/databases/load-database.ts";
import { listStoredStates, readStoredState } from "#e2e/fixtures/databases/read-stored-state.ts";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { loadBlob } from "#io/storage/blob-records.ts";
import type { StoredConversation } from "#io/storage/whole-conversations.ts";
import { listConversations } from "#io/storage/stored-heads.ts";
import { loadConversation } from "#io/storage/whole-conversations.ts";
import { renameConversation } from "#state/edits/rename-conversation.ts";
import { getNotices } from "#state/notices.ts";
import { queryClient } from "#state/query-client.ts";
import { resetState } from "#state/reset-state.ts";
import { autosaveDocuments, flushDocuments } from "./autosave-documents.ts";
import { conversationForgotten } from "./save-states.ts";
import { conversationChanged, conversationClosed, getOpenConversation } from "./documents.ts";
import { draftTyped, EMPTY_DRAFT, draftReplaced, getDraft, updateAttachments } from "./drafts.ts";
import { openConversation, openNewConversation } from "./open-conversations.ts";
import { savedListQuery } from "./saved-list.ts";

autosaveDocuments();

/** The databases as the given file has them, with nothing of them in memory. */
async function startFrom(name: string): Promise<void> {
  draftReplaced({ ...EMPTY_DRAFT, text: "so that the next is another conversation" });
  openNewConversation();
  await flushDocuments();
  for (const { id } of await listConversations()) {
    conversationForgotten(id);
    conversationClosed(id);
  }
  resetState();
  const state = readStoredState(name);
  for (const database of state.databases)
    await new Promise((resolve, reject) => {
      const deletion = indexedDB.deleteDatabase(database.name);
      deletion.addEventListener("success", resolve);
      deletion.addEventListener("error", reject);
    });
  await loadDatabase(state);
}

/** True for what a deleted reply leaves. */
const isGone = (value: unknown): boolean => Object(value).isGone === true;

/** Every stored conversation, unparsed, by its id. */
async function loadAll(): Promise<Record<string, StoredConversation | undefined>> {
  const ids = (await listConversations()).map(({ id }) => id);
  return Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await loadConversation(id)] as const)));
}

async function open(id: string): Promise<Conversation> {
  expect(await openConversation(id)).toBe(true);
  const conversation = getOpenConversation();
  if (conversation?.id !== id) throw new Error(`${id} is not open`);
  return conversation;
}

describe.each(listStoredStates())("the stored state %s", (name) => {
  beforeEach(() => startFrom(name));

  test("a stored state opens with every conversation, turn and reply, and opening writes nothing", async () => {
    const stored = await loadAll();
    const { conversations } = await queryClient.fetchQuery(savedListQuery);
    expect(conversations).toHaveLength(Object.keys(stored).length);
    for (const [id, records] of Object.entries(stored)) {
      const conversation = await open(id);
      const { title, turns, replies } = conversation;
      expect(records?.head).toMatchObject({ title });
      expect(conversations).toContainEqual(expect.objectContaining({ id, title }));
      expect(Object.values(turns)).toEqual(records?.turns.map(({ value }) => value));
      const kept = (records?.replies ?? []).flatMap(({ value }) => (isGone(value) ? [] : [Object(value) as Reply]));
      expect(Object.values(replies)).toEqual(
        kept.map((value) => ({
          ...value,
          sentWith: expect.objectContaining({ dialect: expect.stringMatching(/^(anthropic|openai)$/) }),
        })),
      );
      for (const { id: replyId, sentWith } of kept) {
        const { thread }: { thread: unknown } = sentWith;
        const reply = replies[replyId];
        // Before version 3 a thread was stored whole.
        const read = Array.isArray(thread) ? reply && listThread(conversation, reply) : reply?.sentWith.thread;
        expect(read).toEqual(thread);
      }
      const blobs = [...JSON.stringify([turns, getDraft()]).matchAll(/"blob":"(\w+)"/g)].map(([, blob = ""]) => blob);
      for (const blob of blobs) expect(await loadBlob(blob)).toBeInstanceOf(Blob);
    }
    expect(getNotices()).toEqual([]);
    await flushDocuments();
    expect(await loadAll()).toEqual(stored);
  });

  /** Every way to write a record of a conversation, on the screen or not. */
  const changes: Record<string, (id: string) => Promise<unknown>> = {
    "a reply that is only queued": async (id) => {
      const { variants } = await open(id);
      const reply = exampleReply({ id: `${id}-new`, turnId: "none", variantId: variants[0]?.id ?? "" });
      conversationChanged(id, (before) => ({ ...before, replies: addReplies(before, [reply]).replies }));
    },
    "a title": async (id) => {
      await open(id);
      await renameConversation(id, "Renamed");
    },
    "the title of a conversation that is not open": (id) => renameConversation(id, "Renamed"),
    "a typed draft": async (id) => {
      await open(id);
      draftTyped(id, "typed");
    },
    "a draft that is not on the screen": (id) => updateAttachments(id, (before) => before.slice(1)),
  };

  test.each(Object.keys(changes))(
    "a change of %s upgrades a stored conversation to the current version without losing a record",
    async (change) => {
      const stored = await loadAll();
      for (const [id, before] of Object.entries(stored)) {
        await changes[change]?.(id);
        await flushDocuments();
        await expect
          .poll(async () => (await loadConversation(id))?.head)
          .toMatchObject({ version: DOCUMENT_VERSION, id });
        const after = await loadConversation(id);
        for (const list of ["turns", "replies"] as const)
          expect(after?.[list]).toEqual(expect.arrayContaining(before?.[list] ?? []));
        const { turns, replies } = await open(id);
        expect(Object.keys(turns)).toHaveLength(after?.turns.length ?? Infinity);
        expect(Object.keys(replies)).toHaveLength(
          after?.replies.filter(({ value }) => !isGone(value)).length ?? Infinity,
        );
      }
    },
  );
});

test("the turned picture of a version 1 draft is read as a rotated picture and saved with a rotation step", async () => {
  await startFrom("version-1.json");
  const id = "rbcFIb2snzkKf3l3pZ8Dm";
  await open(id);
  const [attachment] = getDraft().attachments.filter(isPictureAttachment);
  expect(parseEditing(attachment?.editing)?.steps).toEqual([{ kind: "rotate", quarters: 1 }]);
  draftTyped(id, "more");
  await expect
    .poll(async () => (await loadConversation(id))?.draft)
    .toMatchObject({ text: "more", attachments: [{ editing: { steps: [{ kind: "rotate", quarters: 1 }] } }] });
});
