import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Reply } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import type { ReceivedRequest } from "#e2e/api-server/exchange.ts";
import type { Scenario } from "#e2e/api-server/scenarios.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { parameterChanged } from "#state/edits/parameter-edits.ts";
import { modelChosen } from "#state/edits/model-edits.ts";
import { queryClient } from "#state/query-client.ts";
import { run } from "./run.ts";
import { rerunReply, continueReply } from "./rerun-reply.ts";
import { stopAllReplies } from "./stop-replies.ts";
import { runFailureAction } from "#state/edits/run-failure-action.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import {
  connectTo,
  listReplies,
  openUnusedConversation,
  waitForReplies,
  waitUntil,
} from "#e2e/fixtures/conversation-runs.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";

let server: ApiServer;

beforeEach(async () => {
  server = await startApiServer({ paceMs: 0 });
  openUnusedConversation();
  connectTo(server);
});
afterEach(() => {
  queryClient.clear();
  return server.close();
});

const textOf = (reply: Reply | undefined) => (reply ? getReplyText(reply) : "");

async function send(text: string): Promise<void> {
  draftReplaced({ text, attachments: [] });
  expect(await run()).toBeNull();
}

function only(count = 1): Reply {
  const reply = listReplies()[count - 1];
  if (!reply) throw new Error("no such reply");
  return reply;
}

const status = (code: number, headers: Record<string, string> = {}, message = "Failed"): Scenario => ({
  kind: "status",
  status: code,
  body: { message },
  headers,
});
const soon = { "retry-after-ms": "20" };
const gapMs = (requests: readonly ReceivedRequest[], index: number) =>
  (requests[index + 1]?.receivedAtMs ?? 0) - (requests[index]?.receivedAtMs ?? 0);

test.each([408, 409, 429, 502, 503, 504, 529])(
  "a request refused with status %d is retried twice, and the third response becomes the reply",
  async (code) => {
    server.next(status(code, soon), status(code, soon), { kind: "answer", text: "third time lucky" });
    await send("Hello");
    await waitForReplies(1);
    expect(only()).toMatchObject({ status: "done" });
    expect(textOf(only())).toBe("third time lucky");
    expect(server.requests.map(({ body }) => body)).toEqual(Array(3).fill(server.requests[0]?.body));
  },
);

test("status 503 gets three tries, status 500 two and permanent failures one, and the failure states the number", async () => {
  for (const [scenario, tries] of [
    [status(503, soon), 3],
    [status(500, soon), 2],
    [status(500, {}, "The model is under maintenance, please contact us at help@aimlapi.com."), 1],
    [status(429, {}, "Free-tier limit: You've reached your free limit for the hour"), 1],
    [status(403), 1],
    [status(400), 1],
  ] as const) {
    server.reset();
    server.always(scenario);
    await send("Hello");
    await waitUntil(() => listReplies().length > 0 && listReplies().every(({ status }) => isSettled(status)));
    expect(server.requests).toHaveLength(tries);
    expect(only().failure?.attempts ?? 1).toBe(tries);
    openNewConversation();
  }
});

test("a retry waits at least the requested time, given in seconds, milliseconds or as a date", async () => {
  server.next(status(429, { "retry-after": "1" }), status(503, { "retry-after-ms": "700" }));
  await send("Hello");
  await waitForReplies(1);
  expect(gapMs(server.requests, 0)).toBeGreaterThanOrEqual(1000);
  expect(gapMs(server.requests, 1)).toBeGreaterThanOrEqual(700);
  openNewConversation();
  server.reset();
  const atMs = Math.ceil((Date.now() + 1000) / 1000) * 1000;
  server.next(status(429, { "retry-after": new Date(atMs).toUTCString() }));
  await send("Hello");
  await waitForReplies(1);
  expect(server.requests[1]?.receivedAtMs).toBeGreaterThanOrEqual(atMs);
});

test("a retry without a requested time waits a second", async () => {
  server.next(status(502));
  await send("Hello");
  await waitForReplies(1);
  expect(gapMs(server.requests, 0)).toBeGreaterThanOrEqual(1000);
});

