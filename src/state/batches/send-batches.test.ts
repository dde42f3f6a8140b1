import "fake-indexeddb/auto";
import { afterEach, expect, test } from "vitest";
import {
  serveEachTest,
  openRows,
  getBatches,
  getOnlyBatch,
  waitForBatch,
  countStatuses,
  listCreations,
} from "#e2e/fixtures/batch-runs.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { listReplies, openUnusedConversation } from "#e2e/fixtures/conversation-runs.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { loadConversation } from "#io/storage/whole-conversations.ts";
import { flushDocuments } from "#state/document/autosave-documents.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { openConversation } from "#state/document/open-conversations.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { spendCapChanged } from "#state/models/spend-cap.ts";
import { resetState } from "#state/reset-state.ts";
import { sendBatches } from "./send-batches.ts";

const getServer = serveEachTest();
afterEach(() => spendCapChanged(null));

test("a batch that its service refuses fails in each of its cells, and says why", async () => {
  openRows("anthropic");
  saveConnection(
    { id: "anthropic", presetId: "anthropic", baseUrl: getServer().baseUrl, wire: "messages" },
    { key: "wrong-key", remembered: false },
  );
  await sendBatches();
  await waitForBatch("failed");
  expect(getOnlyBatch().problem).toMatch(/refused the batch/);
  expect(countStatuses()).toEqual({ failed: 4 });
  expect(new Set(listReplies().map(({ failure }) => failure?.kind))).toEqual(new Set(["key-refused"]));
  expect(JSON.stringify(getOpen())).not.toContain("wrong-key");
});

test("several models are several batches, and what cannot go in one is left for a run", async () => {
  openRows("anthropic", 3);
  const connection = {
    id: "aimlapi",
    presetId: "aimlapi",
    baseUrl: getServer().baseUrl,
    wire: "chat-completions",
  } as const;
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
  expect(getServer().batches.made.map(({ requests }) => requests.length)).toEqual([3, 3]);
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
  await waitFor(() => expect(getServer().batches.made).toHaveLength(2));
  await waitFor(async () => {
    const stored = await loadConversation(id);
    expect(JSON.stringify(stored?.head).match(/"status":"running"/g)).toHaveLength(2);
  });
  expect(await openConversation(id)).toBe(true);
  expect(getBatches().map(({ providerId }) => providerId)).toEqual(getServer().batches.made.map((made) => made.id));
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

test("a service without batches is named as one", async () => {
  openRows("anthropic");
  openConversationChanged((before) => ({ ...before, shared: { ...before.shared, connectionId: "demo" } }));
  expect(await sendBatches()).toBe(`${PRESETS.demo.name} takes no batches.`);
});
