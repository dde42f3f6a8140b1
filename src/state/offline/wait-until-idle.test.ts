import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { addReplies } from "#core/conversation/edit-turns.ts";
import { getOpen, openExample } from "#e2e/fixtures/open-example.ts";
import { repliesAdvanced } from "#state/document/advance-replies.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { judgingProgressed } from "#state/judging/judging-progress.ts";
import { layerClosed, layerOpened } from "#state/layers.ts";
import { isWriting, waitUntilIdle } from "./wait-until-idle.ts";

const PROGRESS = { asked: 1, judged: 0, failed: 0, spentUsd: 0 };

test("waiting until idle ends once the last answer, the last judgement and the open dialog have ended", async () => {
  openNewConversation();
  const id = await openExample();
  expect(await isWriting()).toBe(false);
  await waitUntilIdle();

  const [first] = Object.values(getOpen().replies);
  if (!first) throw new Error("no reply");
  const running = { ...first, id: "running", sample: 1, status: "streaming" as const, parts: [] };
  openConversationChanged((before) => addReplies(before, [running]));
  judgingProgressed("check", { ...PROGRESS, conversationId: id, isRunning: true });
  layerOpened({ kind: "models" });
  let isOver = false;
  const waiting = waitUntilIdle().then(() => (isOver = true));
  expect(await isWriting()).toBe(true);

  repliesAdvanced([
    { conversationId: id, replyId: "running", events: [{ type: "finished", reason: "stop" }], atMs: 2 },
  ]);
  await Promise.resolve();
  expect(await isWriting()).toBe(true);
  judgingProgressed("check", { ...PROGRESS, conversationId: id, isRunning: false });
  expect(await isWriting()).toBe(false);
  await new Promise((resolve) => setImmediate(resolve));
  expect(isOver).toBe(false);
  layerClosed();
  await waiting;
});
