import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import { changeSweep, dissolveSweep, setSweepFolded, undoSweepChange } from "./change-sweep.ts";
import type { Conversation, Reply, Settings } from "./conversation.ts";
import { describeCombination, describePath, formatSweptValues } from "./describe-combination.ts";
import { changeSweptField, copyVariant, removeVariants, setVariantResting, shareSettings } from "./edit-variants.ts";
import { listColumns } from "./list-columns.ts";
import { writePictureValue } from "./picture-value.ts";
import { planReplies, planRun, type RunPlan } from "./plan-run.ts";
import { changeSharedSettings, resolveSettings } from "./settings.ts";
import { parseSnapshot } from "./snapshot.ts";
import { buildVariablePath, formatVariableValues, parseVariableValues } from "./variable-path.ts";
import { OPUS_4_5_PARAMETERS } from "#core/parameters/opus-4-5-parameters.ts";

let lastId = 0;
const context = {
  resolveRequestFormat: ({ parameters }: Settings) => ({
    wire: "chat-completions" as const,
    dialect: "anthropic" as const,
    parameters,
  }),
  getSpecs: () => OPUS_4_5_PARAMETERS,
  newId: () => `n${++lastId}`,
  nowMs: 1,
};

function tryPlan(conversation: Conversation, text: string, isAgain?: boolean) {
  const parts = text === "" ? [] : [{ kind: "text" as const, text }];
  return planRun(conversation, { parts, imageSizes: {}, ...(isAgain === undefined ? {} : { isAgain }) }, context);
}

function plan(conversation: Conversation, text: string, isAgain?: boolean): RunPlan {
  const planned = tryPlan(conversation, text, isAgain);
  if ("reason" in planned) throw new Error(planned.reason);
  return planned;
}

/** The texts of each request of a plan: the system prompt, where there is one, and every message. */
function listSent({ requests }: Pick<RunPlan, "requests">): string[][] {
  return requests.map(({ request: { system, messages } }) => [
    ...(system === "" ? [] : [system]),
    ...messages.map(({ parts }) => parts.map((part) => (part.kind === "text" ? part.text : part.kind)).join("")),
  ]);
}

function answered({ conversation, replies }: RunPlan): Conversation {
  const done = replies.map((reply): [string, Reply] => [
    reply.id,
    { ...reply, status: "done", parts: [{ kind: "text", text: `answer of ${reply.variantId}` }] },
  ]);
  return { ...conversation, replies: { ...conversation.replies, ...Object.fromEntries(done) } };
}

const heads = (conversation: Conversation) =>
  listColumns(conversation).map((variant) => describeCombination(conversation, variant).join(", "));
const WORDINGS = buildVariablePath("formal | playful");
const NOTE = "Write a {{formal | playful}} note.";

test("wordings in a prompt make a column each, and the bodies differ in just these words", () => {
  const planned = plan(exampleConversation(), NOTE);
  expect(listSent(planned)).toEqual([["Write a formal note."], ["Write a playful note."]]);
  expect(heads(planned.conversation)).toEqual(["formal", "playful"]);
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
  const planned = plan(conversation, NOTE);
  expect(planned.requests).toHaveLength(8);
  expect(heads(planned.conversation).slice(0, 3)).toEqual([
    "brief, formal, temperature 0",
    "brief, formal, temperature 1",
    "brief, playful, temperature 0",
  ]);
  expect(new Set(listSent(planned).map((texts) => texts.join())).size).toBe(4);
  expect(planned.conversation.sweeps).toHaveLength(1);
});

test("equal markers play the same wording, in the system prompt and in the prompt", () => {
  const planned = plan(exampleConversation({ system: "{{a|b}}" }), "{{ a | b }}, {{a | b}}");
  expect(listSent(planned)).toEqual([
    ["a", "a, a"],
    ["b", "b, b"],
  ]);
});

test("an empty wording sends nothing, and the head says so", () => {
  const planned = plan(exampleConversation(), "Be {{ very | }} brief.");
  expect(listSent(planned)).toEqual([["Be very brief."], ["Be  brief."]]);
  expect(heads(planned.conversation)).toEqual(["very", "no words"]);
});

test("more wordings than columns are refused with the number and the way to fewer, however many they are", () => {
  const hundred = `{{${Array.from({ length: 100 }, (_, index) => `w${index}`).join(" | ")}}}`;
  const reason = (count: string) =>
    `This makes ${count} columns, and 26 are the most; write fewer values or wordings, or remove columns`;
  expect(tryPlan(exampleConversation(), hundred)).toEqual({ reason: reason("100") });
  const five = Array.from({ length: 5 }, (_, index) => hundred.replaceAll("w", `${index}-`)).join("");
  expect(tryPlan(exampleConversation(), five)).toEqual({ reason: reason("10,000,000,000") });
});

