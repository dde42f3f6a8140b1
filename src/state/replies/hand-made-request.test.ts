import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { canContinue } from "#core/conversation/continue-reply.ts";
import { listSettings } from "#core/listings/describe-reply.ts";
import { listReplyLines } from "#core/listings/list-reply-lines.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { connectTo, listReplies, openUnusedConversation, waitForReplies } from "#e2e/fixtures/conversation-runs.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { listPosts } from "#e2e/list-posts.ts";
import { writeExchange } from "#state/capsule/write-exchange.ts";
import { loadReplyCode } from "#state/export/code-request.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { parameterChanged } from "#state/edits/parameter-edits.ts";
import { replyShown } from "#state/edits/turn-edits.ts";
import { computeMaxCost } from "#state/models/max-cost.ts";
import { planRequest } from "#core/conversation/planned-request.ts";
import { queryClient } from "#state/query-client.ts";
import { checkHandMade, loadEditableRequest, sendHandMade } from "./hand-made-request.ts";
import { regenerateReply, run } from "./run.ts";

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

async function ask(text: string): Promise<void> {
  draftReplaced({ text, attachments: [] });
  expect(await run()).toBeNull();
}

function getReply(index: number): Reply {
  const reply = listReplies()[index];
  if (!reply) throw new Error("no such reply");
  return reply;
}

const posts = () => listPosts(server.requests);
const textOf = (index: number) => getReplyText(getReply(index));

test("the request of a reply opens as it was sent, with its address and headers and without the key", async () => {
  await ask("Hello");
  await waitForReplies(1);
  const request = await loadEditableRequest(getReply(0).id);
  expect(JSON.parse(request.body)).toEqual(posts()[0]?.body);
  expect(request).toMatchObject({ method: "POST", url: `${server.baseUrl}/chat/completions`, headers: [] });
  expect(request.fixedHeaders).toEqual([
    { name: "content-type", value: "application/json" },
    { name: "authorization", value: "Bearer ‹your key›" },
  ]);
  expect(JSON.stringify(request.fixedHeaders) + request.body).not.toContain("test-key");
});

test("a request made by hand reaches the server as it was typed, with its headers, beside the original", async () => {
  await ask("Hello");
  await waitForReplies(1);
  server.next({ kind: "answer", text: "Changed by hand." });
  const request = await loadEditableRequest(getReply(0).id);
  const body = request.body.replace("Hello", "Good evening").replace('"stream": true', '"max_tokens": 77');
  const typed = [{ name: "Anthropic-Beta", value: "context-1m" }];
  expect(sendHandMade(request, body, typed)).toBeNull();
  await waitForReplies(2);
  expect(posts()[1]?.body).toEqual(JSON.parse(body));
  expect(posts()[1]?.headers).toMatchObject({ "anthropic-beta": "context-1m", authorization: "Bearer test-key" });
  expect(getReply(1)).toMatchObject({ turnId: getReply(0).turnId, sample: 1, status: "done" });
  expect(getReply(1).sentWith).toMatchObject({
    handMadeBody: body,
    handMadeHeaders: { "anthropic-beta": "context-1m" },
    parameters: getReply(0).sentWith.parameters,
  });
  // A body without stream: true is read as a whole answer.
  expect(textOf(1)).toBe("Changed by hand.");
  expect(listSettings(getReply(1))).toContain("request made by hand");
  expect(await loadReplyCode(getReply(1).id)).toMatchObject({
    kind: "call",
    request: { body, headers: { "anthropic-beta": "context-1m" }, auth: "bearer" },
  });
  const lines = listReplyLines(getOpen());
  expect(lines[0]).not.toHaveProperty("request_made_by_hand");
  expect(lines[1]).toMatchObject({ request_made_by_hand: body, headers_made_by_hand: "anthropic-beta: context-1m" });
  expect(Object.keys(lines[1] ?? {}).filter((name) => name.startsWith("parameter"))).toEqual([]);
  expect(JSON.parse(await writeExchange(getOpen(), getReply(1)))).toMatchObject({
    request: { body: JSON.parse(body) },
  });
});

