import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { connectTo, listReplies, openUnusedConversation, waitUntil } from "#e2e/fixtures/conversation-runs.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { preparationStarted } from "#state/document/intake.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { regenerateReply, run } from "./run.ts";

let server: ApiServer;

beforeEach(async () => {
  server = await startApiServer({ paceMs: 0 });
  openUnusedConversation();
  connectTo(server);
});

afterEach(() => server.close());

const allDone = (count: number) =>
  waitUntil(() => listReplies().length === count && listReplies().every(({ status }) => status === "done"));

async function runFirst() {
  draftReplaced({ text: "Hello", attachments: [] });
  expect(await run()).toBeNull();
  await allDone(1);
  const [first] = listReplies();
  if (!first) throw new Error("no reply");
  return first;
}

test("three Regenerates pressed at once each add a reply with a number of its own", async () => {
  const first = await runFirst();
  await Promise.all([regenerateReply(first), regenerateReply(first), regenerateReply(first)]);
  await allDone(4);
  expect(listReplies().map(({ sample }) => sample)).toEqual([0, 1, 2, 3]);
  expect(server.requests).toHaveLength(4);
});

test("two Regenerates behind a run that waits for a picture start when it has started", async () => {
  const first = await runFirst();
  const pictureReady = preparationStarted(getOpen().id, "lake.png");
  draftReplaced({ text: "Next", attachments: [] });
  const ran = run();
  const regenerated = regenerateReply(first);
  const again = regenerateReply(first);
  expect(server.requests).toHaveLength(1);
  pictureReady();
  await Promise.all([ran, regenerated, again]);
  await allDone(4);
  expect(server.requests).toHaveLength(4);
});

test("a Regenerate that waits while another conversation is opened sends nothing and says so", async () => {
  const first = await runFirst();
  const pictureReady = preparationStarted(getOpen().id, "lake.png");
  draftReplaced({ text: "Next", attachments: [] });
  const ran = run();
  const regenerated = regenerateReply(first);
  openNewConversation();
  pictureReady();
  expect(await ran).toMatch(/Another conversation was opened/);
  await regenerated;
  expect(server.requests).toHaveLength(1);
});