test("later turns continue each column, history is sent as it was said, and its wording is not asked again", () => {
  const first = answered(plan(exampleConversation(), NOTE));
  const second = plan(first, "Shorter. {{formal | playful}}!");
  expect(listSent(second)).toEqual([
    ["Write a formal note.", "answer of a", "Shorter. formal!"],
    ["Write a playful note.", expect.stringContaining("answer of"), "Shorter. playful!"],
  ]);
  // The choice of a column is changed afterwards; what was sent stays.
  const changed = {
    ...answered(second),
    variants: second.conversation.variants.map((variant) => ({
      ...variant,
      overrides: { ...variant.overrides, variables: { "formal | playful": "rude" } },
    })),
  };
  expect(listSent(plan(changed, "Again"))[0]?.slice(0, 3)).toEqual([
    "Write a formal note.",
    "answer of a",
    "Shorter. formal!",
  ]);
});

test("running the last turn again adds replies to its columns and makes none", () => {
  const first = answered(plan(exampleConversation(), NOTE));
  const again = plan(first, "");
  expect(listSent(again)).toEqual([["Write a formal note."], ["Write a playful note."]]);
  expect(listColumns(again.conversation)).toHaveLength(2);
  const kept = removeVariants(first, [listColumns(first)[1]?.id ?? ""]);
  expect(listSent(plan(kept, ""))).toEqual([["Write a formal note."]]);
  expect(listSent(plan(kept, NOTE, true))[0]).toEqual(["Write a formal note.", "answer of a", "Write a formal note."]);
  expect(listColumns(plan(kept, NOTE).conversation)).toHaveLength(2);
});

test("a first turn with other wordings makes their columns, and hides those that would be sent the same", () => {
  const first = answered(plan(changeSweptField(exampleConversation(), "a", "temperature", "0, 1"), NOTE));
  const beforeIt = { ...first, view: { ...first.view, leafTurnId: null } };
  const reworded = plan(beforeIt, "Write a {{formal | terse}} note.");
  expect(heads(reworded.conversation)).toEqual(["formal", "terse", "formal", "terse"]);
  expect(listSent(reworded).map(([text]) => text)).toEqual([
    "Write a formal note.",
    "Write a terse note.",
    "Write a formal note.",
    "Write a terse note.",
  ]);
  expect(reworded.requests.map(({ request: { parameters } }) => parameters["temperature"])).toEqual([0, 0, 1, 1]);
  expect(Object.keys(first.replies).every((id) => reworded.conversation.replies[id])).toBe(true);
  expect(heads(plan(beforeIt, "Write a note.").conversation)).toEqual([
    "formal, temperature 0",
    "formal, temperature 1",
  ]);
  expect(listSent(plan(beforeIt, NOTE))).toHaveLength(4);
  // Behind a turn that they answered, columns differ in what was said.
  expect(plan(first, "Write a note.").requests).toHaveLength(4);
});

test("a sweep of wordings is extended, narrowed with undo, folded and ended like any other", () => {
  const first = answered(plan(exampleConversation(), NOTE));
  const [sweep] = first.sweeps;
  if (!sweep) throw new Error("no sweep");
  expect(formatSweptValues(sweep.values[WORDINGS] ?? [], WORDINGS)).toBe("formal | playful");
  const change = (conversation: Conversation, typed: string) => {
    const parsed = parseVariableValues(typed);
    const values = parsed.type === "several" ? parsed.values : parsed.type === "one" ? [{ value: parsed.value }] : [];
    const changed = changeSweep(conversation, sweep.id, WORDINGS, values, null, context.newId);
    if ("reason" in changed) throw new Error(changed.reason);
    return changed.conversation;
  };
  const extended = change(first, "formal | playful | terse, with | no | {{name}}");
  expect(heads(extended)).toEqual(["formal", "playful", "terse, with", "no", "{{name}}"]);
  expect(listSent(plan(extended, ""))).toEqual([
    ["Write a terse, with note."],
    ["Write a no note."],
    ["Write a {{name}} note."],
  ]);
  const narrowed = change(first, "playful");
  expect(heads(narrowed)).toEqual(["playful"]);
  const undone = undoSweepChange(narrowed, { earlier: first, changed: narrowed }, sweep.id, WORDINGS);
  expect(heads(undone)).toEqual(["formal", "playful"]);
  expect(Object.keys(undone.replies)).toEqual(Object.keys(first.replies));
  const folded = setSweepFolded(first, sweep.id, true);
  expect(listSent(plan(folded, "Next {{formal | playful}}")).map((texts) => texts.at(-1))).toEqual(["Next formal"]);
  const ended = dissolveSweep(first, sweep.id);
  expect(listSent(plan(ended, "Next {{formal | playful}}")).map((texts) => texts.at(-1))).toEqual([
    "Next formal",
    "Next playful",
  ]);
});