test("Regenerate sends the request made by hand again whatever its column is set to now, and later turns build on its text", async () => {
  await ask("Hello");
  await waitForReplies(1);
  const request = await loadEditableRequest(getReply(0).id);
  server.next({ kind: "answer", text: "First by hand." }, { kind: "answer", text: "Second by hand." });
  const body = request.body.replace("Hello", "By hand");
  expect(sendHandMade(request, body, [])).toBeNull();
  await waitForReplies(2);
  parameterChanged(getReply(0).variantId, "temperature", 0.1);
  await regenerateReply(getReply(1));
  await waitForReplies(3);
  expect(posts()[2]?.body).toEqual(JSON.parse(body));
  expect(textOf(2)).toBe("Second by hand.");
  replyShown(getReply(2));
  await ask("And then?");
  await waitForReplies(4);
  expect(posts()[3]?.body).toMatchObject({
    messages: [
      { role: "user", content: "Hello" },
      { role: "assistant", content: "Second by hand." },
      { role: "user", content: "And then?" },
    ],
  });
  expect(posts()[3]?.body).not.toHaveProperty("handMadeBody");
});

test("a known key, a header for one and nonsense are refused before anything is sent", async () => {
  await ask("Hello");
  await waitForReplies(1);
  const request = await loadEditableRequest(getReply(0).id);
  expect(sendHandMade(request, '{"messages": ["my test-key"]}', [])).toMatch(/holds your API key/);
  expect(sendHandMade(request, request.body, [{ name: "X-Api-Key", value: "test-key" }])).toMatch(/would carry a key/);
  expect(sendHandMade(request, request.body, [{ name: "x-note", value: "test-key" }])).toMatch(/holds your API key/);
  expect(sendHandMade(request, "[]", [])).toBe("It is JSON, but no object.");
  expect(listReplies()).toHaveLength(1);
  expect(posts()).toHaveLength(1);
});

test("a body is checked by what is published about its model, and sent all the same", async () => {
  await ask("Hello");
  await waitForReplies(1);
  const request = await loadEditableRequest(getReply(0).id);
  const body = JSON.stringify({
    model: 5,
    temperature: 7,
    n: 4,
    colour: { deep: 1 },
    thinking: { budget_tokens: "x" },
  });
  const { warnings, sendable } = checkHandMade(request, body, []);
  expect(warnings).toEqual([
    "model is missing, or no text: the service will refuse the request.",
    "messages is missing: the service will refuse the request.",
    expect.stringMatching(/^temperature: .*1/) as string,
    "Étude’s list does not have n.",
    "Étude’s list does not have colour.",
    expect.stringMatching(/^thinking.budget_tokens: /) as string,
  ]);
  expect(sendable).toBeDefined();
  expect(sendHandMade(request, body, [])).toBeNull();
  await waitForReplies(2);
  expect(getReply(1)).toMatchObject({ status: "failed", failure: { status: 400 } });
  expect(canContinue(getReply(1))).toBe(false);
});

test("the spend cap counts what the body asks for, and not what the column is set to", async () => {
  await ask("Hello");
  await waitForReplies(1);
  const { request: first } = planRequest(getOpen(), [getReply(0)]);
  const original = computeMaxCost(getReply(0), first) ?? 0;
  const editable = await loadEditableRequest(getReply(0).id);
  const body = JSON.stringify({ ...(JSON.parse(editable.body) as object), max_tokens: 40_960, n: 4 });
  expect(sendHandMade(editable, body, [])).toBeNull();
  await waitForReplies(2);
  const most = computeMaxCost(getReply(1), planRequest(getOpen(), [getReply(1)]).request) ?? 0;
  expect(original).toBeGreaterThan(0);
  expect(most / original).toBeGreaterThan(35);
});