test("a requested wait above a minute needs consent, is then respected, and sends nothing when stopped", async () => {
  server.always(status(429, { "retry-after": "120" }));
  await send("Hello");
  await waitForReplies(1);
  expect(server.requests).toHaveLength(1);
  expect(only().failure).toMatchObject({ kind: "rate-limited", retryAfterMs: 120_000 });
  runFailureAction({ kind: "send-later", afterMs: 120_000 }, only());
  await waitUntil(() => only(2).phase === "retrying");
  stopAllReplies(getOpen().id);
  expect(only(2).status).toBe("stopped");
  const atMs = Date.now() + 300;
  server.always({ kind: "answer" });
  rerunReply(only(), { notBeforeMs: atMs });
  await waitForReplies(3);
  expect(only(3).status).toBe("done");
  expect(server.requests).toHaveLength(2);
  expect(server.requests[1]?.receivedAtMs).toBeGreaterThanOrEqual(atMs);
});

test("a connection that breaks before the first text is retried, and one that breaks later is not", async () => {
  server.next({ kind: "reset", afterBytes: 700 });
  await send("Hello");
  await waitForReplies(1);
  expect(only()).toMatchObject({ status: "interrupted" });
  expect(server.requests).toHaveLength(1);
  openNewConversation();
  server.reset();
  server.next({ kind: "reset" }, { kind: "reset", afterBytes: 0 });
  await send("Hello");
  await waitForReplies(1);
  expect(only().status).toBe("done");
  expect(server.requests.filter(({ method }) => method === "POST")).toHaveLength(3);
});

test("an error with status 200 before any text is retried", async () => {
  server.next({ kind: "status", status: 200, body: { error: { code: 503, message: "No provider" } }, headers: {} });
  await send("Hello");
  await waitForReplies(1);
  expect(only().status).toBe("done");
  expect(server.requests).toHaveLength(2);
});

test("stopping a reply that waits for a retry takes effect at once, and no further request is sent", async () => {
  server.always(status(503, { "retry-after": "30" }));
  await send("Hello");
  await waitUntil(() => only().phase === "retrying");
  stopAllReplies(getOpen().id);
  expect(only().status).toBe("stopped");
  server.always({ kind: "answer" });
  openNewConversation();
  await send("Next");
  await waitForReplies(1);
  expect(server.requests).toHaveLength(2);
});

test("nine replies from a service limited to one request at a time all succeed", async () => {
  openConversationChanged((before) => ({
    ...before,
    variants: Array.from({ length: 9 }, (_, index) => ({ id: `v${index}`, overrides: {} })),
  }));
  server.always({ kind: "limited", atMost: 1, paceMs: 1, headers: { "retry-after-ms": "100" } });
  await send("Nine");
  await waitUntil(() => listReplies().length === 9 && listReplies().every(({ status }) => isSettled(status)));
  expect(listReplies().map((reply) => reply.status)).toEqual(Array(9).fill("done"));
});

test("a continuation sends the text so far and completes it in a new reply, and the first reply stays unchanged", async () => {
  server.next({ kind: "reset", afterBytes: 700 });
  await send("Tell me");
  await waitForReplies(1);
  const begun = textOf(only());
  expect(begun).not.toBe("");
  server.next({ kind: "answer", text: " and so on." });
  continueReply(only());
  await waitForReplies(2);
  expect(only(2)).toMatchObject({ status: "done", after: { replyId: only().id, kind: "continue" } });
  expect(textOf(only(2))).toBe(`${begun.trimEnd()} and so on.`);
  expect(textOf(only())).toBe(begun);
  expect(server.requests.at(-1)).toMatchObject({
    violations: [],
    body: {
      messages: [
        { role: "user", content: "Tell me" },
        { role: "assistant", content: begun.trimEnd() },
      ],
    },
  });
  await send("Next");
  await waitUntil(() => server.requests.length === 3);
  expect(server.requests.at(-1)?.body).toMatchObject({
    messages: [
      { content: "Tell me" },
      { role: "assistant", content: `${begun.trimEnd()} and so on.` },
      { content: "Next" },
    ],
  });
});

