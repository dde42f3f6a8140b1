import { expect, test } from "vitest";
import { OPUS_4_5_PARAMETERS } from "#core/parameters/opus-4-5-parameters.ts";
import { parseField } from "#core/parameters/parse-field.ts";
import { listThread } from "./list-thread.ts";
import { planRequest } from "./planned-request.ts";
import { changeSweep, dissolveSweep, setSweepFolded } from "./change-sweep.ts";
import type { Conversation, Reply } from "./conversation.ts";
import { describeCombination, formatSweptValues } from "./describe-combination.ts";
import { addTurn } from "./edit-turns.ts";
import { changeSweptField } from "./change-swept-field.ts";
import { changeSampleCount, copyVariant, removeVariants, setVariantResting } from "./edit-variants.ts";
import { PLAN_CONTEXT } from "#e2e/fixtures/example-plans.ts";
import { exampleConversation, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { planRun, type RunPlan } from "./plan-run.ts";
import { listColumns } from "./list-columns.ts";
import { resolveSettings } from "./settings.ts";

const TEXT = [{ kind: "text" as const, text: "Hello" }];

function swept(
  fields: Record<string, string>,
  on = exampleConversation({ parameters: { max_tokens: 100 } }),
): Conversation {
  return Object.entries(fields).reduce((before, [path, typed]) => changeSweptField(before, "a", path, typed), on);
}

function plan(conversation: Conversation, parts = TEXT): RunPlan {
  const planned = planRun(conversation, { parts, imageSizes: {} }, PLAN_CONTEXT);
  if ("reason" in planned) throw new Error(planned.reason);
  return planned;
}

function answered({ conversation }: RunPlan): Conversation {
  const replies = Object.fromEntries(
    Object.entries(conversation.replies).map(([id, reply]): [string, Reply] => [
      id,
      reply.status === "queued" ? { ...reply, status: "done", parts: [{ kind: "text", text: `answer ${id}` }] } : reply,
    ]),
  );
  return { ...conversation, replies };
}

const temperatures = (conversation: Conversation) =>
  listColumns(conversation).map(({ id }) => resolveSettings(conversation, id).parameters["temperature"]);
const typed = (text: string, path = "temperature") => {
  const spec = OPUS_4_5_PARAMETERS.find((each) => each.path === path);
  const parsed = spec && parseField(text, spec);
  if (parsed?.type !== "several") throw new Error(`not several: ${text}`);
  return parsed.values;
};

test("several values in one field make a column for each, and only that field differs between the bodies", () => {
  const { conversation, replies } = plan(swept({ temperature: "0, .5, 1" }));
  expect(temperatures(conversation)).toEqual([0, 0.5, 1]);
  const bodies = replies.map((reply) => planRequest(conversation, [reply]).request);
  expect(
    new Set(bodies.map(({ parameters: { temperature: _own, ...rest }, ...body }) => JSON.stringify({ ...body, rest })))
      .size,
  ).toBe(1);
  expect(bodies.map(({ parameters }) => parameters["temperature"])).toEqual([0, 0.5, 1]);
  expect(listColumns(conversation)[0]).toMatchObject({ id: "a" });
  expect(listColumns(conversation).every((variant) => variant.swept === undefined)).toBe(true);
  expect(listColumns(conversation).map((variant) => describeCombination(conversation, variant))).toEqual([
    ["temperature 0"],
    ["temperature 0.5"],
    ["temperature 1"],
  ]);
});

test("two swept fields give every combination, multiplied by the samples", () => {
  const { conversation, replies } = plan(swept({ temperature: "0, 1 x3", model: "m1, m2" }));
  expect(
    listColumns(conversation)
      .map(({ id }) => resolveSettings(conversation, id))
      .map(({ modelId, parameters }) => [parameters["temperature"], modelId]),
  ).toEqual([
    [0, "m1"],
    [0, "m2"],
    [1, "m1"],
    [1, "m2"],
  ]);
  expect(replies).toHaveLength(12);
  expect(replies.map(({ sample }) => sample).slice(0, 3)).toEqual([0, 1, 2]);
});

test('samples alone make no sweep, and "not sent" is a value', () => {
  const alone = plan(swept({ temperature: "x5" }));
  expect(alone.replies).toHaveLength(5);
  expect(alone.conversation.sweeps).toEqual([]);
  expect(temperatures(plan(swept({ temperature: "not sent, 1" })).conversation)).toEqual([undefined, 1]);
  expect(temperatures(plan(swept({ temperature: "0.7 x2" })).conversation)).toEqual([0.7]);
});

test("more columns than letters are refused with their number", () => {
  expect(
    planRun(swept({ temperature: "0..1/9", top_k: "1, 2, 3" }), { parts: TEXT, imageSizes: {} }, PLAN_CONTEXT),
  ).toEqual({
    reason: "This makes 27 columns, and 26 are the most; write fewer values or wordings, or remove columns",
  });
  expect(planRun(swept({ temperature: "0, warm" }), { parts: TEXT, imageSizes: {} }, PLAN_CONTEXT)).toEqual({
    reason: expect.stringMatching(/^temperature: “warm”/),
  });
  expect(
    planRun(swept({ temperature: "0, 1 x2", top_k: "x3" }), { parts: TEXT, imageSizes: {} }, PLAN_CONTEXT),
  ).toEqual({
    reason: expect.stringMatching(/temperature sets another number of samples/),
  });
});

test("a sweep in mid-conversation continues the existing thread, and runs the last turn again where nothing is typed", () => {
  const first = answered(plan(exampleConversation()));
  const asNext = plan(swept({ temperature: "0, 1" }, first));
  expect(asNext.replies.map((reply) => planRequest(asNext.conversation, [reply]).request.messages.length)).toEqual([
    3, 3,
  ]);
  const again = plan(swept({ temperature: "0, 1" }, first), []);
  expect(again.replies.map((reply) => planRequest(again.conversation, [reply]).request.messages.length)).toEqual([
    1, 1,
  ]);
  expect(Object.keys(again.conversation.replies)).toHaveLength(3);
});

test("with an empty composer only columns without a reply run; all of them where each has one", () => {
  const one = answered(plan(exampleConversation()));
  const two = copyVariant(one, "a", "b", "last");
  const added = plan(two, []);
  expect(added.replies.map(({ variantId }) => variantId)).toEqual(["b"]);
  expect(plan(answered(added), []).replies.map(({ variantId }) => variantId)).toEqual(["a", "b"]);
});

test("a turn runs in the columns that do not rest, and a resting column continues without it", () => {
  let conversation = answered(plan(copyVariant(exampleConversation(), "a", "b", "last")));
  conversation = answered(plan(setVariantResting(conversation, "b", true)));
  const turn = conversation.turns[conversation.view.leafTurnId ?? ""];
  expect(turn?.askedOf).toEqual(["a"]);
  const next = plan(setVariantResting(conversation, "b", false));
  expect(next.replies.map((reply) => planRequest(next.conversation, [reply]).request.messages.length)).toEqual([5, 3]);
  const asleep = setVariantResting(setVariantResting(conversation, "a", true), "b", true);
  expect(planRun(asleep, { parts: TEXT, imageSizes: {} }, PLAN_CONTEXT)).toEqual({
    reason: expect.stringMatching(/All columns are paused/),
  });
});

test("changing a sweep keeps the columns of values that stay and restores those of values that return", () => {
  const made = answered(plan(swept({ temperature: "0, .5, 1", top_k: "1, 5" })));
  const [sweep] = made.sweeps;
  if (!sweep) throw new Error("no sweep");
  const change = (before: Conversation, text: string) => {
    const changed = changeSweep(before, sweep.id, "temperature", typed(text), null, PLAN_CONTEXT.newId);
    if ("reason" in changed) throw new Error(changed.reason);
    return changed.conversation;
  };
  const idsOf = (conversation: Conversation) => listColumns(conversation).map(({ id }) => id);
  const shortened = change(made, "0, 1");
  expect(temperatures(shortened)).toEqual([0, 0, 1, 1]);
  expect(Object.keys(shortened.replies)).toHaveLength(6);
  const extended = change(shortened, "0, .5, 1, .25");
  expect(idsOf(extended).slice(0, 6)).toEqual(idsOf(made));
  expect(temperatures(extended)).toEqual([0, 0, 0.5, 0.5, 1, 1, 0.25, 0.25]);
  expect(plan(extended, []).replies).toHaveLength(2);
  expect(formatSweptValues(extended.sweeps[0]?.values["temperature"] ?? [], "temperature")).toBe("0, 0.5, 1, 0.25");
  expect(changeSweep(made, sweep.id, "temperature", typed("0..1/14"), null, PLAN_CONTEXT.newId)).toEqual({
    reason: "This makes 28 columns, and 26 are the most; write fewer values or wordings, or remove columns",
  });
});

test("a folded sweep shows and runs its first column; a dissolved one keeps its columns", () => {
  const made = answered(plan(swept({ temperature: "0, .5, 1" })));
  const [sweep] = made.sweeps;
  const folded = setSweepFolded(made, sweep?.id ?? "", true);
  expect(temperatures(folded)).toEqual([0]);
  expect(plan(folded).replies).toHaveLength(1);
  expect(setSweepFolded(folded, sweep?.id ?? "", false)).toEqual(made);
  const dissolved = dissolveSweep(made, sweep?.id ?? "");
  expect(dissolved.sweeps).toEqual([]);
  expect(temperatures(dissolved)).toEqual([0, 0.5, 1]);
});

test("removing a column that another was copied from keeps the copy's thread", () => {
  const first = answered(plan(exampleConversation()));
  const alone = removeVariants(copyVariant(first, "a", "b", "last"), ["a"]);
  const next = plan(alone);
  expect(
    next.replies.map((reply) => planRequest(next.conversation, [reply]).request.messages.map(({ role }) => role)),
  ).toEqual([["user", "assistant", "user"]]);
});

test("a thread is inherited on every branch that shares its turns", () => {
  let conversation = answered(plan(exampleConversation()));
  conversation = answered(plan(conversation));
  conversation = copyVariant(conversation, "a", "b", "last");
  const [first, second] = Object.values(conversation.turns);
  expect(second?.parentId).toBe(first?.id);
  const edited = addTurn(conversation, { ...exampleTurn("t9", first?.id ?? null), createdAtMs: 9 });
  const planned = plan(edited, []);
  const own = planned.replies.find(({ variantId }) => variantId === "b");
  const thread = own && listThread(planned.conversation, own);
  expect(thread).toHaveLength(2);
  expect(thread?.[0]?.replyId).not.toBeNull();
});

test("each turn runs as many samples of a column as the column is set to", () => {
  expect(plan(changeSampleCount(exampleConversation(), "a", 4)).replies).toHaveLength(4);
});
