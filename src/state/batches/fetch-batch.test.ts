import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import {
  BATCH_FORMS,
  serveEachTest,
  openRows,
  getOnlyBatch,
  waitForBatch,
  fetchNow,
  countStatuses,
  listCreations,
  reloadConversation,
} from "#e2e/fixtures/batch-runs.ts";
import { getReplyMs } from "#core/conversation/get-reply-ms.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { listReplies, waitForReplies } from "#e2e/fixtures/conversation-runs.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { getUnsettledReplyIds } from "#state/document/documents.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { getNotices } from "#state/notices.ts";
import { run } from "#state/replies/run.ts";
import { stopReply } from "#state/replies/reply-queue.ts";
import { cancelBatch } from "./cancel-batch.ts";
import { followBatches } from "./follow-batches.ts";
import { sendBatches } from "./send-batches.ts";
import { batchTakenOut } from "./take-out.ts";

const getServer = serveEachTest();

test.each(BATCH_FORMS)(
  "%s answers a batch after a reload, each answer in its cell, and a run asks none again",
  async (form) => {
    openRows(form);
    expect(await sendBatches()).toBeNull();
    await waitForBatch("running");
    expect(getServer().requests.flatMap(({ violations }) => violations)).toEqual([]);
    expect(countStatuses()).toEqual({ queued: 4 });
    // What waits in a batch runs in no page.
    expect(getUnsettledReplyIds(getOpen().id)).toEqual([]);
    draftReplaced({ text: "", attachments: [] });
    expect(await run()).toMatch(/waits in a batch/);
    getServer().batches.progress(3);
    await fetchNow();
    // AI/ML API does not count before the end.
    expect(getOnlyBatch().finishedCount).toBe(form === "aimlapi" ? 0 : 3);
    await reloadConversation();
    expect(countStatuses()).toEqual({ queued: 4 });
    getServer().batches.finish();
    await fetchNow();
    expect(countStatuses()).toEqual({ done: 4 });
    for (const reply of listReplies()) {
      const { name } = getOpen().rows[reply.rowId ?? ""]?.values ?? {};
      expect(getReplyText(reply)).toContain(`You said: Hello ${name}`);
      expect(reply.usage?.outputTokens).toBeGreaterThan(0);
      expect(reply.finishReason).toBeDefined();
      expect(reply.startedAtMs).toBe(getOnlyBatch().createdAtMs);
      expect(getReplyMs(reply)).toBeUndefined();
    }
    await reloadConversation();
    expect(countStatuses()).toEqual({ done: 4 });
    expect(getOnlyBatch()).toMatchObject({ status: "ended", requestCount: 4 });
    expect(listCreations()).toHaveLength(1);
  },
);

test.each(BATCH_FORMS)(
  "%s tells the failures, the expired and the answered requests of one batch apart",
  async (form) => {
    openRows(form);
    await sendBatches();
    await waitForBatch("running");
    getServer().batches.finish(
      (_, index) => (["succeeded", "errored", "expired", "succeeded"] as const)[index] ?? "succeeded",
    );
    await fetchNow();
    expect(countStatuses()).toEqual({ done: 2, failed: 2 });
    const kinds = listReplies().flatMap(({ failure }) => failure?.kind ?? []);
    expect(kinds.toSorted()).toEqual(["bad-request", "batch-expired"]);
    expect(getOnlyBatch().status).toBe("expired");
    expect(getNotices().at(-1)?.text).toBe("Batch: 2 answers, 1 failed, 1 expired unanswered. Run asks them again.");
    // Only those are asked again.
    draftReplaced({ text: "", attachments: [] });
    expect(await run()).toBeNull();
    await waitForReplies(6);
    expect(getServer().requests.filter(({ url }) => /completions|messages$/.test(url))).toHaveLength(2);
  },
);

test.each(BATCH_FORMS)("%s cancels a batch, and what it had answered by then stays", async (form) => {
  openRows(form);
  await sendBatches();
  await waitForBatch("running");
  if (form !== "aimlapi") getServer().batches.progress(1);
  await cancelBatch(getOpen().id, getOnlyBatch().id);
  expect(getOnlyBatch().status).toBe(form === "aimlapi" ? "cancelled" : "cancelling");
  getServer().batches.finish();
  await fetchNow();
  expect(getOnlyBatch().status).toBe("cancelled");
  expect(countStatuses()).toEqual(form === "aimlapi" ? { stopped: 4 } : { done: 1, stopped: 3 });
});

test("a batch that its service does not know keeps its cells waiting until they are taken out", async () => {
  openRows("openai");
  await sendBatches();
  await waitForBatch("running");
  getServer().batches.forget();
  await fetchNow();
  expect(getOnlyBatch().problem).toMatch(/^OpenAI knows no such batch/);
  expect(countStatuses()).toEqual({ queued: 4 });
  await batchTakenOut(getOpen().id, getOnlyBatch().id);
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
  getServer().batches.finish();
  await fetchNow();
  expect(countStatuses()).toEqual({ done: 5 });
});

test("a conversation that is opened follows its batches at once and puts their answers into the cells", async () => {
  openRows("anthropic");
  await sendBatches();
  await waitForBatch("running");
  getServer().batches.finish();
  await reloadConversation();
  const end = followBatches(getOpen().id);
  await waitFor(() => expect(countStatuses()).toEqual({ done: 4 }));
  end();
});
