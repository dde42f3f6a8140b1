import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import {
  serveEachTest,
  openRows,
  getOnlyBatch,
  waitForBatch,
  waitForProblem,
  fetchNow,
  countStatuses,
  listCreations,
  reloadConversation,
} from "#e2e/fixtures/batch-runs.ts";
import { waitForReplies } from "#e2e/fixtures/conversation-runs.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { run } from "#state/replies/run.ts";
import { deliverLostBatch } from "./deliver-batch.ts";
import { sendBatches } from "./send-batches.ts";
import { batchTakenOut } from "./take-out.ts";

const getServer = serveEachTest();

test.each(["anthropic", "openai"] as const)(
  "%s finds a batch by its list whose creation was not answered, and nothing is sent twice",
  async (form) => {
    openRows(form);
    getServer().batches.loseNext("answer");
    await sendBatches();
    await waitForBatch("running");
    expect(getOnlyBatch().providerId).toBe(getServer().batches.made[0]?.id);
    expect(listCreations()).toHaveLength(1);
    getServer().batches.finish();
    await fetchNow();
    expect(countStatuses()).toEqual({ done: 4 });
  },
);

test.each(["anthropic", "openai"] as const)(
  "%s sends a batch again that never arrived only when it is asked to",
  async (form) => {
    openRows(form);
    getServer().batches.loseNext("batch");
    await sendBatches();
    await waitForProblem(/its list has no batch like it/);
    expect(countStatuses()).toEqual({ queued: 4 });
    await reloadConversation();
    await fetchNow();
    expect(getServer().batches.made).toHaveLength(0);
    await deliverLostBatch(getOpen().id, getOnlyBatch().id);
    expect(getOnlyBatch()).toMatchObject({ status: "running" });
    expect(getOnlyBatch().problem).toBeUndefined();
    getServer().batches.finish();
    await fetchNow();
    expect(countStatuses()).toEqual({ done: 4 });
  },
);

test("AI/ML API lists no batches: what became of one without an answer is said to be unknown, and it can be taken out", async () => {
  openRows("aimlapi");
  getServer().batches.loseNext("answer");
  await sendBatches();
  await waitForProblem(/it lists no batches/);
  await batchTakenOut(getOpen().id, getOnlyBatch().id);
  expect(countStatuses()).toEqual({ stopped: 4 });
  draftReplaced({ text: "", attachments: [] });
  expect(await run()).toBeNull();
  await waitForReplies(8);
});
