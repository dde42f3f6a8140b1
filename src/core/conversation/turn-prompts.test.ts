import fc from "fast-check";
import { expect, test } from "vitest";
import type { Part } from "#core/content/part.ts";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import { answerPlan, listHeads, listSent, PLAN_CONTEXT, planText } from "#e2e/fixtures/example-plans.ts";
import { listRequestChanges } from "#core/compare/list-request-changes.ts";
import { capturePrompt } from "#core/library/capture-prompt.ts";
import { dissolveSweep } from "./change-sweep.ts";
import type { Conversation, Reply } from "./conversation.ts";
import { changeSweptField } from "./change-swept-field.ts";
import { copyVariant, removeVariants, setVariantResting } from "./edit-variants.ts";
import { planReplies, planRun, type RunPlan } from "./plan-run.ts";
import { planRequest } from "./planned-request.ts";
import { parseSnapshot } from "./snapshot.ts";
import { joinPrompts, listPicturesBeside, listTurnParts } from "./turn-prompts.ts";
import { validateRun } from "./validate-run.ts";

const twoColumns = () => copyVariant(exampleConversation(), "a", "b", "last");

/** The plan of running prompts of some columns. */
function planPrompts(conversation: Conversation, texts: Record<string, string>): RunPlan {
  const prompts = Object.entries(texts).map(([variantId, text]) => ({
    variantId,
    parts: [{ kind: "text" as const, text }],
  }));
  const planned = planRun(conversation, { ...joinPrompts(prompts), imageSizes: {} }, PLAN_CONTEXT);
  if ("reason" in planned) throw new Error(planned.reason);
  return planned;
}

/** The texts that would be sent for a reply as the conversation is now. */
const listSentNow = (conversation: Conversation, reply: Reply) =>
  listSent({ requests: [planRequest(conversation, [reply])] })[0];

test("columns with prompts of their own are sent bodies that differ in just the prompt, and later turns what was said", () => {
  const first = planPrompts(twoColumns(), { a: "Be brief.", b: "Be wordy." });
  expect(listSent(first)).toEqual([["Be brief."], ["Be wordy."]]);
  const bodies = first.requests.map(({ request: { messages: _own, ...rest } }) => JSON.stringify(rest));
  expect(new Set(bodies).size).toBe(1);
  const second = planText(answerPlan(first), "Again.");
  expect(listSent(second)).toEqual([
    ["Be brief.", "answer of a", "Again."],
    ["Be wordy.", "answer of b", "Again."],
  ]);
  const [left, right] = first.replies;
  if (!left || !right) throw new Error("no replies");
  expect(
    listRequestChanges(second.conversation, { reply: left, connection: "x" }, { reply: right, connection: "x" }),
  ).toEqual([{ name: "prompt 1", before: "Be brief.", after: "Be wordy.", isText: true }]);
  expect(capturePrompt(first.conversation, "b", { text: "", attachments: [] }).text).toBe("Be wordy.");
});

test("prompts that are equal are one that all columns share", () => {
  const { conversation } = planPrompts(twoColumns(), { a: "Same.", b: "Same." });
  const [turn] = Object.values(conversation.turns);
  expect(turn?.parts).toEqual([{ kind: "text", text: "Same." }]);
  expect(turn?.own).toBeUndefined();
});

test("a column added later is sent what its source was sent, and a column that was away what the first one was", () => {
  const said = answerPlan(planPrompts(twoColumns(), { a: "Be brief.", b: "Be wordy." }));
  const copied = copyVariant(said, "b", "c", "last");
  const [turn] = Object.values(copied.turns);
  if (!turn) throw new Error("no turn");
  const sent = planReplies(copied, turn.id, [{ variantId: "c" }], PLAN_CONTEXT);
  expect(listSent(sent)).toEqual([["Be wordy."]]);
  expect(listSent(planText(copied, "Again."))[2]).toEqual(["Be wordy.", "answer of b", "Again."]);
  // What was sent is fixed, whatever becomes of the columns.
  const [reply] = sent.replies;
  const changed = {
    ...sent.conversation,
    variants: sent.conversation.variants.map(({ threadFrom: _from, ...rest }) => rest),
  };
  expect(reply && listSentNow(changed, reply)).toEqual(["Be wordy."]);
  const unrelated = { ...said, variants: [...said.variants, { id: "z", overrides: {} }] };
  expect(listSent(planReplies(unrelated, turn.id, [{ variantId: "z" }], PLAN_CONTEXT))).toEqual([["Be brief."]]);
});

test("wordings in the prompt of one column make columns of that one alone, each with its prompt", () => {
  const planned = planPrompts(twoColumns(), { a: "A {{formal | playful}} note.", b: "A note." });
  expect(listSent(planned)).toEqual([["A formal note."], ["A playful note."], ["A note."]]);
  const dissolved = dissolveSweep(planned.conversation, planned.conversation.sweeps[0]?.id ?? "");
  expect(planned.replies.map((reply) => listSentNow(dissolved, reply))).toEqual(listSent(planned));
});

