// @vitest-environment happy-dom
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCheck } from "#core/checks/create-check.ts";
import { runCheck } from "#core/checks/run-check.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import type { CheckCommand } from "#io/checks/check-command.ts";
import { conversationOpened, openConversationChanged } from "#state/document/documents.ts";
import { getNotices } from "#state/notices.ts";
import { catalogueQuery } from "#state/connections/catalogue.ts";
import { queryClient } from "#state/query-client.ts";
import { resetState } from "#state/reset-state.ts";
import { checkRemoved, checkSaved } from "./check-edits.ts";
import { getResults } from "./check-results.ts";
import { useFollowedChecks } from "./follow-checks.ts";

/** A worker that checks in the page, a task after it was asked. */
class TestWorker {
  static commands: CheckCommand[] = [];
  #listener: (event: { data: unknown }) => void = () => {};
  addEventListener(type: string, listener: (event: { data: unknown }) => void): void {
    if (type !== "message") return;
    this.#listener = listener;
    setTimeout(() => listener({ data: { type: "ready" } }));
  }
  postMessage(command: CheckCommand): void {
    TestWorker.commands.push(command);
    const result = command.facts.map((facts) => command.checks.map((check) => runCheck(check, facts)));
    setTimeout(() => this.#listener({ data: { type: "done", result } }));
  }
  terminate(): void {
    this.#listener = () => {};
  }
}

let root: Root;

function Follower() {
  useFollowedChecks();
  return null;
}

beforeEach(() => {
  vi.stubGlobal("Worker", TestWorker);
  TestWorker.commands = [];
  root = createRoot(document.createElement("div"));
});
afterEach(() => {
  flushSync(() => root.unmount());
  vi.unstubAllGlobals();
  resetState();
});

function answered(texts: readonly string[]): Conversation {
  const conversation = addTurn(exampleConversation(), exampleTurn("t1", null, "Question"));
  const [variant] = conversation.variants;
  const replies = texts.map((text, sample) =>
    exampleReply({
      id: `r${sample}`,
      turnId: "t1",
      variantId: variant?.id ?? "",
      sample,
      status: "done",
      parts: [{ kind: "text", text }],
    }),
  );
  return addReplies(conversation, replies);
}

function open(conversation: Conversation): void {
  conversationOpened(conversation, () => false);
  flushSync(() => root.render(<Follower />));
}

const outcomes = (id: string, replyId: string) =>
  [...(getResults(id).get(replyId)?.values() ?? [])].map(({ outcome }) => outcome);

test("a check is run for every answer when it is added, alone, and its results go when it is removed", async () => {
  const conversation = answered(["red fox", "blue fox"]);
  open(conversation);
  checkSaved(createCheck("fox", "contains", { value: "fox" }));
  await waitFor(() => expect(outcomes(conversation.id, "r1")).toEqual(["pass"]));
  checkSaved(createCheck("red", "contains", { value: "red" }));
  await waitFor(() => expect(outcomes(conversation.id, "r1")).toEqual(["pass", "fail"]));
  expect(TestWorker.commands.at(-1)?.checks.map(({ id }) => id)).toEqual(["red"]);
  checkSaved(createCheck("red", "contains", { value: "blue" }));
  await waitFor(() => expect(outcomes(conversation.id, "r0")).toEqual(["pass", "fail"]));
  checkRemoved("fox");
  await waitFor(() => expect(outcomes(conversation.id, "r1")).toEqual(["pass"]));
  getNotices()[0]?.action?.run();
  await waitFor(() => expect(outcomes(conversation.id, "r1")).toEqual(["pass", "pass"]));
});

test("an answer that is new is checked alone, and compared with the one before it", async () => {
  const conversation = answered(["red fox", "red fox"]);
  open({ ...conversation, checks: [createCheck("same", "same-as-before")] });
  await waitFor(() => expect(outcomes(conversation.id, "r1")).toEqual(["pass"]));
  expect(outcomes(conversation.id, "r0")).toEqual(["unknown"]);
  const count = TestWorker.commands.length;
  openConversationChanged((before) => {
    const first = before.replies["r0"];
    return first
      ? addReplies(before, [{ ...first, id: "r2", sample: 2, parts: [{ kind: "text", text: "dog" }] }])
      : before;
  });
  await waitFor(() => expect(outcomes(conversation.id, "r2")).toEqual(["fail"]));
  expect(TestWorker.commands.slice(count).flatMap(({ facts }) => facts.map(({ replyId }) => replyId))).toEqual(["r2"]);
});

test("a cost is found as soon as a list of models brings its price", async () => {
  const conversation = answered(["red fox"]);
  const replies = Object.fromEntries(
    Object.values(conversation.replies).map((reply) => [
      reply.id,
      {
        ...reply,
        usage: { inputTokens: 10, outputTokens: 10 },
        sentWith: { ...reply.sentWith, modelId: "acme/new" },
      },
    ]),
  );
  open({ ...conversation, replies, checks: [createCheck("cheap", "cost")] });
  await waitFor(() => expect(outcomes(conversation.id, "r0")).toEqual(["unknown"]));
  const prices = { inputUsdPerMillionTokens: 1, outputUsdPerMillionTokens: 1 };
  const entry = { id: "acme/new", aliases: [], isChat: true, pages: [], prices };
  queryClient.setQueryData(catalogueQuery("aimlapi").queryKey, { entries: [entry] });
  await waitFor(() => expect(outcomes(conversation.id, "r0")).toEqual(["pass"]));
});

test("the results of a conversation never stand in another one", async () => {
  const first = answered(["red fox"]);
  open({ ...first, checks: [createCheck("fox", "contains", { value: "fox" })] });
  await waitFor(() => expect(outcomes(first.id, "r0")).toEqual(["pass"]));
  conversationOpened(
    { ...answered(["dog"]), id: "second", checks: [createCheck("fox", "contains", { value: "fox" })] },
    () => false,
  );
  await waitFor(() => expect(outcomes("second", "r0")).toEqual(["fail"]));
  expect(outcomes(first.id, "r0")).toEqual([]);
});
