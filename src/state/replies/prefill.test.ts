import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import type { Wire } from "#core/vocabulary.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { connectTo, listReplies, openUnusedConversation, waitUntil } from "#e2e/fixtures/conversation-runs.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { parametersChanged } from "#state/edits/parameter-edits.ts";
import { getNotices } from "#state/notices.ts";
import { prefillChanged } from "#state/edits/settings-edits.ts";
import { sendWithoutPrefill } from "./prefill-obstacles.ts";
import { run } from "./run.ts";

let server: ApiServer;

beforeEach(async () => {
  server = await startApiServer({ paceMs: 0 });
  openUnusedConversation();
  connectTo(server);
});

afterEach(() => server.close());

async function send(text: string, count: number): Promise<void> {
  draftReplaced({ text, attachments: [] });
  expect(await run()).toBeNull();
  await waitUntil(() => listReplies().length === count && listReplies().every(({ status }) => isSettled(status)));
}

const lastBody = () => server.requests.findLast(({ method }) => method === "POST")?.body;
const violations = () => server.requests.flatMap((request) => request.violations);

test.each(["chat-completions", "messages"] satisfies Wire[])(
  "over %s an answer is begun, its text is whole, and later turns and reruns are sent it",
  async (wire) => {
    saveConnection(
      { id: "aimlapi", presetId: "aimlapi", baseUrl: server.baseUrl, wire },
      { key: "test-key", remembered: false },
    );
    prefillChanged('{"name": \n');
    server.next({ kind: "answer", text: '"Ada"}' });
    await send("A person", 1);
    expect(lastBody()).toMatchObject({
      messages: [
        { role: "user", content: "A person" },
        { role: "assistant", content: '{"name":' },
      ],
    });
    expect(listReplies().map(getReplyText)).toEqual(['{"name":"Ada"}']);
    prefillChanged("");
    await send("Another", 2);
    expect(lastBody()).toMatchObject({
      messages: [
        { role: "user", content: "A person" },
        { role: "assistant", content: '{"name":"Ada"}' },
        { role: "user", content: "Another" },
      ],
    });
    expect(violations()).toEqual([]);
  },
);

test("an answer that cannot be begun is not sent, and one press sends it without and can be undone", async () => {
  prefillChanged("{");
  const [column] = getOpen().variants;
  const id = column?.id ?? "";
  parametersChanged(id, { "thinking.type": "enabled", "thinking.budget_tokens": 1024 });
  draftReplaced({ text: "Hi", attachments: [] });
  expect(await run()).toBe("Nothing was sent. An answer cannot be begun while thinking is on.");
  expect(lastBody()).toBeUndefined();
  await sendWithoutPrefill([id]);
  await waitUntil(() => listReplies().length === 1 && listReplies().every(({ status }) => isSettled(status)));
  expect(lastBody()).toMatchObject({ messages: [{ role: "user", content: "Hi" }] });
  getNotices().at(-1)?.action?.run();
  await waitUntil(() => getOpen().shared.prefill === "{");
});
