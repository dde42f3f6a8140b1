import fc from "fast-check";
import { expect, test } from "vitest";
import type { ImagePart } from "#core/content/part.ts";
import { planRequest } from "./planned-request.ts";
import { describeCombination, describePath } from "./describe-combination.ts";
import { copyVariant, setVariantResting, shareSettings } from "./edit-variants.ts";
import { PLAN_CONTEXT } from "#e2e/fixtures/example-plans.ts";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import { parseScales, resolveSentPicture, findUndrawnScales, buildSizePath } from "./image-scales.ts";
import { planRun } from "./plan-run.ts";
import { listColumns } from "./list-columns.ts";
import { resolveSettings } from "./settings.ts";

const PICTURE: ImagePart = {
  kind: "image",
  blob: "full",
  mediaType: "image/png",
  widthPx: 800,
  heightPx: 600,
  sizeId: "s",
  smaller: [
    { scale: "1/2", blob: "half", mediaType: "image/png", widthPx: 400, heightPx: 300, sizeBytes: 9 },
    { scale: "1/4", blob: "quarter", mediaType: "image/jpeg", widthPx: 200, heightPx: 150, sizeBytes: 4 },
  ],
};
const context = { ...PLAN_CONTEXT, getSpecs: () => [] };

test.for([
  ["1, 1/2, 1/4", ["1", "1/2", "1/4"]],
  ["100%, 50 %; .25", ["1", "1/2", "1/4"]],
  ["2/4, 0.75", ["1/2", "3/4"]],
  ["1, 0.333", ["1", "0.333"]],
])("%s parses to these sizes", ([typed, scales]) => {
  expect(parseScales(typed as string)).toEqual({
    type: "several",
    values: (scales as string[]).map((value) => ({ value })),
  });
});

test.for([
  ["2", /sizes above 1/],
  ["1, 1/2, 50%", /twice/],
  ["1,, 1/2", /missing/],
  ["1, half", /written/],
  ["1/0", /smallest|above 1/],
  ["0", /smallest/],
  ["1/100", /smallest/],
  ["x0", /samples/],
])("%s is refused with a reason", ([typed, reason]) => {
  expect(parseScales(typed as string)).toEqual({ type: "unreadable", reason: expect.stringMatching(reason as RegExp) });
});

test("a scale parses to itself", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 64 }), (a, b) => {
      const first = parseScales(`${Math.min(a, b)}/${Math.max(a, b)}`);
      expect(first).toMatchObject({ type: "one" });
      expect(parseScales(first.type === "one" ? JSON.stringify(first.value).replaceAll('"', "") : "")).toEqual(first);
    }),
  );
});

test("a picture of several sizes makes a column for each, and each column sends its own bytes, in later turns too", () => {
  const planned = planRun(
    exampleConversation(),
    {
      parts: [PICTURE, { kind: "text", text: "What does it say?" }],
      imageSizes: { [buildSizePath("s")]: "1, 1/2, 1/4" },
    },
    context,
  );
  if ("reason" in planned) throw new Error(planned.reason);
  const { conversation, replies } = planned;
  const sent = replies.map((reply) => planRequest(conversation, [reply]).request.messages[0]?.parts[0]);
  expect(sent).toMatchObject([
    { blob: "full", widthPx: 800 },
    { blob: "half", widthPx: 400, heightPx: 300 },
    { blob: "quarter", widthPx: 200, mediaType: "image/jpeg" },
  ]);
  expect(listColumns(conversation).map((variant) => describeCombination(conversation, variant))).toEqual([
    ["image at 1"],
    ["image at 1/2"],
    ["image at 1/4"],
  ]);

  const answered = {
    ...conversation,
    replies: Object.fromEntries(
      replies.map((reply) => [
        reply.id,
        { ...reply, status: "done" as const, parts: [{ kind: "text" as const, text: "4.20" }] },
      ]),
    ),
  };
  const next = planRun(answered, { parts: [{ kind: "text", text: "And the date?" }], imageSizes: {} }, context);
  if ("reason" in next) throw new Error(next.reason);
  expect(next.replies.map((reply) => planRequest(next.conversation, [reply]).request.messages[0]?.parts[0])).toEqual(
    sent,
  );
});

test("an undrawn size has its pixels but no bytes, and is told from drawn ones", () => {
  const part = resolveSentPicture(PICTURE, { s: "1/8" });
  expect(part).toMatchObject({ widthPx: 100, heightPx: 75 });
  expect(["full", "half", "quarter"]).not.toContain(part.blob);
  expect(findUndrawnScales(PICTURE, ["1", "1/2", "1/8"])).toEqual(["1/8"]);
});

test("a single size makes no sweep: the picture is sent at this size", () => {
  const planned = planRun(
    exampleConversation(),
    { parts: [PICTURE], imageSizes: { [buildSizePath("s")]: "50%" } },
    context,
  );
  if ("reason" in planned) throw new Error(planned.reason);
  expect(planned.conversation.sweeps).toEqual([]);
  expect(
    planned.replies.map((reply) => planRequest(planned.conversation, [reply]).request.messages[0]?.parts[0]),
  ).toMatchObject([{ blob: "half" }]);
});

test("the same picture twice in one message has a size for each", () => {
  const { sizeId: _id, ...other } = PICTURE;
  const planned = planRun(
    exampleConversation(),
    { parts: [other, PICTURE], imageSizes: { [buildSizePath("s")]: "1/4" } },
    context,
  );
  if ("reason" in planned) throw new Error(planned.reason);
  expect(
    planned.replies.map((reply) => planRequest(planned.conversation, [reply]).request.messages[0]?.parts),
  ).toMatchObject([[{ blob: "full" }, { blob: "quarter" }]]);
});

test("sharing a column's settings leaves out its sizes and changes the settings of no column", () => {
  const resting = setVariantResting(copyVariant(exampleConversation(), "a", "z", "last"), "z", true);
  const planned = planRun(resting, { parts: [PICTURE], imageSizes: { [buildSizePath("s")]: "1, 1/2" } }, context);
  if ("reason" in planned) throw new Error(planned.reason);
  const { conversation } = planned;
  const scales = (of: typeof conversation) =>
    listColumns(of).map(({ id }) => resolveSettings(of, id).imageScales?.["s"]);
  expect(scales(conversation)).toEqual(["1", "1/2", undefined]);
  const half = listColumns(conversation)[1]?.id ?? "";
  expect(scales(shareSettings(conversation, half))).toEqual(["1", "1/2", undefined]);
});

test("the name of a sized picture has as many details as there are others to tell it from", () => {
  const one = planRun(
    exampleConversation(),
    { parts: [PICTURE], imageSizes: { [buildSizePath("s")]: "1, 1/2" } },
    context,
  );
  if ("reason" in one) throw new Error(one.reason);
  expect(describePath(one.conversation, buildSizePath("s"))).toBe("image");
  const { sizeId: _none, ...plain } = PICTURE;
  const two = planRun(
    one.conversation,
    { parts: [plain, { ...PICTURE, sizeId: "t" }], imageSizes: { [buildSizePath("t")]: "1/4" } },
    context,
  );
  if ("reason" in two) throw new Error(two.reason);
  expect(describePath(two.conversation, buildSizePath("s"))).toBe("turn 1 image");
  expect(describePath(two.conversation, buildSizePath("t"))).toBe("turn 2 image 2");
});
