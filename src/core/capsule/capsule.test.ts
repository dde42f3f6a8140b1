import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Conversation } from "#core/conversation/conversation.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { listThread } from "#core/conversation/list-thread.ts";
import { settleInterrupted } from "#core/conversation/settle-interrupted.ts";
import { writeSorted } from "#core/compare/write-sorted.ts";
import { NO_SECRETS, createRedactor } from "#core/wire/create-redactor.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { anyConversation } from "#e2e/fixtures/random-conversations.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import type { Capsule } from "./capsule.ts";
import { MAKER } from "./maker.ts";
import { parseCapsule } from "./parse-capsule.ts";
import { renewIds } from "./renew-ids.ts";
import { takePart } from "./take-part.ts";
import { writeCapsule } from "./write-capsule.ts";

const write = (conversation: Conversation, options = {}) =>
  writeCapsule({ conversation, pictures: {}, madeAtMs: 5, redactor: NO_SECRETS }, options);

function read(text: string): Capsule {
  const parsed = parseCapsule(text);
  if ("reason" in parsed) throw new Error(parsed.reason);
  return parsed.capsule;
}

const settle = (conversation: Conversation): Conversation => ({
  ...conversation,
  replies: Object.fromEntries(Object.values(conversation.replies).map((reply) => [reply.id, settleInterrupted(reply)])),
});

test("a conversation that is written to a capsule and read again is the same, whatever it holds", () => {
  fc.assert(
    fc.property(anyConversation, fc.boolean(), (conversation, isShort) => {
      const { conversation: again } = read(write(conversation, { isShort }));
      // Names such as __proto__ count for nothing in a comparison of objects.
      expect(writeSorted(again)).toBe(writeSorted(settle(conversation)));
    }),
    { numRuns: 500 },
  );
});

test("a pin stays with the one who writes a capsule", () => {
  expect(read(write({ ...exampleConversation(), isPinned: true })).conversation).toEqual(exampleConversation());
});

test("a conversation with other ids has none of the old ones and is the same otherwise", () => {
  fc.assert(
    fc.property(anyConversation, (conversation) => {
      const there = renewIds(conversation, (id) => `new ${id}`);
      expect(renewIds(there, (id) => id.replace(/^new /, ""))).toEqual(conversation);
      const ids = [there.id, ...Object.keys(there.turns), ...Object.keys(there.replies), ...Object.keys(there.gone)];
      expect(ids.every((id) => id.startsWith("new "))).toBe(true);
      for (const reply of Object.values(there.replies))
        for (const { turnId, replyId } of listThread(there, reply))
          expect([turnId, replyId ?? "new "].every((id) => id.startsWith("new "))).toBe(true);
    }),
  );
});

test("the replies of a part keep the exact thread that they were sent with", () => {
  fc.assert(
    fc.property(anyConversation, fc.nat(), fc.nat(), (conversation, column, turn) => {
      const { variants, turns } = conversation;
      const upToTurnId = Object.keys(turns)[turn % (Object.keys(turns).length + 1)];
      const variantId = variants[column % (variants.length + 1)]?.id;
      const part = takePart(conversation, { variantId, upToTurnId });
      for (const reply of Object.values(part.replies))
        expect(listThread(part, reply)).toEqual(listThread(conversation, reply));
      const shown = listColumns(part).length;
      expect(shown).toBe(variantId === undefined ? listColumns(conversation).length : 1);
      expect(read(write(part)).conversation).toEqual(settle(part));
    }),
  );
});

const failed = exampleReply({ failure: { kind: "unreachable", host: "llm.intern.example:8443" }, status: "failed" });
const example = addReplies(
  addTurn(exampleConversation({ system: "My key is sk-test-12345678" }), exampleTurn("t1", null)),
  [failed],
);

test("a capsule has no key, and no address of a server of one's own", () => {
  const redactor = createRedactor([{ value: "sk-test-12345678", placeholder: "‹your key›" }]);
  const text = writeCapsule({ conversation: example, pictures: {}, madeAtMs: 5, redactor });
  expect(text).not.toMatch(/sk-test|intern/);
  const { conversation, services, madeBy } = read(text);
  expect(conversation.shared.system).toBe("My key is ‹your key›");
  expect(conversation.replies["r1"]?.failure).toEqual({ kind: "unreachable" });
  expect(services).toEqual({
    aimlapi: { name: "AI/ML API", wire: "chat-completions", baseUrl: "https://api.aimlapi.com/v1" },
  });
  expect(madeBy).toBe(MAKER);
});

test("the maker of capsules has the version of the package", () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  expect(MAKER).toBe(`Étude ${version}`);
});

test("a conversation that the page saved when it could not draw something is read as a capsule", () => {
  const { conversation } = read(JSON.stringify({ kind: "etude-conversation", conversation: example }));
  expect(conversation).toEqual(example);
});

test.each([1, 2])("a capsule with records of version %d of the document is read in today's form", (version) => {
  const value = JSON.parse(write(example)) as { conversation: { version: number; replies: { sentWith: object }[] } };
  const [reply] = value.conversation.replies;
  if (!reply) throw new Error("no reply");
  value.conversation.version = version;
  reply.sentWith = { ...reply.sentWith, dialect: "claude", thread: [{ turnId: "t1", replyId: null }] };
  expect(read(JSON.stringify(value)).conversation.replies["r1"]?.sentWith).toEqual(failed.sentWith);
});