test("a paused column gets no columns, and an added one has the wording of its source", () => {
  const twoColumns = copyVariant(exampleConversation(), "a", "b", "last");
  const planned = plan(setVariantResting(twoColumns, "b", true), NOTE);
  expect(listSent(planned)).toEqual([["Write a formal note."], ["Write a playful note."]]);
  const first = answered(plan(exampleConversation(), NOTE));
  const added = copyVariant(first, listColumns(first)[1]?.id ?? "", "c", "last");
  expect(listSent(planReplies(added, first.view.leafTurnId ?? "", ["c"], context))).toEqual([
    ["Write a playful note."],
  ]);
});

test("replies of an earlier version, and those of braces as text, are sent as they were", () => {
  const first = answered(plan(exampleConversation({ areBracesText: true }), String.raw`{{a | b}} \{{c}} {{d}}`));
  expect(listColumns(first)).toHaveLength(1);
  expect(listSent(plan(first, "Next"))[0]?.[0]).toBe(String.raw`{{a | b}} \{{c}} {{d}}`);
  const filled = changeSharedSettings(first, { variables: { d: "filled" } });
  const { areBracesText: _off, ...shared } = filled.shared;
  expect(listSent(plan({ ...filled, shared }, String.raw`{{d}} \{{c}}`))[0]).toEqual([
    String.raw`{{a | b}} \{{c}} {{d}}`,
    "answer of a",
    "filled {{c}}",
  ]);
});

test("a variable with several values makes a column each, and only where it stands in a prompt", () => {
  const path = buildVariablePath("name");
  const conversation = changeSweptField(
    exampleConversation({ variables: { name: "x", city: "Rome" } }),
    "a",
    path,
    '["Ada","Bob"]',
  );
  expect(listSent(plan(conversation, "To nobody"))).toEqual([["To nobody"]]);
  expect(plan(conversation, "To nobody").conversation.variants[0]?.swept).toEqual({ [path]: '["Ada","Bob"]' });
  const planned = plan(conversation, "To {{name}} in {{city}}");
  expect(listSent(planned)).toEqual([["To Ada in Rome"], ["To Bob in Rome"]]);
  expect(heads(planned.conversation)).toEqual(["name Ada", "name Bob"]);
  // A variable that a column has no value of its own for follows the shared one.
  const moved = changeSharedSettings(planned.conversation, { variables: { name: "x", city: "Oslo" } });
  expect(listSent(planReplies(moved, planned.conversation.view.leafTurnId ?? "", ["a"], context))).toEqual([
    ["To Ada in Oslo"],
  ]);
  const shared = shareSettings(planned.conversation, "a");
  for (const { id } of listColumns(shared))
    expect(resolveSettings(shared, id)).toEqual(resolveSettings(planned.conversation, id));
});

test("variables of any name survive being stored", () => {
  const variables = Object.fromEntries([
    ["__proto__", "a"],
    ["constructor", "b"],
    ["名前", "c"],
    ["formal | playful", ""],
  ]);
  const conversation = { ...exampleConversation({ variables, areBracesText: true }) };
  const { turns: _turns, replies: _replies, ...head } = structuredClone(conversation);
  const parsed = parseSnapshot({ head, turns: [], replies: [] });
  expect(Object.entries(parsed?.conversation.shared.variables ?? {})).toEqual(Object.entries(variables));
  expect(parsed?.conversation.shared.areBracesText).toBe(true);
  expect(listSent(plan(exampleConversation({ variables }), "{{__proto__}}{{constructor}}{{toString}}"))).toEqual([
    ["ab{{toString}}"],
  ]);
});

test("values written on one line give the same values again", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof(fc.string(), fc.constantFrom("", "a|b", "[", '["x"]', "a\nb", " a", "\\", "\\|")), {
        minLength: 1,
        maxLength: 5,
      }),
      (values) => {
        const parsed = parseVariableValues(formatVariableValues(values));
        const found =
          parsed.type === "several"
            ? parsed.values.map(({ value }) => value)
            : parsed.type === "one"
              ? [parsed.value]
              : [];
        expect(found).toEqual(values);
        expect(formatVariableValues(values)).not.toMatch(/[\r\n]/);
      },
    ),
    { numRuns: 1000 },
  );
});

test("a picture fills its marker between the texts around it, in a column each where there are several", () => {
  const pictures = [1, 2].map((widthPx) => ({
    kind: "image" as const,
    blob: String(widthPx),
    mediaType: "image/png",
    widthPx,
    heightPx: 1,
  }));
  const path = buildVariablePath("photo");
  const conversation = changeSweptField(
    exampleConversation({ variables: { name: "Ada" } }),
    "a",
    path,
    JSON.stringify(pictures.map(writePictureValue)),
  );
  const planned = plan(conversation, "{{photo}}\nIs this {{name}}, {{photo}}? {{{raw}}}");
  expect(planned.requests.map(({ request: { messages } }) => messages[0]?.parts)).toEqual(
    pictures.map((picture) => [
      picture,
      { kind: "text", text: "\nIs this Ada, " },
      picture,
      { kind: "text", text: "? {{{raw}}}" },
    ]),
  );
  expect(heads(planned.conversation)).toEqual(["photo picture 1×1", "photo picture 2×1"]);
});
