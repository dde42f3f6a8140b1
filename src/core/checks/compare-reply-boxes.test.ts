import { expect, test } from "vitest";
import { buildVariablePath } from "#core/conversation/variable-path.ts";
import { writePictureValue } from "#core/conversation/picture-value.ts";
import { exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { buildCheckFacts } from "./check-facts.ts";
import { compareReplyBoxes } from "./compare-reply-boxes.ts";
import { createCheck } from "./create-check.ts";
import { runCheck } from "./run-check.ts";

const PHOTO = writePictureValue({ kind: "image", blob: "one", mediaType: "image/png", widthPx: 400, heightPx: 200 });
const ROW = { id: "w", position: 0, values: { photo: PHOTO, expected: '{"label":"cup","box":[40,20,140,80]}' } };
const TURN = exampleTurn("t1", null, "Where is the cup? {{photo}}");

/** A reply about the picture of a row, sent at a size. */
function reply(text: string, scale: string) {
  const { sentWith } = exampleReply();
  return exampleReply({
    status: "done",
    rowId: "w",
    parts: [{ kind: "text", text }],
    sentWith: {
      ...sentWith,
      fillsMarkers: true,
      variables: { photo: PHOTO },
      imageScales: { [buildVariablePath("photo")]: scale },
    },
  });
}

test("a box that counts pixels of the half size is drawn and judged on the picture of the row at its full size", () => {
  const half = reply('{"label":"cup","box":[20,10,70,40]}', "1/2");
  const check = createCheck("c", "boxes");
  const compared = compareReplyBoxes(check, half, TURN, ROW);
  expect(compared).toMatchObject({ least: 0.5, picture: { blob: "one" }, boxes: [{ score: 1 }] });
  expect(compared?.found[0]?.box).toEqual({ x: 40, y: 20, width: 100, height: 60 });
  const facts = buildCheckFacts(half, { turn: TURN, values: ROW.values, earlier: undefined, prices: undefined });
  expect(facts).toMatchObject({ sentSize: { widthPx: 200, heightPx: 100 } });
  expect(runCheck(check, facts)).toMatchObject({ outcome: "pass", detail: "overlap 1.00 of 0.5" });
});

test("nothing is drawn for another check, without expected boxes, and in a row without their value", () => {
  const full = reply('{"label":"cup","box":[20,10,70,40]}', "1");
  const check = createCheck("c", "boxes");
  expect(compareReplyBoxes(createCheck("c", "equals"), full, TURN, ROW)).toBeUndefined();
  expect(compareReplyBoxes(check, full, TURN, { ...ROW, values: { photo: PHOTO } })).toBeUndefined();
  expect(compareReplyBoxes(check, full, TURN, { ...ROW, values: { photo: PHOTO, expected: "?" } })).toBeUndefined();
  expect(compareReplyBoxes(check, full, exampleTurn("t1", null, "No picture"), ROW)).toBeUndefined();
});
