import "fake-indexeddb/auto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { diffConversation } from "#core/conversation/diff-conversation.ts";
import { addReplies, addTurn, removeReply } from "#core/conversation/edit-turns.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import { parseSnapshot } from "#core/conversation/snapshot.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { saveChanges } from "./conversation-records.ts";
import { deleteConversation, loadConversation, restoreConversation } from "./whole-conversations.ts";
import { foldStoredPieces } from "./fold-stored-pieces.ts";

let count = 0;

/** A conversation of its own with a running reply. */
function startRunning(): Conversation {
  const id = `c${(count += 1)}`;
  const reply = exampleReply({ id: `${id}-r`, turnId: `${id}-t` });
  const conversation = addTurn({ ...exampleConversation(), id }, { ...exampleTurn("t1", null), id: `${id}-t` });
  return addReplies(conversation, [reduceReply(reply, [{ type: "phase", phase: "waiting" }], 1)]);
}

const getReply = ({ replies }: Conversation): Reply => {
  const [reply] = Object.values(replies);
  if (!reply) throw new Error("no reply");
  return reply;
};

const advance = (conversation: Conversation, event: StreamEvent, atMs: number): Conversation => {
  const reply = reduceReply(getReply(conversation), [event], atMs);
  return { ...conversation, replies: { [reply.id]: reply } };
};

/** The conversation as a page that starts now reads it. */
async function loadNow(id: string): Promise<{ conversation: Conversation; pieceCount: number }> {
  const stored = await loadConversation(id);
  const list = (records: readonly { value: unknown }[] = []) => records.map(({ value }) => value);
  const snapshot = parseSnapshot({
    head: stored?.head,
    turns: list(stored?.turns),
    replies: list(stored?.replies),
    pieces: list(stored?.pieces),
  });
  if (!snapshot || snapshot.unreadable > 0) throw new Error("not readable");
  return { conversation: snapshot.conversation, pieceCount: stored?.pieces.length ?? 0 };
}

const delta = fc.record({
  type: fc.constant("part-delta" as const),
  index: fc.nat(1),
  part: fc.constantFrom("text" as const, "thinking" as const),
  text: fc.string({ minLength: 1, maxLength: 5 }),
});

test("a browser killed after any write finds everything written until then, once, whatever writes were under way together", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ events: fc.array(delta, { maxLength: 3 }), isOverlapped: fc.boolean() }), { maxLength: 8 }),
      fc.boolean(),
      async (writes, isEnded) => {
        let saved = startRunning();
        let latest = saved;
        await saveChanges(diffConversation(undefined, saved), true, 1);
        for (const [atMs, { events, isOverlapped }] of writes.entries()) {
          for (const event of events) latest = advance(latest, event, atMs);
          await saveChanges(diffConversation(saved, latest), false, 1);
          expect((await loadNow(latest.id)).conversation).toEqual(latest);
          // A page that hides while it saves cuts its next piece from the same state again.
          if (!isOverlapped) saved = latest;
        }
        if (!isEnded) return;
        const ended = advance(latest, { type: "finished", reason: "stop" }, 99);
        await saveChanges(diffConversation(saved, ended), false, 1);
        expect(await loadNow(latest.id)).toEqual({ conversation: ended, pieceCount: 0 });
      },
    ),
    { numRuns: 60 },
  );
});

test("pieces left by a killed browser become the reply's record, unless it got another piece or was deleted", async () => {
  const grow = (conversation: Conversation, text: string) =>
    advance(conversation, { type: "part-delta", index: 0, part: "text", text }, 2);
  const first = startRunning();
  const second = grow(first, "one");
  await saveChanges(diffConversation(undefined, first), true, 1);
  await saveChanges(diffConversation(first, second), false, 1);
  const read = (await loadConversation(first.id))?.pieces ?? [];
  const third = grow(second, " two");
  await saveChanges(diffConversation(second, third), false, 1);
  await foldStoredPieces(first.id, getReply(second), read);
  expect(await loadNow(first.id)).toEqual({ conversation: third, pieceCount: 2 });
  const readAgain = (await loadConversation(first.id))?.pieces ?? [];
  await foldStoredPieces(first.id, getReply(third), readAgain);
  expect(await loadNow(first.id)).toEqual({ conversation: third, pieceCount: 0 });
  const fourth = grow(third, " three");
  await saveChanges(diffConversation(third, fourth), false, 1);
  const left = (await loadConversation(first.id))?.pieces ?? [];
  const without = removeReply(fourth, getReply(fourth).id);
  await saveChanges(diffConversation(fourth, without), false, 1);
  await foldStoredPieces(first.id, getReply(fourth), left);
  expect(await loadNow(first.id)).toEqual({ conversation: without, pieceCount: 0 });
});

test("a conversation deleted while a reply runs takes its pieces along, and the undo brings them back", async () => {
  const first = startRunning();
  const second = advance(first, { type: "part-delta", index: 0, part: "text", text: "kept" }, 2);
  await saveChanges(diffConversation(undefined, first), true, 1);
  await saveChanges(diffConversation(first, second), false, 1);
  const deleted = await deleteConversation(first.id);
  expect(await loadConversation(first.id)).toBeUndefined();
  if (deleted) await restoreConversation(first.id, deleted, 2);
  expect((await loadNow(first.id)).conversation).toEqual(second);
});
