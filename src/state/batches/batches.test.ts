import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { PRESETS, type PresetId } from "#core/connections/presets.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyMs } from "#core/conversation/get-reply-ms.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { listReplies, openUnusedConversation, waitForReplies } from "#e2e/fixtures/conversation-runs.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { loadConversation } from "#io/storage/whole-conversations.ts";
import { autosaveDocuments, conversationForgotten, flushDocuments } from "#state/document/autosave-documents.ts";
import { conversationClosed, getUnsettledReplyIds, openConversationChanged } from "#state/document/documents.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { openConversation, openNewConversation } from "#state/document/open-conversations.ts";
import { addRows } from "#state/edits/row-edits.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { spendCapChanged } from "#state/models/spend-cap.ts";
import { getNotices } from "#state/notices.ts";
import { run } from "#state/replies/run.ts";
import { resetState } from "#state/reset-state.ts";
import { stopReply } from "#state/replies/reply-queue.ts";
import { deliverLostBatch } from "./deliver-batch.ts";
import { cancelBatch, fetchBatch } from "./fetch-batch.ts";
import { followBatches } from "./follow-batches.ts";
import { sendBatches } from "./send-batches.ts";
import { batchTakenOut } from "./take-out.ts";

const FORMS = ["anthropic", "aimlapi", "openai"] as const satisfies PresetId[];
const WIRES = { anthropic: "messages", aimlapi: "chat-completions", openai: "chat-completions" } as const;
const MODELS = {
  anthropic: "claude-opus-4-5",
  aimlapi: "anthropic/claude-opus-4-5",
  openai: "openai/gpt-4.1",
} as const;

let server: ApiServer;
let endKeeping = () => {};

beforeEach(async () => {
  server = await startApiServer({ paceMs: 0 });
  endKeeping = autosaveDocuments();
});

afterEach(async () => {
  spendCapChanged(null);
  endKeeping();
  await server.close();
});

/** Opens a conversation with rows on a service, at the address of the test server. */
function openRows(form: (typeof FORMS)[number], rowCount = 4): void {
  openUnusedConversation();
  const connection = { id: form, presetId: form, baseUrl: server.baseUrl, wire: WIRES[form] };
  saveConnection(connection, { key: "test-key", remembered: false });
  openConversationChanged((before) => ({
    ...before,
    shared: {
      ...before.shared,
      connectionId: form,
      modelId: MODELS[form],
      parameters: { max_tokens: 50, stream: true },
    },
  }));
  addRows(Array.from({ length: rowCount }, (_, index) => ({ name: `name ${index}` })));
  draftReplaced({ text: "Hello {{name}}", attachments: [] });
}

