import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { connectTo, openUnusedConversation } from "#e2e/fixtures/conversation-runs.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { addRows, removeRows } from "#state/edits/row-edits.ts";
import { turnDeleted } from "#state/edits/turn-edits.ts";
import { listRows } from "#core/conversation/rows.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { getLayer } from "#state/layers.ts";
import { getNotices } from "#state/notices.ts";
import { pauseRun } from "./row-runs.ts";
import { run } from "./run.ts";
import { getRunProgress } from "./run-progress.ts";
import { stopAllReplies } from "./stop-replies.ts";

let server: ApiServer;

beforeEach(async () => {
  server = await startApiServer({ paceMs: 0 });
  openUnusedConversation();
  connectTo(server);
  addRows(Array.from({ length: 60 }, (_, index) => ({ name: `name ${index}` })));
});

afterEach(async () => {
  stopAllReplies(getOpen().id);
  await server.close();
});

async function start(text: string): Promise<void> {
  draftReplaced({ text, attachments: [] });
  const running = run();
  await waitFor(() => expect(getLayer()?.kind).toBe("confirm-run"));
  const layer = getLayer();
  if (layer?.kind === "confirm-run") layer.confirm();
  expect(await running).toBeNull();
}

const getProgress = () => getRunProgress(getOpen().id);

test("a run is over once its turn is deleted, however many of its rows wait", async () => {
  await start("Hello {{name}}");
  turnDeleted(getOpen().view.leafTurnId ?? "");
  await waitFor(() => expect(getProgress()).toBeUndefined());
});

test("rows that are removed are not asked any more, and the others are counted alone", async () => {
  await start("Hello {{name}}");
  pauseRun(getOpen().id);
  removeRows(
    listRows(getOpen())
      .slice(10)
      .map(({ id }) => id),
  );
  expect(getProgress()?.asked).toBeLessThanOrEqual(10);
});

test("a failed column that is resumed after its run was replaced leaves the progress of the new run", async () => {
  server.always({ kind: "status", status: 400, body: { message: "No such thing" } });
  await start("Hello {{name}}");
  await waitFor(() => expect(getNotices().at(-1)?.text).toMatch(/^Variant A failed 10 times/));
  const notice = getNotices().at(-1);
  await waitFor(() => expect(getProgress()).toMatchObject({ running: 0 }));
  await start("Hello again, {{name}}");
  pauseRun(getOpen().id);
  const before = getProgress();
  expect(before).toMatchObject({ isPaused: true });
  notice?.action?.run();
  expect(getProgress()).toEqual(before);
});
