import fc from "fast-check";
import { expect, test } from "vitest";
import type { ImagePart } from "#core/content/part.ts";
import { addReplies, addTurn, showReply } from "#core/conversation/edit-turns.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { writePictureValue } from "#core/conversation/picture-value.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { anyConversation } from "#e2e/fixtures/random-conversations.ts";
import { findStop } from "./find-stop.ts";
import { listStagePrompt } from "./list-stage-prompt.ts";
import { listStops } from "./list-stops.ts";
import { stepStage } from "./step-stage.ts";

const picture: ImagePart = { kind: "image", blob: "p", mediaType: "image/png", widthPx: 4, heightPx: 3 };

/** Two columns, of which the first has two answers to the first of two turns; the second turn asks on. */
const chat = () => {
  const pictured = exampleTurn("t1", null, "Which bar stands out?");
  const start = {
    ...exampleConversation(),
    variants: [
      { id: "a", overrides: {} },
      { id: "b", overrides: {} },
    ],
  };
  const asked = addTurn(addTurn(start, { ...pictured, parts: [picture, ...pictured.parts] }), exampleTurn("t2", "t1"));
  return addReplies(asked, [
    exampleReply({ id: "a1", status: "done" }),
    exampleReply({ id: "a2", sample: 1, status: "done" }),
    exampleReply({ id: "b1", variantId: "b", status: "done" }),
    exampleReply({ id: "a3", turnId: "t2", status: "done" }),
  ]);
};

test("the stops of a turn are the answers of its columns in order, and one of a column without an answer", () => {
  expect(listStops(chat(), "t1").map(({ replyId }) => replyId)).toEqual(["a1", "a2", "b1"]);
  expect(listStops(chat(), "t2")).toEqual([
    { turnId: "t2", variantId: "a", replyId: "a3" },
    { turnId: "t2", variantId: "b" },
  ]);
});

test("a stop that is gone becomes the answer that is shown, of the first column, in the last turn", () => {
  expect(findStop(chat(), {})).toEqual({ turnId: "t2", variantId: "a", replyId: "a3" });
  const shown = showReply(chat(), exampleReply({ id: "a2", sample: 1 }));
  expect(findStop(shown, { turnId: "t1", variantId: "gone", replyId: "gone" })?.replyId).toBe("a2");
  expect(findStop(shown, { turnId: "t1", variantId: "a", replyId: "a1" })?.replyId).toBe("a1");
  expect(findStop(exampleConversation(), {})).toBeUndefined();
});

test("steps go through answers and turns, and end at their ends", () => {
  const conversation = chat();
  const first = { turnId: "t1", variantId: "a", replyId: "a1" };
  expect(stepStage(conversation, first, "next")?.replyId).toBe("a2");
  expect(stepStage(conversation, first, "previous")).toBeUndefined();
  expect(stepStage(conversation, first, "up")).toBeUndefined();
  expect(stepStage(conversation, { turnId: "t1", variantId: "b", replyId: "b1" }, "down")).toEqual({
    turnId: "t2",
    variantId: "b",
  });
});

test("in any conversation a step and its opposite lead back, and every step leads to a stop that is found", () => {
  fc.assert(
    fc.property(anyConversation, (conversation) => {
      const start = findStop(conversation, {});
      const thread = getThread(conversation.turns, conversation.view.leafTurnId);
      expect(start === undefined).toBe(thread.length === 0);
      for (const { id: turnId } of thread)
        for (const stop of listStops(conversation, turnId)) {
          expect(findStop(conversation, stop)).toEqual(stop);
          const next = stepStage(conversation, stop, "next");
          const down = stepStage(conversation, stop, "down");
          expect(next ? stepStage(conversation, next, "previous") : stop).toEqual(stop);
          expect(down && findStop(conversation, down)).toEqual(down);
          const back = down ? stepStage(conversation, down, "up") : stop;
          expect(back).toMatchObject({ turnId, variantId: stop.variantId });
        }
    }),
    { numRuns: 40 },
  );
});

test("a later turn keeps the picture that it asks on about, and the text is its own", () => {
  expect(listStagePrompt(chat(), { turnId: "t2", variantId: "a", replyId: "a3" })).toEqual({
    text: "t2",
    documents: [],
    pictures: [picture],
  });
});

test("a picture that fills a marker is the picture of the answer, and leaves the text", () => {
  const conversation = addTurn(exampleConversation(), exampleTurn("t1", null, "{{photo}} Name the {{thing}}."));
  const sentWith = {
    ...exampleReply().sentWith,
    fillsMarkers: true as const,
    variables: { photo: writePictureValue(picture), thing: "bird" },
  };
  const answered = addReplies(conversation, [exampleReply({ id: "r", status: "done", sentWith })]);
  expect(listStagePrompt(answered, { turnId: "t1", variantId: "a", replyId: "r" })).toEqual({
    text: "Name the bird.",
    documents: [],
    pictures: [picture],
  });
});
