import fc from "fast-check";
import { expect, test } from "vitest";
import { CHECK_KIND_ROWS, CHECK_KINDS, type CheckField, type CheckKindRow } from "#core/checks/check-kinds.ts";
import { createCheck } from "#core/checks/create-check.ts";
import type { Check } from "#core/conversation/check.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { appendRows } from "#core/conversation/edit-rows.ts";
import { addTurn } from "#core/conversation/edit-turns.ts";
import { isSameCheck, writeAssertion } from "#core/evaluations/write-assertion.ts";
import { writePromptfoo } from "#core/evaluations/write-promptfoo.ts";
import { listRowLines } from "#core/listings/list-row-lines.ts";
import { exampleConversation, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { parseYaml } from "#core/parse-yaml.ts";
import { readRows } from "./read-rows.ts";
import type { RowTable } from "./row-table.ts";

const NAMES = ["city", "expected", "target", "größe", "description"];
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }).map((each) => each.replaceAll("\0", "")),
  fc.constantFrom(
    "",
    "007",
    "null",
    "- a: b",
    "# no",
    "'x'",
    "{",
    "{{city}}",
    "[1]",
    "a\nb ",
    "\u202Eold",
    "---",
    "file://a",
  ),
);
const rows = fc.array(
  fc
    .record(Object.fromEntries(NAMES.map((name) => [name, fc.option(text, { nil: undefined })])))
    .map((row) =>
      Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    )
    .filter((row) => Object.keys(row).length > 0),
  { minLength: 1, maxLength: 5 },
);

function anyValue({ input, choices = [], start }: CheckField): fc.Arbitrary<string> {
  if (input === "switch") return fc.constantFrom("yes", "no");
  if (input === "choice") return fc.constantFrom(...choices.map(({ value }) => value));
  if (input === "number") return fc.constantFrom("0.5", "1", "12", "0.025", start);
  return fc.constantFrom(
    "Paris",
    "{{expected}}",
    "in {{city}}",
    "{{nobody}}",
    "a\nb",
    '{"a": [1]}',
    "json.a > 1 && output.length < row.city.length",
    "end_turn",
    start,
  );
}

const check: fc.Arbitrary<Check> = fc.constantFrom(...CHECK_KINDS).chain((kind) => {
  const row: CheckKindRow = CHECK_KIND_ROWS[kind];
  return fc
    .tuple(
      fc.record(Object.fromEntries(row.fields.map((each) => [each.name, anyValue(each)]))),
      fc.boolean(),
      fc.constantFrom(undefined, 2, 0.5),
      fc.constantFrom("", "tone"),
      fc.constantFrom(undefined, { kind: "path" as const, at: "a.b[0]" }, { kind: "tag" as const, at: "answer" }),
    )
    .map(([options, isNegated, weight, name, aim]) => {
      const { isNegated: _start, ...made } = createCheck("c", kind, options);
      return {
        ...made,
        name,
        ...(isNegated ? { isNegated } : {}),
        ...(weight === undefined ? {} : { weight }),
        ...(aim === undefined ? {} : { aim }),
      };
    });
});

function build(values: readonly Record<string, string>[], checks: readonly Check[]): Conversation {
  let made = 0;
  const conversation = addTurn(exampleConversation(), exampleTurn("t1", null, "Capital of {{city}}?"));
  const withRows = appendRows(conversation, values, () => `w${++made}`);
  return { ...withRows, checks: checks.map((each, index) => ({ ...each, id: `c${index}` })) };
}

function readAgain(written: string): RowTable {
  const value = parseYaml(written);
  if (value === undefined) throw new Error(`no YAML: ${written}`);
  const table = readRows({ value, pictures: [] });
  if ("reason" in table) throw new Error(table.reason);
  return table;
}

const toObjects = ({ columns, records }: RowTable) =>
  records.map((record) =>
    Object.fromEntries(
      columns.flatMap(({ name }, index) => (record[index] === undefined ? [] : [[name, record[index]]])),
    ),
  );

test("an experiment that goes out for promptfoo comes in with the same rows and checks; what does not map is a comment", () => {
  let mapped = 0;
  fc.assert(
    fc.property(rows, fc.array(check, { maxLength: 4 }), (values, checks) => {
      const conversation = build(values, checks);
      const names = new Set(values.flatMap((row) => Object.keys(row)));
      const { text: written, leftOut } = writePromptfoo(conversation, {});
      const table = readAgain(written);
      expect(toObjects(table)).toEqual(listRowLines(conversation));
      const kept = (conversation.checks ?? []).filter(
        (each) => !("reason" in writeAssertion(each, (name) => names.has(name))),
      );
      mapped += kept.length;
      const taken = table.checks ?? [];
      expect(taken.map(({ kind }) => kind)).toEqual(kept.map(({ kind }) => kind));
      for (const [index, each] of kept.entries()) expect(isSameCheck(taken[index] ?? each, each)).toBe(true);
      const lost = leftOut.filter((line) => line.startsWith("Check ") && !line.includes("without its options"));
      expect(lost).toHaveLength(checks.length - kept.length);
      expect(written.split("\n").filter((line) => line.startsWith("# Check "))).toHaveLength(
        leftOut.filter((line) => line.startsWith("Check ")).length,
      );
    }),
    { numRuns: 300 },
  );
  expect(mapped).toBeGreaterThan(100);
});

test("an expression about a column that no row has goes out and comes in", () => {
  const options = { expression: "output.length < row.city.length" };
  const conversation = build([{ description: "" }], [createCheck("c", "expression", options)]);
  expect(readAgain(writePromptfoo(conversation, {}).text).checks).toMatchObject([{ kind: "expression", options }]);
});

test("a file for promptfoo has the prompt, models with their settings and no address of one's own", () => {
  const made = build([{ city: "Rome" }], [createCheck("c", "contains", { value: "x" }), createCheck("d", "hand")]);
  const conversation: Conversation = {
    ...made,
    shared: {
      ...made.shared,
      connectionId: "anthropic",
      modelId: "claude-opus-4-5",
      system: "Be brief.",
      parameters: { temperature: 0, "thinking.budget_tokens": 1024 },
      extraJson: '{"secret": "sk-1"}',
    },
  };
  const { text: written, leftOut } = writePromptfoo(conversation, {});
  expect(leftOut).toEqual([
    "Check “contains x”: promptfoo compares without its options ignoreSpaces",
    expect.stringMatching(/^Check “.+”: promptfoo has no such assertion$/),
  ]);
  expect(written).not.toContain("sk-1");
  expect(parseYaml(written)).toMatchObject({
    prompts: [{ raw: expect.stringContaining("Capital of {{city}}?") as unknown, label: "A" }],
    providers: [
      {
        id: "anthropic:messages:claude-opus-4-5",
        config: { temperature: 0, thinking: { budget_tokens: 1024 } },
        prompts: ["A"],
      },
    ],
    defaultTest: { assert: [{ type: "icontains", value: "x", config: { etude: { ignoreSpaces: "yes" } } }] },
    tests: [{ vars: { city: "Rome" } }],
  });
});
