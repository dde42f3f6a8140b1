import { expect, test } from "vitest";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import { changeSweep, dissolveSweep, setSweepFolded, undoSweepChange } from "./change-sweep.ts";
import type { Conversation } from "./conversation.ts";
import { describePath, formatSweptValues } from "./describe-combination.ts";
import { changeSweptField } from "./change-swept-field.ts";
import { copyVariant, removeVariants, setVariantResting } from "./edit-variants.ts";
import { listColumns } from "./list-columns.ts";
import { planReplies } from "./plan-run.ts";
import { changeSharedSettings } from "./settings.ts";
import { buildVariablePath, parseVariableValues } from "./variable-path.ts";
import { answerPlan, PLAN_CONTEXT, listHeads, listSent, planText, tryPlanText } from "#e2e/fixtures/example-plans.ts";

const WORDINGS = buildVariablePath("formal | playful");
const NOTE = "Write a {{formal | playful}} note.";

test("wordings in a prompt make a column each, and the bodies differ in just these words", () => {
  const planned = planText(exampleConversation(), NOTE);
  expect(listSent(planned)).toEqual([["Write a formal note."], ["Write a playful note."]]);
  expect(listHeads(planned.conversation)).toEqual(["formal", "playful"]);
  expect(planned.conversation.sweeps).toHaveLength(1);
  expect(describePath(planned.conversation, WORDINGS)).toBe("wording");
  const [turn] = Object.values(planned.conversation.turns);
  expect(turn?.parts).toEqual([{ kind: "text", text: NOTE }]);
  const bodies = planned.requests.map(({ request: { messages: _own, ...rest } }) => JSON.stringify(rest));
  expect(new Set(bodies).size).toBe(1);
});

test("wordings of the system prompt and of the prompt, and swept parameters, give every combination", () => {
  const conversation = changeSweptField(
    exampleConversation({ system: "Be {{brief | wordy}}." }),
    "a",
    "temperature",
    "0, 1",
  );
  const planned = planText(conversation, NOTE);
  expect(planned.requests).toHaveLength(8);
  expect(listHeads(planned.conversation).slice(0, 3)).toEqual([
    "brief, formal, temperature 0",
    "brief, formal, temperature 1",
    "brief, playful, temperature 0",
  ]);
  expect(new Set(listSent(planned).map((texts) => texts.join())).size).toBe(4);
  expect(planned.conversation.sweeps).toHaveLength(1);
});

test("equal markers play the same wording, in the system prompt and in the prompt", () => {
  const planned = planText(exampleConversation({ system: "{{a|b}}" }), "{{ a | b }}, {{a | b}}");
  expect(listSent(planned)).toEqual([
    ["a", "a, a"],
    ["b", "b, b"],
  ]);
});

test("an empty wording sends nothing, and the head says so", () => {
  const planned = planText(exampleConversation(), "Be {{ very | }} brief.");
  expect(listSent(planned)).toEqual([["Be very brief."], ["Be  brief."]]);
  expect(listHeads(planned.conversation)).toEqual(["very", "no words"]);
});

test("more wordings than columns are refused with the number and the way to fewer, however many they are", () => {
  const hundred = `{{${Array.from({ length: 100 }, (_, index) => `w${index}`).join(" | ")}}}`;
  const reason = (count: string) =>
    `This makes ${count} columns, and 26 are the most; write fewer values or wordings, or remove columns`;
  expect(tryPlanText(exampleConversation(), hundred)).toEqual({ reason: reason("100") });
  const five = Array.from({ length: 5 }, (_, index) => hundred.replaceAll("w", `${index}-`)).join("");
  expect(tryPlanText(exampleConversation(), five)).toEqual({ reason: reason("10,000,000,000") });
});

test("later turns continue each column, history is sent as it was said, and its wording is not asked again", () => {
  const first = answerPlan(planText(exampleConversation(), NOTE));
  const second = planText(first, "Shorter. {{formal | playful}}!");
  expect(listSent(second)).toEqual([
    ["Write a formal note.", "answer of a", "Shorter. formal!"],
    ["Write a playful note.", expect.stringContaining("answer of"), "Shorter. playful!"],
  ]);
  // The choice of a column is changed afterwards; what was sent stays.
  const changed = {
    ...answerPlan(second),
    variants: second.conversation.variants.map((variant) => ({
      ...variant,
      overrides: { ...variant.overrides, variables: { "formal | playful": "rude" } },
    })),
  };
  expect(listSent(planText(changed, "Again"))[0]?.slice(0, 3)).toEqual([
    "Write a formal note.",
    "answer of a",
    "Shorter. formal!",
  ]);
});

test("running the last turn again adds replies to its columns and makes none", () => {
  const first = answerPlan(planText(exampleConversation(), NOTE));
  const again = planText(first, "");
  expect(listSent(again)).toEqual([["Write a formal note."], ["Write a playful note."]]);
  expect(listColumns(again.conversation)).toHaveLength(2);
  const kept = removeVariants(first, [listColumns(first)[1]?.id ?? ""]);
  expect(listSent(planText(kept, ""))).toEqual([["Write a formal note."]]);
  expect(listSent(planText(kept, NOTE, true))[0]).toEqual([
    "Write a formal note.",
    "answer of a",
    "Write a formal note.",
  ]);
  expect(listColumns(planText(kept, NOTE).conversation)).toHaveLength(2);
});

