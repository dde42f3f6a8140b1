import { expect, test } from "vitest";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import type { Part } from "#core/content/part.ts";
import { copyVariant } from "#core/conversation/edit-variants.ts";
import { joinPrompts } from "#core/conversation/turn-prompts.ts";
import { selectTurnShapes } from "./turn-shapes.ts";

const picture = (blob: string): Part => ({ kind: "image", blob, mediaType: "image/png", widthPx: 100, heightPx: 100 });
const text: Part = { kind: "text", text: "Where?" };
const boxes: Part = { kind: "text", text: '[{"label":"cat","bbox":[100,200,400,950]}]' };

test("boxes belong to the last picture that their own column was sent", () => {
  const first = { ...exampleTurn("t1", null), parts: [picture("1"), text] };
  const second = {
    ...exampleTurn("t2", "t1"),
    ...joinPrompts([
      { variantId: "a", parts: [text] },
      { variantId: "b", parts: [picture("2"), text] },
    ]),
  };
  const third = exampleTurn("t3", "t2");
  const conversation = copyVariant(exampleConversation(), "a", "b", "last");
  const replies = ["t1", "t2", "t3"].flatMap((turnId) =>
    ["a", "b"].map((variantId) =>
      exampleReply({ id: `${turnId}${variantId}`, turnId, variantId, status: "done", parts: [boxes] }),
    ),
  );
  const asked = {
    ...conversation,
    turns: { t1: first, t2: second, t3: third },
    replies: Object.fromEntries(replies.map((reply) => [reply.id, reply])),
    view: { ...conversation.view, leafTurnId: "t3" },
  };
  const listIds = (turnId: string, partIndex: number) =>
    selectTurnShapes(asked, turnId, partIndex).map(({ replyId }) => replyId);
  expect(listIds("t1", 0)).toEqual(["t1a", "t1b", "t2a", "t3a"]);
  expect(
    listIds(
      "t2",
      second.parts.findIndex(({ kind }) => kind === "image"),
    ),
  ).toEqual(["t2b", "t3b"]);
});
