import fc from "fast-check";
import { expect, test } from "vitest";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { anyConversation } from "#e2e/fixtures/random-conversations.ts";
import { planReplay, selectMoment } from "./replay.ts";

const DAY_MS = 86_400_000;
const answer = (id: string, turnId: string, startedAtMs: number, text: string) =>
  exampleReply({
    id,
    turnId,
    status: "done",
    parts: [{ kind: "text", text }],
    startedAtMs,
    firstTokenAtMs: startedAtMs + 500,
    endedAtMs: startedAtMs + 1500,
  });
const first = addReplies(addTurn(exampleConversation(), exampleTurn("t1", null)), [
  answer("r1", "t1", 0, "a".repeat(100)),
]);
const conversation = addReplies(addTurn(first, exampleTurn("t2", "t1")), [answer("r2", "t2", DAY_MS, "b".repeat(100))]);

test("a replay has the recorded waits and the recorded pace, and no pause between prompts", () => {
  const replay = planReplay(conversation);
  expect(replay.durationMs).toBeLessThan(5000);
  const { startMs = 0, firstMs = 0, endMs = 0 } = replay.replies["r1"] ?? {};
  expect([firstMs - startMs, endMs - firstMs]).toEqual([500, 1000]);
  const show = (atMs: number) => selectMoment(conversation, replay, atMs);
  expect(show(startMs + 100).replies["r1"]).toMatchObject({ status: "streaming", phase: "waiting", parts: [] });
  const half = show(firstMs + 500);
  expect(half.view.leafTurnId).toBe("t1");
  expect(half.replies["r1"] && getReplyText(half.replies["r1"])).toBe("a".repeat(50));
  expect(show(endMs).replies["r1"]).toBe(conversation.replies["r1"]);
  expect(show(replay.durationMs)).toBe(conversation);
});

test("every moment of any replay has a beginning of each answer, and the last one the conversation itself", () => {
  fc.assert(
    fc.property(anyConversation, fc.double({ min: 0, max: 1, noNaN: true }), (any, share) => {
      const replay = planReplay(any);
      const moment = selectMoment(any, replay, share * replay.durationMs);
      for (const reply of Object.values(moment.replies)) {
        const whole = any.replies[reply.id];
        expect(whole && getReplyText(whole).startsWith(getReplyText(reply))).toBe(true);
      }
      expect(selectMoment(any, replay, replay.durationMs)).toBe(any);
    }),
  );
});
