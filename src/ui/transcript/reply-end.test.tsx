import "fake-indexeddb/auto";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { BROKEN_OFF, ENVELOPES, ODD_RESPONSES, createStatusRows } from "#e2e/fixtures/failure-rows.ts";
import type { FailureRow } from "#e2e/fixtures/failure-rows.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { connectTo, listReplies, openUnusedConversation, waitForReplies } from "#e2e/fixtures/conversation-runs.ts";
import { createMemoryStorage } from "#e2e/fixtures/memory-storage.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { listPosts } from "#e2e/list-posts.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { getReplyWait, watchReplyWaits } from "#state/replies/reply-waits.ts";
import { run } from "#state/replies/run.ts";
import { resetState } from "#state/reset-state.ts";
import { ReplyEnd } from "./reply-end.tsx";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer({ paceMs: 0 });
});
afterAll(() => server.close());
beforeEach(() => {
  vi.stubGlobal("localStorage", createMemoryStorage());
  resetState();
  openUnusedConversation();
  connectTo(server);
  const endSkipping = watchReplyWaits(skipRetryWait);
  return () => {
    endSkipping();
    vi.unstubAllGlobals();
  };
});

/** Presses “Retry now” for the one reply, as a person may. */
function skipRetryWait(): void {
  const [reply] = listReplies();
  const wait = reply && getReplyWait(reply.id);
  if (wait?.kind === "retrying") wait.proceed();
}

/** Runs a prompt that fails as the row says and expects the row's explanation, message and button at the reply's end. */
async function expectFailure({
  scenario,
  expectedCause,
  quotes,
  button,
  keepsText = false,
  endsAs = "failed",
}: FailureRow): Promise<void> {
  server.always(scenario);
  draftReplaced({ text: "Hello", attachments: [] });
  expect(await run()).toBeNull();
  await waitForReplies(1);
  const [reply] = listReplies();
  expect(reply?.status).toBe(endsAs);
  if (!reply) return;
  expect(getReplyText(reply) !== "").toBe(keepsText);
  const html = renderToStaticMarkup(<ReplyEnd reply={reply} />);
  const text = readText(html);
  expect(text).toMatch(expectedCause);
  expect(text).not.toContain("test-key");
  expect(text.split("status ")[0]).not.toMatch(/\b[45]\d\d:|undefined|<html/);
  expect(text).toContain(quotes ?? "");
  expect([...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, label = ""]) => readText(label))).toContain(
    button,
  );
}

const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };

function readText(html: string): string {
  return html.replaceAll(/<[^>]*>/g, " ").replaceAll(/&#?\w+;/g, (entity) => ENTITIES[entity] ?? entity);
}

describe.each(Object.entries(ENVELOPES))("in the response format of %s", (_name, envelope) => {
  test.each(createStatusRows(envelope))("$name gets a plain explanation and its button", expectFailure);
});

test.each(ODD_RESPONSES)("$name gets its own explanation and its button", expectFailure);

test.each(BROKEN_OFF)("$name keeps the text, is not sent again by itself, and has a button to go on", async (row) => {
  const before = listPosts(server.requests).length;
  await expectFailure(row);
  expect(listPosts(server.requests)).toHaveLength(before + 1);
});
