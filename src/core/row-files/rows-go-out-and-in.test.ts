import { expect, test } from "vitest";
import { appendRows } from "#core/conversation/edit-rows.ts";
import { writePictureValue } from "#core/conversation/picture-value.ts";
import { listRowLines } from "#core/listings/list-row-lines.ts";
import { writeCsv, writeJsonLines } from "#core/listings/write-lines.ts";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import { readRows } from "./read-rows.ts";

const PICTURE = writePictureValue({ kind: "image", blob: "abc", mediaType: "image/png", widthPx: 2, heightPx: 3 });
let made = 0;
const conversation = appendRows(
  exampleConversation(),
  [
    { word: "one | two\n<b>", expected: "=1+1", image: PICTURE },
    { word: "*", expected: "" },
  ],
  () => `w${++made}`,
);

test("the rows alone go out and come in again, in JSON Lines with their pictures", () => {
  const address = "data:image/png;base64,AAAA";
  const lines = writeJsonLines(listRowLines(conversation, { abc: { mediaType: "image/png", base64: "AAAA" } }));
  expect(readRows({ text: lines, pictures: [] })).toMatchObject({
    columns: [
      { name: "word", kind: "text" },
      { name: "expected", kind: "text" },
      { name: "image", kind: "picture" },
    ],
    records: [
      ["one | two\n<b>", "=1+1", address],
      ["*", "", undefined],
    ],
  });
  expect(readRows({ text: writeCsv(listRowLines(conversation)), pictures: [] })).toMatchObject({
    records: [
      ["one | two\n<b>", "=1+1", "(picture 2×3)"],
      ["*", "", undefined],
    ],
  });
});