const getBatches = () => Object.values(getOpen().batches ?? {});
const getOnly = () => {
  const [batch] = getBatches();
  if (!batch) throw new Error("no batch");
  return batch;
};
const waitForBatch = (status: string) => waitFor(() => expect(getOnly().status).toBe(status));
const waitForProblem = (words: RegExp) => waitFor(() => expect(getOnly().problem).toMatch(words));
const fetchNow = () => fetchBatch(getOpen().id, getOnly().id);
const countStatuses = () => {
  const counts: Partial<Record<Reply["status"], number>> = {};
  for (const { status } of listReplies()) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
/** The posts that make batches. */
const listCreations = () => server.requests.filter(({ method, url }) => method === "POST" && url.endsWith("/batches"));

/** Leaves the conversation and loads it from the disk. */
async function reload(): Promise<void> {
  const { id } = getOpen();
  await flushDocuments();
  openNewConversation();
  draftReplaced({ text: "so that the next is another conversation", attachments: [] });
  openNewConversation();
  conversationForgotten(id);
  conversationClosed(id);
  expect(await openConversation(id)).toBe(true);
  draftReplaced({ text: "", attachments: [] });
}

test.each(FORMS)(
  "%s answers a batch after a reload, each answer in its cell, and a run asks none again",
  async (form) => {
    openRows(form);
    expect(await sendBatches()).toBeNull();
    await waitForBatch("running");
    expect(server.requests.flatMap(({ violations }) => violations)).toEqual([]);
    expect(countStatuses()).toEqual({ queued: 4 });
    // What waits in a batch runs in no page.
    expect(getUnsettledReplyIds(getOpen().id)).toEqual([]);
    draftReplaced({ text: "", attachments: [] });
    expect(await run()).toMatch(/waits in a batch/);
    server.batches.progress(3);
    await fetchNow();
    // AI/ML API does not count before the end.
    expect(getOnly().finishedCount).toBe(form === "aimlapi" ? 0 : 3);
    await reload();
    expect(countStatuses()).toEqual({ queued: 4 });
    server.batches.finish();
    await fetchNow();
    expect(countStatuses()).toEqual({ done: 4 });
    for (const reply of listReplies()) {
      const { name } = getOpen().rows[reply.rowId ?? ""]?.values ?? {};
      expect(getReplyText(reply)).toContain(`You said: Hello ${name}`);
      expect(reply.usage?.outputTokens).toBeGreaterThan(0);
      expect(reply.finishReason).toBeDefined();
      expect(reply.startedAtMs).toBe(getOnly().createdAtMs);
      expect(getReplyMs(reply)).toBeUndefined();
    }
    await reload();
    expect(countStatuses()).toEqual({ done: 4 });
    expect(getOnly()).toMatchObject({ status: "ended", requestCount: 4 });
    expect(listCreations()).toHaveLength(1);
  },
);

test.each(FORMS)("%s tells the failures, the expired and the answered requests of one batch apart", async (form) => {
  openRows(form);
  await sendBatches();
  await waitForBatch("running");
  server.batches.finish(
    (_, index) => (["succeeded", "errored", "expired", "succeeded"] as const)[index] ?? "succeeded",
  );
  await fetchNow();
  expect(countStatuses()).toEqual({ done: 2, failed: 2 });
  const kinds = listReplies().flatMap(({ failure }) => failure?.kind ?? []);
  expect(kinds.toSorted()).toEqual(["bad-request", "batch-expired"]);
  expect(getOnly().status).toBe("expired");
  expect(getNotices().at(-1)?.text).toBe("Batch: 2 answers, 1 failed, 1 expired unanswered. Run asks them again.");
  // Only those are asked again.
  draftReplaced({ text: "", attachments: [] });
  expect(await run()).toBeNull();
  await waitForReplies(6);
  expect(server.requests.filter(({ url }) => /completions|messages$/.test(url))).toHaveLength(2);
});

test.each(FORMS)("%s cancels a batch, and what it had answered by then stays", async (form) => {
  openRows(form);
  await sendBatches();
  await waitForBatch("running");
  if (form !== "aimlapi") server.batches.progress(1);
  await cancelBatch(getOpen().id, getOnly().id);
  expect(getOnly().status).toBe(form === "aimlapi" ? "cancelled" : "cancelling");
  server.batches.finish();
  await fetchNow();
  expect(getOnly().status).toBe("cancelled");
  expect(countStatuses()).toEqual(form === "aimlapi" ? { stopped: 4 } : { done: 1, stopped: 3 });
});

test.each(["anthropic", "openai"] as const)(
  "%s finds a batch by its list whose creation was not answered, and nothing is sent twice",
  async (form) => {
    openRows(form);
    server.batches.loseNext("answer");
    await sendBatches();
    await waitForBatch("running");
    expect(getOnly().providerId).toBe(server.batches.made[0]?.id);
    expect(listCreations()).toHaveLength(1);
    server.batches.finish();
    await fetchNow();
    expect(countStatuses()).toEqual({ done: 4 });
  },
);

test.each(["anthropic", "openai"] as const)(
  "%s sends a batch again that never arrived only when it is asked to",
  async (form) => {
    openRows(form);
    server.batches.loseNext("batch");
    await sendBatches();
    await waitForProblem(/its list has no batch like it/);
    expect(countStatuses()).toEqual({ queued: 4 });
    await reload();
    await fetchNow();
    expect(server.batches.made).toHaveLength(0);
    await deliverLostBatch(getOpen().id, getOnly().id);
    expect(getOnly()).toMatchObject({ status: "running" });
    expect(getOnly().problem).toBeUndefined();
    server.batches.finish();
    await fetchNow();
    expect(countStatuses()).toEqual({ done: 4 });
  },
);

test("AI/ML API lists no batches: what became of one without an answer is said to be unknown, and it can be taken out", async () => {
  openRows("aimlapi");
  server.batches.loseNext("answer");
  await sendBatches();
  await waitForProblem(/it lists no batches/);
  await batchTakenOut(getOpen().id, getOnly().id);
  expect(countStatuses()).toEqual({ stopped: 4 });
  draftReplaced({ text: "", attachments: [] });
  expect(await run()).toBeNull();
  await waitForReplies(8);
});

test("a batch that its service refuses fails in each of its cells, and says why", async () => {
  openRows("anthropic");
  saveConnection(
    { id: "anthropic", presetId: "anthropic", baseUrl: server.baseUrl, wire: "messages" },
    { key: "wrong-key", remembered: false },
  );
  await sendBatches();
  await waitForBatch("failed");
  expect(getOnly().problem).toMatch(/refused the batch/);
  expect(countStatuses()).toEqual({ failed: 4 });
  expect(new Set(listReplies().map(({ failure }) => failure?.kind))).toEqual(new Set(["key-refused"]));
  expect(JSON.stringify(getOpen())).not.toContain("wrong-key");
});

test("a batch that its service does not know keeps its cells waiting until they are taken out", async () => {
  openRows("openai");
  await sendBatches();
  await waitForBatch("running");
  server.batches.forget();
  await fetchNow();
  expect(getOnly().problem).toMatch(/^OpenAI knows no such batch/);
  expect(countStatuses()).toEqual({ queued: 4 });
  await batchTakenOut(getOpen().id, getOnly().id);
  expect(countStatuses()).toEqual({ stopped: 4 });
});

test("a request that was taken out and asked again still gets the answer of its batch, beside the other one", async () => {
  openRows("anthropic");
  await sendBatches();
  await waitForBatch("running");
  const [first] = listReplies();
  if (!first) throw new Error("no reply");
  stopReply(getOpen().id, first.id);
  draftReplaced({ text: "", attachments: [] });
  expect(await run()).toBeNull();
  await waitFor(() => expect(countStatuses()).toEqual({ done: 1, queued: 3, stopped: 1 }));
  server.batches.finish();
  await fetchNow();
  expect(countStatuses()).toEqual({ done: 5 });
});

test("several models are several batches, and what cannot go in one is left for a run", async () => {
  openRows("anthropic", 3);
  const connection = { id: "aimlapi", presetId: "aimlapi", baseUrl: server.baseUrl, wire: "chat-completions" } as const;
  saveConnection(connection, { key: "test-key", remembered: false });
  openConversationChanged((before) => ({
    ...before,
    variants: [
      { id: `${before.id}-a`, overrides: {} },
      { id: `${before.id}-b`, overrides: { modelId: "claude-haiku-4-5" } },
      { id: `${before.id}-c`, overrides: { connectionId: "aimlapi", modelId: "openai/gpt-4.1" } },
    ],
  }));
  expect(await sendBatches()).toBeNull();
  await waitFor(() => expect(getBatches().map(({ status }) => status)).toEqual(["running", "running"]));
  expect(server.batches.made.map(({ requests }) => requests.length)).toEqual([3, 3]);
  expect(listReplies().every(({ variantId }) => !variantId.endsWith("-c"))).toBe(true);
});

test("batches go on being sent, and their ids are kept, while another conversation is opened", async () => {
  openRows("openai", 3);
  openConversationChanged((before) => ({
    ...before,
    variants: [
      { id: `${before.id}-a`, overrides: {} },
      { id: `${before.id}-b`, overrides: { modelId: "gpt-5" } },
    ],
  }));
  const { id } = getOpen();
  expect(await sendBatches()).toBeNull();
  await flushDocuments();
  openUnusedConversation();
  await waitFor(() => expect(server.batches.made).toHaveLength(2));
  await waitFor(async () => {
    const stored = await loadConversation(id);
    expect(JSON.stringify(stored?.head).match(/"status":"running"/g)).toHaveLength(2);
  });
  expect(await openConversation(id)).toBe(true);
  expect(getBatches().map(({ providerId }) => providerId)).toEqual(server.batches.made.map((made) => made.id));
});

test("a batch that could pass the spend cap is not sent, nor one that could with another that waits", async () => {
  // Without what the other tests have spent.
  resetState();
  openRows("aimlapi");
  spendCapChanged(0.000_001);
  expect(await sendBatches()).toMatch(/could exceed the spend cap/);
  expect(listReplies()).toEqual([]);
  // 4 requests of at most 50 tokens, at half of $32.50 a million.
  spendCapChanged(0.005);
  expect(await sendBatches()).toBeNull();
  await waitForBatch("running");
  openRows("aimlapi");
  expect(await sendBatches()).toMatch(/could exceed the spend cap/);
  expect(listReplies()).toEqual([]);
  expect(listCreations()).toHaveLength(1);
});

test("a conversation that is opened follows its batches at once and puts their answers into the cells", async () => {
  openRows("anthropic");
  await sendBatches();
  await waitForBatch("running");
  server.batches.finish();
  await reload();
  const end = followBatches(getOpen().id);
  await waitFor(() => expect(countStatuses()).toEqual({ done: 4 }));
  end();
});

test("a service without batches is named as one", async () => {
  openRows("anthropic");
  openConversationChanged((before) => ({ ...before, shared: { ...before.shared, connectionId: "demo" } }));
  expect(await sendBatches()).toBe(`${PRESETS.demo.name} takes no batches.`);
});
