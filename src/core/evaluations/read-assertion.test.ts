import { expect, test } from "vitest";
import { CHECK_KINDS } from "#core/checks/check-kinds.ts";
import type { CheckFacts } from "#core/checks/check-facts.ts";
import { runCheck } from "#core/checks/run-check.ts";
import type { JsonObject } from "#core/json.ts";
import { readAssertion } from "./read-assertion.ts";

const facts = (text: string, more: Partial<CheckFacts> = {}): CheckFacts => ({
  replyId: "r",
  text,
  row: { city: "Rome" },
  calls: [],
  usage: {},
  timeMs: 1500,
  costUsd: 0.002,
  finishReason: "end_turn",
  ...more,
});

function take(assertion: JsonObject) {
  const read = readAssertion(assertion);
  if ("reason" in read) throw new Error(read.reason);
  return read.draft;
}
const judge = (assertion: JsonObject, text: string) => runCheck({ id: "c", ...take(assertion) }, facts(text)).outcome;

test.each<[JsonObject, string[], string[]]>([
  [{ type: "equals", value: "Rome" }, ["Rome"], ["rome", "Rome "]],
  [{ type: "equals", value: { a: 1 } }, ['{"a": 1}'], ['{"a": 2}', '{"a": 1, "b": 2}']],
  [{ type: "not-equals", value: 7 }, ["8"], ["7"]],
  [{ type: "contains", value: "{{city}}" }, ["in Rome"], ["in rome"]],
  [{ type: "icontains", value: "ROME" }, ["in rome"], ["in Oslo"]],
  [{ type: "not-icontains", value: "ROME" }, ["in Oslo"], ["in rome"]],
  [{ type: "contains-any", value: ["a", "b"] }, ["xb"], ["xB"]],
  [{ type: "icontains-any", value: "a, b" }, ["xB"], ["x"]],
  [{ type: "contains-all", value: ["a", "b"] }, ["ab"], ["aB"]],
  [{ type: "icontains-all", value: ["a", "b"] }, ["aB"], ["a"]],
  [{ type: "starts-with", value: "Ro" }, ["Rome"], ["in Ro", "rome"]],
  [{ type: "regex", value: String.raw`\d{2}` }, ["42"], ["4"]],
  [{ type: "is-json" }, ["[1]"], ["no"]],
  [{ type: "is-json", value: { type: "object", required: ["a"] } }, ['{"a":1}'], ["{}", "no"]],
  [{ type: "contains-json" }, ["So:\n```json\n{}\n```"], ["no"]],
  [{ type: "javascript", value: "output.length < 5;" }, ["four"], ["five?"]],
  [{ type: "javascript", value: "return JSON.parse(output).a === context.vars.city" }, ['{"a":"Rome"}'], ['{"a":1}']],
  [{ type: "javascript", value: "Math.min(output.length, 10) / 10", threshold: 0.4 }, ["four"], ["two"]],
  [{ type: "latency", threshold: 2000 }, ["x"], []],
  [{ type: "latency", threshold: 1000 }, [], ["x"]],
  [{ type: "cost", threshold: 0.01 }, ["x"], []],
  [{ type: "levenshtein", value: "Rome", threshold: 1 }, ["Rom"], ["Ro", "rOme"]],
  [{ type: "rouge-n", value: "the big house", threshold: 0.6 }, ["big the"], ["a house"]],
  [{ type: "not-is-refusal" }, ["Sure."], ["I'm sorry, but I can't help with that."]],
  [{ type: "is-refusal" }, ["I'm sorry, but I can't help with that."], ["Sure."]],
  [{ type: "finish-reason", value: "stop" }, ["x"], []],
  [{ type: "finish-reason", value: "length" }, [], ["x"]],
  [{ type: "word-count", value: { min: 2, max: 3 } }, ["a b", "a b c"], ["a", "a b c d"]],
  [{ type: "word-count", value: 2 }, ["a b"], ["a", "a b c"]],
  [{ type: "equals", value: "x", transform: "JSON.parse(output).a[0].b" }, ['{"a":[{"b":"x"}]}'], ["x"]],
])("an assertion %j passes and fails the answers that it does in promptfoo", (assertion, passed, failed) => {
  expect(passed.map((text) => judge(assertion, text))).toEqual(passed.map(() => "pass"));
  expect(failed.map((text) => judge(assertion, text))).toEqual(failed.map(() => "fail"));
  expect(CHECK_KINDS).toContain(take(assertion).kind);
});

test("the weight and the metric of an assertion are those of its check", () => {
  expect(take({ type: "contains", value: "x", weight: 2, metric: "tone" })).toMatchObject({ weight: 2, name: "tone" });
  expect(take({ type: "contains", value: "x", weight: 1 })).not.toHaveProperty("weight");
});

test("a rubric names the settings that a judge has no place for", () => {
  const noteOf = (assertion: JsonObject) => {
    const reading = readAssertion(assertion);
    return "draft" in reading ? reading.note : reading.reason;
  };
  const rubric = { type: "llm-rubric", value: "polite" };
  expect(noteOf(rubric)).toMatch(/it says pass or fail$/);
  expect(noteOf({ ...rubric, threshold: 0.8, provider: "openai:gpt-5" })).toMatch(
    /; not taken: its threshold and provider$/,
  );
});

test.each<[JsonObject, RegExp]>([
  [{ type: "context-recall", value: "x" }, /judge/],
  [{ type: "llm-rubric", value: "polite", rubricPrompt: "Is it?" }, /rubricPrompt/],
  [{ type: "similar", value: "x" }, /embeddings/],
  [{ type: "python", value: "len(output) > 3" }, /program/],
  [{ type: "bleu", value: "x" }, /measure/],
  [{ type: "not-known" }, /no such check/],
  [{ type: "constructor" }, /no such check/],
  [{}, /no such check/],
  [{ type: "contains" }, /no text/],
  [{ type: "contains-any", value: ["a\nb"] }, /several lines/],
  [{ type: "regex", value: "(" }, /pattern/],
  [{ type: "is-json", value: "file://schema.json" }, /in a file/],
  [{ type: "javascript", value: "file://check.js" }, /in a file/],
  [{ type: "javascript", value: "const n = 3;\nreturn output.length > n" }, /several statements/],
  [{ type: "javascript", value: "output.match(/a/)" }, /cannot be read|match/],
  [{ type: "javascript", value: "process.exit()" }, /exit|process/],
  [{ type: "javascript", value: "output.replaceAll('a', 'b') === 'b'" }, /replaceAll\(\)/],
  [{ type: "latency" }, /threshold/],
  [{ type: "levenshtein", value: "{{city}}" }, /share/],
  [{ type: "contains", value: "x", weight: 0 }, /weight/],
  [{ type: "contains", value: "x", transform: "output.trim()" }, /transform/],
])("an assertion %j is not taken, with the reason", (assertion, reason) => {
  expect(readAssertion(assertion)).toEqual({ reason: expect.stringMatching(reason) as unknown });
});
