import { expect, test } from "vitest";
import { measurePictures } from "#core/table/picture-sizes.ts";
import { getImageLimits } from "#core/models/image-limits.ts";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import { PLAN_CONTEXT, planText } from "#e2e/fixtures/example-plans.ts";
import { compareRowSizes, hasRowSizes } from "./compare-row-sizes.ts";
import type { Conversation } from "./conversation.ts";
import { describeCombination } from "./describe-combination.ts";
import { appendRows } from "./edit-rows.ts";
import { addReplies } from "./edit-turns.ts";
import { listColumns } from "./list-columns.ts";
import { writePictureValue } from "./picture-value.ts";
import { planRun, type RunPlan } from "./plan-run.ts";
import { listRows } from "./rows.ts";

const picture = (blob: string, widthPx: number, heightPx: number) =>
  writePictureValue({ kind: "image", blob, mediaType: "image/png", widthPx, heightPx });

/** Two pictures as rows. */
function createRows(): Conversation {
  return appendRows(
    exampleConversation(),
    [{ photo: picture("one", 800, 600) }, { photo: picture("two", 400, 200) }],
    PLAN_CONTEXT.newId,
  );
}

function compare(conversation: Conversation, typed = "1, 1/2, 1/4") {
  const compared = compareRowSizes(conversation, "photo", typed, null, PLAN_CONTEXT.newId);
  if ("reason" in compared) throw new Error(compared.reason);
  return compared.conversation;
}

const listSizes = ({ requests }: RunPlan) =>
  requests.map(({ request: { messages } }) =>
    messages.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === "image" ? `${part.blob} ${part.widthPx}×${part.heightPx}` : [])),
    ),
  );

/** The conversation in which every reply of a plan is answered. */
const answer = ({ conversation, replies }: RunPlan) =>
  addReplies(
    conversation,
    replies.map((reply) => ({ ...reply, status: "done" as const, parts: [{ kind: "text" as const, text: "4.20" }] })),
  );

test("sizes of a variable make a column each, which sends the picture of every row at this size", () => {
  const conversation = compare(createRows());
  expect(listColumns(conversation).map((variant) => describeCombination(conversation, variant))).toEqual([
    ["photo at 1"],
    ["photo at 1/2"],
    ["photo at 1/4"],
  ]);
  expect(hasRowSizes(conversation, "photo")).toBe(true);
  expect(listSizes(planText(conversation, "Read {{photo}}"))).toEqual([
    ["one 800×600"],
    ["one at 1/2 400×300"],
    ["one at 1/4 200×150"],
    ["two 400×200"],
    ["two at 1/2 200×100"],
    ["two at 1/4 100×50"],
  ]);
});

test("a row that was answered before sizes were compared is not asked again at full size", () => {
  const said = answer(planText(createRows(), "Read {{photo}}"));
  const again = planRun(compare(said), { parts: [], imageSizes: {} }, PLAN_CONTEXT);
  if ("reason" in again) throw new Error(again.reason);
  expect(listSizes(again)).toEqual([
    ["one at 1/2 400×300"],
    ["one at 1/4 200×150"],
    ["two at 1/2 200×100"],
    ["two at 1/4 100×50"],
  ]);
  expect(planRun(answer(again), { parts: [], imageSizes: {} }, PLAN_CONTEXT)).toMatchObject({
    replies: { length: 6 },
  });
});

test("one size, an unreadable one, samples and too many columns are refused with a reason", () => {
  const refuse = (typed: string) => compareRowSizes(createRows(), "photo", typed, null, PLAN_CONTEXT.newId);
  expect(refuse("1/2")).toEqual({ reason: "enter at least two sizes" });
  expect(refuse("1, 2")).toMatchObject({ reason: expect.stringMatching(/above 1/) });
  expect(refuse("1, 1/2 x3")).toMatchObject({ reason: expect.stringMatching(/samples/) });
  const many = Array.from({ length: 40 }, (_, index) => `1/${index + 1}`).join(", ");
  expect(refuse(many)).toMatchObject({ reason: expect.stringMatching(/columns/) });
});

test("the tokens of all pictures at each size are said, with the smallest and the largest picture", () => {
  const rows = listRows(createRows());
  const limits = getImageLimits("anthropic/claude-opus-4-5");
  expect(measurePictures(rows, "photo", ["1", "1/2"], limits)).toMatchObject([
    { scale: "1", count: 2, least: { widthPx: 400, heightPx: 200 }, most: { widthPx: 800, heightPx: 600 } },
    { scale: "1/2", count: 2, least: { widthPx: 200, heightPx: 100 }, most: { widthPx: 400, heightPx: 300 } },
  ]);
  expect(measurePictures(rows, "other", ["1"], limits)).toEqual([]);
});
