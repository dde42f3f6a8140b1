import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { connectTo, openUnusedConversation, waitForReplies } from "#e2e/fixtures/conversation-runs.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { listPosts } from "#e2e/list-posts.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { run } from "#state/replies/run.ts";
import { writeExchange } from "./write-exchange.ts";

let server: ApiServer;
beforeEach(async () => {
  server = await startApiServer({ paceMs: 0 });
  openUnusedConversation();
  connectTo(server);
});
afterEach(() => server.close());

test("the file of a reply has the body that was sent and what came back, and no key and no address of an own server", async () => {
  server.next({ kind: "answer", text: "Hello" });
  draftReplaced({ text: "Say hello", attachments: [] });
  expect(await run()).toBeNull();
  await waitForReplies(1);
  const [reply] = Object.values(getOpen().replies);
  const text = reply ? await writeExchange(getOpen(), reply) : "";
  const file = JSON.parse(text) as { request: { url: string; body: unknown }; response: object };
  expect(file.request.body).toEqual(listPosts(server.requests)[0]?.body);
  expect(file.request.url).toMatch(/^\/.*chat\/completions$/);
  expect(file.response).toMatchObject({ status: "done", parts: [{ kind: "text", text: "Hello" }] });
  expect(text).not.toMatch(/test-key|127\.0\.0\.1|localhost/);
});
