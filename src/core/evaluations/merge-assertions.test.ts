import { expect, test } from "vitest";
import type { JsonObject } from "#core/json.ts";
import { mergeAssertions } from "./merge-assertions.ts";

const merge = (...tests: JsonObject[][]) =>
  mergeAssertions(tests.map((assertions, index) => ({ values: { city: `City ${index}`, expected: "x" }, assertions })));

test("assertions that all tests have alike are one check without a column", () => {
  const { checks, columns } = merge(
    [
      { type: "contains", value: "{{city}}" },
      { type: "latency", threshold: 1000 },
    ],
    [
      { type: "contains", value: "{{city}}" },
      { type: "latency", threshold: 1000 },
    ],
  );
  expect(checks.map(({ kind, options }) => [kind, options["value"] ?? options["most"]])).toEqual([
    ["contains", "{{city}}"],
    ["time", "1"],
  ]);
  expect(columns).toEqual([]);
});

test("assertions that differ by test are one check of a column, whose name no variable has, with each test's own values", () => {
  const { checks, columns, notes } = merge(
    [{ type: "contains", value: "{{city}}!" }, { type: "contains", value: "both" }, { type: "is-json" }],
    [
      { type: "contains", value: "Oslo" },
      { type: "latency", threshold: 500 },
    ],
    [{ type: "not-contains", value: "No" }],
  );
  expect(checks.map(({ kind, isNegated = false, options }) => [kind, isNegated, Object.values(options)[0]])).toEqual([
    ["contains", false, "{{expected_2}}"],
    ["contains", false, "{{expected_3}}"],
    ["json-schema", false, "{{schema}}"],
    ["time", false, "{{most}}"],
    ["contains", true, "{{expected_4}}"],
  ]);
  expect(columns.map(({ values }) => values)).toEqual([
    ["City 0!", "Oslo", undefined],
    ["both", undefined, undefined],
    ["{}", undefined, undefined],
    [undefined, "0.5", undefined],
    [undefined, undefined, "No"],
  ]);
  expect(notes[0]).toEqual({
    what: "Assertion “contains”",
    detail: "the check “contains {{expected_2}}”; for 2 rows of 3",
    isTaken: true,
  });
});

test("values that a column cannot hold, and templates that are no names, are named with the reason", () => {
  const { checks, notes } = merge(
    [
      { type: "regex", value: "a+" },
      { type: "contains", value: "{{ city | upper }}" },
      { type: "contains", value: "{{nobody}}" },
    ],
    [
      { type: "regex", value: "b+" },
      { type: "is-refusal" },
      { type: "assert-set", threshold: 0.5, assert: [{ type: "contains", value: "a" }] },
      { type: "assert-set", assert: [{ type: "answer-relevance" }] },
    ],
  );
  expect(checks).toEqual([]);
  expect(notes.map(({ what, detail, isTaken }) => [what, detail, isTaken])).toEqual([
    ["Assertion “contains”", "it has {{ city | upper }}, and only a name can stand between braces", false],
    ["Assertion “contains”", "it names {{nobody}}, for which there is no value", false],
    ["Assertion “assert-set”", "Étude has no such check", false],
    ["Assertion “answer-relevance”", "needs a judge with a prompt of its own: add it as a check", false],
    ["Assertion “regex” (2 tests)", "it differs by test, and a check counts for all rows", false],
    ["Assertion “is-refusal”", "it differs by test, and a check counts for all rows", false],
  ]);
});

test("a rubric is a judge with these criteria; those that differ by test, or name values of a row, stand in its prompt", () => {
  const one = merge([{ type: "llm-rubric", value: "Is polite" }], [{ type: "llm-rubric", value: "Is polite" }]);
  expect(one.checks).toMatchObject([{ kind: "judge", options: { form: "pass", rules: "Is polite" } }]);
  expect(one.columns).toEqual([]);
  const two = merge(
    [{ type: "llm-rubric", value: "Names {{city}}" }],
    [
      { type: "not-llm-rubric", value: "Is rude" },
      { type: "llm-rubric", value: "Is short" },
    ],
  );
  expect(two.columns).toEqual([
    { name: "criteria", values: ["Names City 0", "Is short"] },
    { name: "criteria_2", values: [undefined, "Is rude"] },
  ]);
  expect(two.checks.map(({ options, isNegated = false }) => [isNegated, options["rules"]])).toEqual([
    [false, ""],
    [true, ""],
  ]);
  expect(two.checks[0]?.options["prompt"]).toContain("{{criteria}}");
  expect(two.checks[0]?.options["prompt"]).toContain("{{output}}");
});
