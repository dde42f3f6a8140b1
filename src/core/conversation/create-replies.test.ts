import { expect, test } from "vitest";
import { createReplies } from "./create-replies.ts";
import { planRequest } from "./planned-request.ts";
import type { Conversation, Reply, Settings } from "./conversation.ts";
import { addReplies, addTurn, showReply } from "./edit-turns.ts";
import { exampleConversation, exampleTurn } from "#e2e/fixtures/example-conversation.ts";

const resolveRequestFormat = (settings: Settings) => ({
  wire: "chat-completions" as const,
  dialect: "anthropic" as const,
  parameters: settings.parameters,
});

function runTurn(conversation: Conversation, turnId: string, ids: Record<string, string>): Conversation {
  const wanted = Object.entries(ids).map(([variantId, replyId]) => ({ turnId, variantId, replyId }));
  return addReplies(conversation, createReplies(conversation, wanted, resolveRequestFormat));
}

function finishReply(conversation: Conversation, replyId: string, text: string): Conversation {
  const reply = conversation.replies[replyId];
  if (!reply) throw new Error(`no reply ${replyId}`);
  const done: Reply = { ...reply, status: "done", parts: [{ kind: "text", text }] };
  return { ...conversation, replies: { ...conversation.replies, [replyId]: done } };
}

function listMessages(conversation: Conversation, replyId: string): [string, string][] {
  const reply = conversation.replies[replyId];
  if (!reply) throw new Error(`no reply ${replyId}`);
  return planRequest(conversation, [reply]).request.messages.map(({ role, parts }) => [
    role,
    parts.map((part) => (part.kind === "text" ? part.text : part.kind)).join("|"),
  ]);
}

const twoVariants = (): Conversation => ({
  ...exampleConversation(),
  variants: [
    { id: "a", overrides: {} },
    { id: "b", overrides: { parameters: { temperature: 1 } } },
  ],
});

test("each variant is sent its own settings and its own thread", () => {
  let conversation = addTurn(twoVariants(), exampleTurn("t1", null, "one"));
  conversation = runTurn(conversation, "t1", { a: "a1", b: "b1" });
  conversation = finishReply(finishReply(conversation, "a1", "A says"), "b1", "B says");
  conversation = runTurn(addTurn(conversation, exampleTurn("t2", "t1", "two")), "t2", { a: "a2", b: "b2" });
  expect(conversation.replies["b2"]?.sentWith.parameters).toEqual({ temperature: 1 });
  expect(listMessages(conversation, "a2")).toEqual([
    ["user", "one"],
    ["assistant", "A says"],
    ["user", "two"],
  ]);
  expect(listMessages(conversation, "b2")).toEqual([
    ["user", "one"],
    ["assistant", "B says"],
    ["user", "two"],
  ]);
});

test("regenerating adds a sample, and later turns build on the shown reply", () => {
  let conversation = addTurn(exampleConversation(), exampleTurn("t1", null, "one"));
  conversation = finishReply(runTurn(conversation, "t1", { a: "r1" }), "r1", "first");
  conversation = finishReply(runTurn(conversation, "t1", { a: "r2" }), "r2", "second");
  expect(conversation.replies["r2"]?.sample).toBe(1);
  conversation = addTurn(conversation, exampleTurn("t2", "t1", "two"));
  expect(listMessages(runTurn(conversation, "t2", { a: "r3" }), "r3")[1]).toEqual(["assistant", "second"]);
  const [first] = Object.values(conversation.replies);
  const shown = first ? showReply(conversation, first) : conversation;
  expect(listMessages(runTurn(shown, "t2", { a: "r4" }), "r4")[1]).toEqual(["assistant", "first"]);
});

test("several samples of one run are numbered in order", () => {
  const conversation = addTurn(exampleConversation(), exampleTurn("t1", null));
  const wanted = ["x", "y", "z"].map((replyId) => ({ turnId: "t1", variantId: "a", replyId }));
  expect(createReplies(conversation, wanted, resolveRequestFormat).map(({ sample }) => sample)).toEqual([0, 1, 2]);
});

test("an edited turn starts a new branch, and the old branch keeps its thread", () => {
  let conversation = addTurn(exampleConversation(), exampleTurn("t1", null, "one"));
  conversation = finishReply(runTurn(conversation, "t1", { a: "r1" }), "r1", "old");
  conversation = runTurn(addTurn(conversation, exampleTurn("t2", "t1", "two")), "t2", { a: "r2" });
  conversation = runTurn(addTurn(conversation, exampleTurn("t3", null, "one, edited")), "t3", { a: "r3" });
  expect(listMessages(conversation, "r3")).toEqual([["user", "one, edited"]]);
  expect(listMessages(conversation, "r2")).toEqual([
    ["user", "one"],
    ["assistant", "old"],
    ["user", "two"],
  ]);
});

test("history is sent with the variables of its time: a later change affects only later turns", () => {
  let conversation = addTurn(
    exampleConversation({ variables: { tone: "plain" } }),
    exampleTurn("t1", null, "Be {{tone}}."),
  );
  conversation = finishReply(runTurn(conversation, "t1", { a: "r1" }), "r1", "ok");
  conversation = { ...conversation, shared: { ...conversation.shared, variables: { tone: "grand" } } };
  conversation = runTurn(addTurn(conversation, exampleTurn("t2", "t1", "More {{tone}}!")), "t2", { a: "r2" });
  expect(listMessages(conversation, "r2").map(([, text]) => text)).toEqual(["Be plain.", "ok", "More grand!"]);
  expect(listMessages(runTurn(conversation, "t1", { a: "r3" }), "r3")).toEqual([["user", "Be grand."]]);
});

test("a turn whose reply failed without text is merged with the next turn", () => {
  let conversation = addTurn(exampleConversation(), exampleTurn("t1", null, "one"));
  conversation = runTurn(conversation, "t1", { a: "r1" });
  conversation = runTurn(addTurn(conversation, exampleTurn("t2", "t1", "two")), "t2", { a: "r2" });
  expect(listMessages(conversation, "r2")).toEqual([["user", "one\n\ntwo"]]);
});

test("a variant added late inherits its source's thread up to that turn and then has its own", () => {
  let conversation = addTurn(exampleConversation(), exampleTurn("t1", null, "one"));
  conversation = finishReply(runTurn(conversation, "t1", { a: "a1" }), "a1", "A one");
  conversation = {
    ...conversation,
    variants: [...conversation.variants, { id: "b", overrides: {}, threadFrom: { variantId: "a", upToTurnId: "t1" } }],
  };
  conversation = runTurn(addTurn(conversation, exampleTurn("t2", "t1", "two")), "t2", { a: "a2", b: "b2" });
  conversation = finishReply(finishReply(conversation, "a2", "A two"), "b2", "B two");
  conversation = runTurn(addTurn(conversation, exampleTurn("t3", "t2", "three")), "t3", { b: "b3" });
  expect(listMessages(conversation, "b3").map(([, text]) => text)).toEqual(["one", "A one", "two", "B two", "three"]);
});