test("columns that a sweep makes when the first turn is run again are sent the prompt of their column", () => {
  const said = answerPlan(planPrompts(twoColumns(), { a: "Be brief.", b: "Be wordy." }));
  const again = planText(changeSweptField(said, "b", "temperature", "0, 1"), "");
  expect(listHeads(again.conversation)).toEqual(["", "temperature 0", "temperature 1"]);
  expect(listSent(again)).toEqual([["Be wordy."], ["Be wordy."]]);
});

test("columns of a sweep with different prompts in a first turn are not taken for equal ones", () => {
  const swept = planText(exampleConversation(), "{{formal | playful}}").conversation;
  const [left = "", right = ""] = swept.variants.map(({ id }) => id);
  const anew = { ...swept, turns: {}, replies: {}, view: { leafTurnId: null, shown: {} } };
  expect(listSent(planPrompts(anew, { [left]: "One.", [right]: "Two." }))).toEqual([["One."], ["Two."]]);
  expect(listSent(planPrompts(anew, { [left]: "One.", [right]: "One." }))).toEqual([["One."]]);
});

test("a check before a run looks at the prompt of each column", () => {
  const planned = planPrompts(twoColumns(), { a: "For {{name}}.", b: "For Ada." });
  const limits = { source: { kind: "none" } } as never;
  const problem = validateRun(planned, {
    getCapabilities: () => limits,
    listFieldErrors: () => [],
    getMissing: () => undefined,
    maxReplies: 100,
  });
  expect(problem?.sentence).toMatch(/^Variant A: name has no value/);
});

test("removed and paused columns keep the prompts of what they were sent", () => {
  const said = answerPlan(planPrompts(twoColumns(), { a: "Be brief.", b: "Be wordy." }));
  const alone = planText(removeVariants(said, ["a"]), "Again.");
  expect(listSent(alone)).toEqual([["Be wordy.", "answer of b", "Again."]]);
  const resting = planPrompts(setVariantResting(twoColumns(), "b", true), { a: "Be brief.", b: "Be wordy." });
  expect(listSent(resting)).toEqual([["Be brief."]]);
});

test("for any prompts, each column is sent exactly its own, also after a turn is stored and read", () => {
  const part = fc.oneof(
    fc.record({ kind: fc.constant("text" as const), text: fc.constantFrom("one", "two", "__proto__", "") }),
    fc.record({
      kind: fc.constant("image" as const),
      blob: fc.constantFrom("x", "y"),
      mediaType: fc.constant("image/png" as const),
      widthPx: fc.constant(1),
      heightPx: fc.constant(1),
    }),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom("a", "b", "c", "toString"), { minLength: 1 }),
      fc.infiniteStream(fc.array(part, { minLength: 1, maxLength: 4 })),
      (ids, contents) => {
        const prompts = ids.map((variantId): { variantId: string; parts: Part[] } => ({
          variantId,
          parts: contents.next().value,
        }));
        const turn = { id: "t", parentId: null, askedOf: "all" as const, createdAtMs: 1, ...joinPrompts(prompts) };
        const { turns: _none, replies: _no, gone: _gone, ...head } = exampleConversation();
        const parsed = parseSnapshot({ head, turns: [structuredClone(turn)], replies: [] });
        for (const { variantId, parts } of prompts) {
          expect(listTurnParts({ variants: [] }, turn, variantId)).toEqual(parts);
          expect(parsed && listTurnParts(parsed.conversation, parsed.conversation.turns["t"], variantId)).toEqual(
            parts,
          );
        }
      },
    ),
  );
});

test("an index of a damaged turn that names no part is left out", () => {
  const turn = { parts: [{ kind: "text" as const, text: "one" }], own: { a: [0, 7], b: [5] } };
  expect(listTurnParts({ variants: [] }, turn, "a")).toEqual([{ kind: "text", text: "one" }]);
  expect(listTurnParts({ variants: [] }, turn, "b")).toEqual([]);
});

test("a picture is counted among those that its own column was sent, and another column is told of it as that one was", () => {
  const picture = (blob: string): Part => ({ kind: "image", blob, mediaType: "image/png", widthPx: 1, heightPx: 1 });
  const text: Part = { kind: "text", text: "Look." };
  const turn = joinPrompts([
    { variantId: "a", parts: [picture("1"), picture("2"), text] },
    { variantId: "b", parts: [picture("3"), text] },
  ]);
  expect(turn.parts.map(({ kind }) => kind)).toEqual(["image", "image", "text", "image"]);
  const conversation = twoColumns();
  expect(listPicturesBeside(conversation, turn, 1, "a")).toEqual([0, 1]);
  expect(listPicturesBeside(conversation, turn, 3, "b")).toEqual([3]);
  expect(listPicturesBeside(conversation, turn, 3, "a")).toEqual([3]);
  expect(listPicturesBeside(conversation, { parts: turn.parts }, 3, "a")).toEqual([0, 1, 3]);
});