test("the Messages wire continues an interrupted reply from its text, and a paused reply from all of its parts", async () => {
  saveConnection(
    { id: "aimlapi", presetId: "aimlapi", baseUrl: server.baseUrl, wire: "messages" },
    { key: "test-key", remembered: false },
  );
  const events = (...all: { type: string }[]): Scenario => ({
    kind: "status",
    status: 200,
    contentType: "text/event-stream",
    body: all.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(""),
  });
  const makeBlockStart = (index: number, content_block: object) => ({
    type: "content_block_start",
    index,
    content_block,
  });
  server.next(events(makeBlockStart(0, { type: "text", text: "Once upon a " })));
  await send("Tell me");
  await waitForReplies(1);
  expect(only()).toMatchObject({ status: "interrupted" });
  const search = { type: "server_tool_use", id: "s1", name: "web_search", input: {} };
  const pause = { type: "message_delta", delta: { stop_reason: "pause_turn" } };
  server.next(events(makeBlockStart(0, { type: "text", text: " time" }), makeBlockStart(1, search), pause), {
    kind: "answer",
    text: "The end.",
  });
  continueReply(only());
  await waitForReplies(2);
  expect(server.requests.at(-1)).toMatchObject({
    violations: [],
    body: { messages: [{ content: "Tell me" }, { role: "assistant", content: "Once upon a" }] },
  });
  continueReply(only(2));
  await waitForReplies(3);
  const begun = [{ type: "text", text: "Once upon a" }, { type: "text", text: " time" }, search];
  expect(server.requests.at(-1)).toMatchObject({
    violations: [],
    body: { messages: [{ content: "Tell me" }, { role: "assistant", content: begun }] },
  });
  expect(only(3)).toMatchObject({
    status: "done",
    parts: [{ text: "Once upon a" }, { text: " time" }, { raw: search }, { text: "The end." }],
  });
});

test("a bare 404 is blamed on a model that the service does not list, and on the address for a listed model", async () => {
  server.always({ kind: "status", status: 404 });
  await send("Hello");
  await waitForReplies(1);
  expect(only().failure?.kind).toBe("wrong-address");
  openNewConversation();
  modelChosen(getOpen().variants[0]?.id ?? "", "anthropic/claude-opus-9");
  await send("Hello");
  await waitForReplies(1);
  expect(only().failure?.kind).toBe("model-unknown");
});

test("failure actions resend without some parameters, without older turns, or in the other request format", async () => {
  await send("One");
  await waitForReplies(1);
  await send("Two");
  await waitUntil(() => listReplies().length === 2 && listReplies().every(({ status }) => isSettled(status)));
  const last = Object.values(getOpen().replies).find(({ turnId }) => turnId === getOpen().view.leafTurnId);
  if (!last) throw new Error("no reply");
  runFailureAction({ kind: "send-shorter" }, last);
  await waitUntil(() => server.requests.length === 3);
  expect(server.requests.at(-1)?.body).toMatchObject({ messages: [{ role: "user", content: "Two" }] });
  await waitUntil(() => Object.values(getOpen().replies).every(({ status }) => isSettled(status)));
  parameterChanged(getOpen().variants[0]?.id ?? "", "top_k", 5);
  runFailureAction({ kind: "send-without", paths: ["top_k", "max_tokens"] }, last);
  await waitUntil(() => server.requests.length === 4);
  expect(Object.keys(server.requests.at(-1)?.body as object).toSorted()).toEqual(["messages", "model", "stream"]);
  runFailureAction({ kind: "send-as", dialect: "openai" }, last);
  await waitUntil(() => server.requests.length === 5);
  expect(server.requests.at(-1)?.body).toMatchObject({ stream_options: { include_usage: true } });
  stopAllReplies(getOpen().id);
});
