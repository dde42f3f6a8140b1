import { expect, test } from "vitest";
import { readRows } from "./read-rows.ts";
import type { RowTable } from "./row-table.ts";

function read(text: string): RowTable {
  const table = readRows({ text, pictures: [] });
  if ("reason" in table) throw new Error(table.reason);
  return table;
}
const listNames = ({ columns }: RowTable) => columns.map(({ name }) => name);

const answer = "{{sample.output_text}}";
const CRITERIA = [
  { type: "string_check", name: "right", input: answer, operation: "eq", reference: "{{item.ideal}}" },
  { type: "string_check", name: "kind", input: "{{ sample.output_json.a.b }}", operation: "ne", reference: "no" },
  { type: "string_check", name: "other", input: "{{item.question}}", operation: "eq", reference: "x" },
  {
    type: "text_similarity",
    input: answer,
    reference: "{{ item.ideal }}",
    evaluation_metric: "fuzzy_match",
    pass_threshold: 0.8,
  },
  { type: "text_similarity", input: answer, reference: "x", evaluation_metric: "cosine", pass_threshold: 0.8 },
  { type: "label_model", name: "tone", labels: ["good", "bad"] },
  { type: "python", name: "code", source: "def grade(): ..." },
];

test("rows of OpenAI evals are read from “item”, in lines and in the body of an eval", () => {
  const items = [{ item: { question: "2+2?", ideal: "4" } }, { item: { question: "3+3?", ideal: "6" } }];
  const body = {
    name: "sums",
    testing_criteria: CRITERIA,
    data_source: { source: { content: items } },
  };
  for (const text of [items.map((item) => JSON.stringify(item)).join("\n"), JSON.stringify(body)]) {
    const table = read(text);
    expect(listNames(table)).toEqual(["question", "expected"]);
    expect(table.records).toEqual([
      ["2+2?", "4"],
      ["3+3?", "6"],
    ]);
  }
});

test("testing criteria of OpenAI evals are checks of the columns as they are named, and others are named with the reason", () => {
  const body = {
    testing_criteria: CRITERIA,
    data_source: { source: { content: [{ item: { question: "2+2?", ideal: "4" } }] } },
  };
  const { checks, notes } = read(JSON.stringify(body));
  expect(checks).toMatchObject([
    { name: "right", kind: "equals", options: { value: "{{expected}}", ignoreCase: "no", ignoreSpaces: "no" } },
    { name: "kind", kind: "equals", isNegated: true, aim: { kind: "path", at: "a.b" }, options: { value: "no" } },
    { name: "", kind: "similar", options: { value: "{{expected}}", measure: "edits", least: "0.8" } },
  ]);
  expect(notes.filter(({ what, isTaken }) => !isTaken && what.startsWith("Criterion"))).toEqual([
    { what: "Criterion “other”", detail: "it looks at something else than the answer", isTaken: false },
    { what: "Criterion “text_similarity”", detail: "needs embeddings", isTaken: false },
    { what: "Criterion “tone”", detail: "needs a judge: a model that reads the answer", isTaken: false },
    { what: "Criterion “code”", detail: "needs a program outside the page", isTaken: false },
  ]);
});

test("tests of promptfoo are rows with their prompt, and a row for each value of a variable that has several", () => {
  const value = {
    prompts: ["Translate {{text}}"],
    providers: ["openai:gpt-4o"],
    defaultTest: { vars: { language: "French" } },
    tests: [
      { description: "greeting", vars: { text: "Hello" }, assert: [{ type: "equals", value: "Bonjour" }] },
      {
        vars: { text: "Bye", language: ["German", "Danish"] },
        assert: [{ type: "icontains", value: "{{text}} then" }],
      },
    ],
  };
  const table = readRows({ value, pictures: [] });
  if ("reason" in table) throw new Error(table.reason);
  expect(listNames(table)).toEqual(["language", "text", "description", "expected", "expected_2"]);
  expect(table.records).toEqual([
    ["French", "Hello", "greeting", "Bonjour", undefined],
    ["German", "Bye", undefined, undefined, "Bye then"],
    ["Danish", "Bye", undefined, undefined, "Bye then"],
  ]);
  expect(table.checks?.map(({ kind, options }) => `${kind} ${options["value"]}`)).toEqual([
    "equals {{expected}}",
    "contains {{expected_2}}",
  ]);
  expect(table.prompt).toBe("Translate {{text}}");
  expect(table.notes.map(({ what, detail, isTaken }) => `${isTaken ? "" : "not "}${what}: ${detail}`)).toEqual([
    "Prompt: “Translate {{text}}” goes into the composer where that is empty",
    "Assertion “equals”: the check “equals {{expected}}”; for 1 row of 3",
    "Assertion “icontains”: the check “contains {{expected_2}}”; for 2 rows of 3",
    "not “providers”: beside the tests",
  ]);
});

test("a list of promptfoo tests alone keeps the names that its assertions use", () => {
  const tests = [
    { vars: { target: "Rome" }, assert: [{ type: "contains", value: "{{target}}" }] },
    { vars: { target: "Oslo" }, assert: [{ type: "contains", value: "{{target}}" }] },
  ];
  const table = read(JSON.stringify(tests));
  expect(listNames(table)).toEqual(["target"]);
  expect(table.checks).toMatchObject([{ kind: "contains", options: { value: "{{target}}", ignoreCase: "no" } }]);
});