test("a first turn with other wordings makes their columns, and hides those that would be sent the same", () => {
  const first = answerPlan(planText(changeSweptField(exampleConversation(), "a", "temperature", "0, 1"), NOTE));
  const beforeIt = { ...first, view: { ...first.view, leafTurnId: null } };
  const reworded = planText(beforeIt, "Write a {{formal | terse}} note.");
  expect(listHeads(reworded.conversation)).toEqual(["formal", "terse", "formal", "terse"]);
  expect(listSent(reworded).map(([text]) => text)).toEqual([
    "Write a formal note.",
    "Write a terse note.",
    "Write a formal note.",
    "Write a terse note.",
  ]);
  expect(reworded.requests.map(({ request: { parameters } }) => parameters["temperature"])).toEqual([0, 0, 1, 1]);
  expect(Object.keys(first.replies).every((id) => reworded.conversation.replies[id])).toBe(true);
  expect(listHeads(planText(beforeIt, "Write a note.").conversation)).toEqual([
    "formal, temperature 0",
    "formal, temperature 1",
  ]);
  expect(listSent(planText(beforeIt, NOTE))).toHaveLength(4);
  // Behind a turn that they answered, columns differ in what was said.
  expect(planText(first, "Write a note.").requests).toHaveLength(4);
});

test("a sweep of wordings is extended, narrowed with undo, folded and ended like any other", () => {
  const first = answerPlan(planText(exampleConversation(), NOTE));
  const [sweep] = first.sweeps;
  if (!sweep) throw new Error("no sweep");
  expect(formatSweptValues(sweep.values[WORDINGS] ?? [], WORDINGS)).toBe("formal | playful");
  const change = (conversation: Conversation, typed: string) => {
    const parsed = parseVariableValues(typed);
    const values = parsed.type === "several" ? parsed.values : parsed.type === "one" ? [{ value: parsed.value }] : [];
    const changed = changeSweep(conversation, sweep.id, WORDINGS, values, null, PLAN_CONTEXT.newId);
    if ("reason" in changed) throw new Error(changed.reason);
    return changed.conversation;
  };
  const extended = change(first, "formal | playful | terse, with | no | {{name}}");
  expect(listHeads(extended)).toEqual(["formal", "playful", "terse, with", "no", "{{name}}"]);
  expect(listSent(planText(extended, ""))).toEqual([
    ["Write a terse, with note."],
    ["Write a no note."],
    ["Write a {{name}} note."],
  ]);
  const narrowed = change(first, "playful");
  expect(listHeads(narrowed)).toEqual(["playful"]);
  const undone = undoSweepChange(narrowed, { earlier: first, changed: narrowed }, sweep.id, WORDINGS);
  expect(listHeads(undone)).toEqual(["formal", "playful"]);
  expect(Object.keys(undone.replies)).toEqual(Object.keys(first.replies));
  const folded = setSweepFolded(first, sweep.id, true);
  expect(listSent(planText(folded, "Next {{formal | playful}}")).map((texts) => texts.at(-1))).toEqual(["Next formal"]);
  const ended = dissolveSweep(first, sweep.id);
  expect(listSent(planText(ended, "Next {{formal | playful}}")).map((texts) => texts.at(-1))).toEqual([
    "Next formal",
    "Next playful",
  ]);
});

test("a paused column gets no columns, and an added one has the wording of its source", () => {
  const twoColumns = copyVariant(exampleConversation(), "a", "b", "last");
  const planned = planText(setVariantResting(twoColumns, "b", true), NOTE);
  expect(listSent(planned)).toEqual([["Write a formal note."], ["Write a playful note."]]);
  const first = answerPlan(planText(exampleConversation(), NOTE));
  const added = copyVariant(first, listColumns(first)[1]?.id ?? "", "c", "last");
  expect(listSent(planReplies(added, first.view.leafTurnId ?? "", [{ variantId: "c" }], PLAN_CONTEXT))).toEqual([
    ["Write a playful note."],
  ]);
});

test("replies of an earlier version, and those of braces as text, are sent as they were", () => {
  const first = answerPlan(planText(exampleConversation({ areBracesText: true }), String.raw`{{a | b}} \{{c}} {{d}}`));
  expect(listColumns(first)).toHaveLength(1);
  expect(listSent(planText(first, "Next"))[0]?.[0]).toBe(String.raw`{{a | b}} \{{c}} {{d}}`);
  const filled = changeSharedSettings(first, { variables: { d: "filled" } });
  const { areBracesText: _off, ...shared } = filled.shared;
  expect(listSent(planText({ ...filled, shared }, String.raw`{{d}} \{{c}}`))[0]).toEqual([
    String.raw`{{a | b}} \{{c}} {{d}}`,
    "answer of a",
    "filled {{c}}",
  ]);
});
