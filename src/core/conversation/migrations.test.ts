import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { migrateRecord } from "./migrate-record.ts";
import { DOCUMENT_VERSION, isLaterHead, isOutdatedHead, migrateHead } from "./migrations.ts";

const RECORD_KINDS = ["turn", "reply", "draft"] as const;

/** Records of version 1 among any other values, whole and damaged. */
const storedRecord = fc.oneof(
  fc.jsonValue(),
  fc.record({ sentWith: fc.oneof(fc.jsonValue(), fc.record({ dialect: fc.constantFrom("claude", "openai") })) }),
  fc.record({
    turnId: fc.constant("t2"),
    sentWith: fc.record({
      thread: fc.array(fc.oneof(fc.jsonValue(), fc.record({ turnId: fc.constant("t2"), replyId: fc.constant(null) }))),
    }),
  }),
  fc.record({
    attachments: fc.array(
      fc.oneof(
        fc.jsonValue(),
        fc.record({ editing: fc.record({ steps: fc.constant([{ kind: "turn", quarters: 1 }, 3]) }) }),
      ),
    ),
  }),
);

test("a migrated record is returned as the same object when migrated again", () => {
  fc.assert(
    fc.property(storedRecord, fc.constantFrom(...RECORD_KINDS), (stored, kind) => {
      const migrated = migrateRecord(kind, stored);
      expect(migrateRecord(kind, migrated)).toBe(migrated);
    }),
  );
});

test("a record of this version is returned unchanged", () => {
  const reply = exampleReply();
  expect(migrateRecord("reply", reply)).toBe(reply);
  const turn = exampleTurn("t1", null);
  expect(migrateRecord("turn", turn)).toBe(turn);
  const { turns: _turns, replies: _replies, gone: _gone, ...head } = exampleConversation();
  expect(migrateHead(head)).toBe(head);
});

test("the dialect of a reply of version 1 is renamed, and nothing else in it", () => {
  const reply = exampleReply({ parts: [{ kind: "text", text: "claude" }] });
  const stored = { ...reply, sentWith: { ...reply.sentWith, dialect: "claude" } };
  expect(migrateRecord("reply", stored)).toEqual(reply);
});

test("the thread of a reply of version 2 becomes a path of all its steps but its own turn, and nothing else changes", () => {
  const step = { turnId: "t0", replyId: "r0" };
  const reply = exampleReply();
  const withThread = (thread: unknown) => ({ ...reply, sentWith: { ...reply.sentWith, thread } });
  const own = { turnId: reply.turnId, replyId: null };
  expect(migrateRecord("reply", withThread([own]))).toEqual(reply);
  expect(migrateRecord("reply", withThread([step, own]))).toEqual(withThread({ edits: [{ at: 0, steps: [step] }] }));
});

test("a rotation in a draft of version 1 is renamed, and nothing else in it", () => {
  const draft = (kind: string) => ({
    text: "turn",
    attachments: [
      { id: "a" },
      {
        id: "b",
        editing: {
          steps: [
            { kind, quarters: -1 },
            { kind: "size", to: "model" },
          ],
        },
      },
    ],
  });
  expect(migrateRecord("draft", draft("turn"))).toEqual(draft("rotate"));
});

test("a head is migrated to this version, and a head of a later version is returned unchanged", () => {
  const head = { version: 1, id: "c", title: "turn" };
  expect(isOutdatedHead(head)).toBe(true);
  expect(migrateHead(head)).toEqual({ ...head, version: DOCUMENT_VERSION });
  expect(
    [{ ...head, version: DOCUMENT_VERSION + 1 }, { ...head, version: DOCUMENT_VERSION }, null].map(isLaterHead),
  ).toEqual([true, false, false]);
  for (const other of [{ ...head, version: DOCUMENT_VERSION + 1 }, { id: "c" }, null, "claude"]) {
    expect(isOutdatedHead(other)).toBe(false);
    expect(migrateHead(other)).toBe(other);
  }
});
