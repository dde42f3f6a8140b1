import { expect, test } from "vitest";
import type { Check } from "#core/conversation/check.ts";
import type { Mark } from "#core/conversation/mark.ts";
import type { CheckFacts } from "./check-facts.ts";
import { CHECK_KINDS, type CheckKind, getKindRow } from "./check-kinds.ts";
import { createCheck } from "./create-check.ts";
import { judgeReply } from "./judge-reply.ts";
import { nameCheck } from "./name-check.ts";
import { runCheck } from "./run-check.ts";

type Given = Partial<Omit<Check, "kind" | "options">> & { options?: Record<string, string> };

const facts = (text: string, more: Partial<CheckFacts> = {}): CheckFacts => ({
  replyId: "r",
  text,
  row: { expected: "Paris" },
  calls: [],
  usage: {},
  ...more,
});

function run(kind: CheckKind, given: Given, text: string, more: Partial<CheckFacts> = {}) {
  const check = createCheck("c", kind);
  return runCheck({ ...check, ...given, options: { ...check.options, ...given.options } }, facts(text, more));
}

/** The outcome and the reason as one text: "pass: contains the text". */
function say(...args: Parameters<typeof run>): string {
  const { outcome, reason } = run(...args);
  return `${outcome}: ${reason}`;
}

test("every kind says of any answer whether it passes, whatever its fields hold", () => {
  const values = ["", "{{expected}}", "{{nothing}}", "[1", "(", "{", "-1", "NaN", "\u0000", "x".repeat(1000)];
  const texts = ["", " ", "{}", "[]", "null", "```json\n{}\n```", "\ud800", "<a>", "1e999", '{"__proto__":1}'];
  for (const kind of CHECK_KINDS)
    for (const value of values)
      for (const text of texts) {
        const options = Object.fromEntries((getKindRow(kind)?.fields ?? []).map(({ name }) => [name, value]));
        for (const aim of [undefined, { kind: "path" as const, at: value }, { kind: "tag" as const, at: value }]) {
          const result = run(kind, { options, ...(aim ? { aim } : {}) }, text);
          expect(["pass", "fail", "unknown"]).toContain(result.outcome);
          expect(result.reason).not.toBe("");
          expect(result.reason).not.toBe("the check could not be run");
        }
      }
});

test("texts are compared with the value of the row, without case, spaces and accents by choice", () => {
  expect(say("equals", {}, " paris\n")).toBe("pass: equals the expected text");
  expect(say("equals", { options: { ignoreCase: "no" } }, "paris")).toBe("fail: differs from the expected text");
  expect(say("equals", { options: { ignoreSpaces: "no" } }, "Paris ")).toBe("fail: differs from the expected text");
  expect(say("equals", { options: { value: "Cafe" } }, "café")).toBe("fail: differs from the expected text");
  expect(say("equals", { options: { value: "Cafe", ignoreAccents: "yes" } }, "café")).toBe(
    "pass: equals the expected text",
  );
  expect(run("equals", {}, "Rome").detail).toBe("“Rome”, expected “Paris”");
  expect(say("contains", {}, "It is PARIS.")).toBe("pass: contains the text");
  expect(say("contains", { isNegated: true }, "It is Paris.")).toBe("fail: contains the text");
  expect(say("contains", { options: { value: "" } }, "It")).toBe("unknown: the text to look for is empty");
  expect(say("starts-with", {}, "\nParis, of course")).toBe("pass: starts with the text");
  expect(say("contains-any", { options: { values: "Rome\n\nParis" } }, "in paris")).toBe(
    "pass: contains one of the texts",
  );
  const all = run("contains-all", { options: { values: "Rome\n{{expected}}\nOslo\nBern" } }, "Paris and Bern");
  expect(all).toMatchObject({ outcome: "fail", score: 0.5, detail: "“Rome”, “Oslo”" });
});

test("a value that the row lacks, and an answer that is not whole, leave the result open", () => {
  expect(say("equals", { options: { value: "{{answer}}" } }, "x")).toBe("unknown: there is no value for answer");
  expect(say("equals", { options: { value: "{{constructor}}" } }, "x")).toBe(
    "unknown: there is no value for constructor",
  );
  expect(say("equals", {}, "Paris", { problem: "the request failed" })).toBe("unknown: the request failed");
  expect(runCheck({ ...createCheck("c", "equals"), kind: "later" }, facts("x")).outcome).toBe("unknown");
});

test("a pattern finds its text, and the value of a row in it is no pattern", () => {
  expect(say("matches", { options: { pattern: "^p\\w+s$", ignoreCase: "yes" } }, "Paris")).toBe(
    "pass: matches the pattern",
  );
  const row = { expected: "a.b" };
  expect(say("matches", { options: { pattern: "^{{expected}}$" } }, "a.b", { row })).toContain("pass");
  expect(say("matches", { options: { pattern: "^{{expected}}$" } }, "axb", { row })).toContain("fail");
  expect(say("matches", { options: { pattern: "(" } }, "x")).toBe("unknown: the pattern is not a regular expression");
});

test("a label is found alone or in a sentence, and never inside another word", () => {
  const options = { values: "yes\nno\nnot sure", value: "" };
  expect(run("label", { options }, "**Yes.**")).toMatchObject({ outcome: "pass", label: "yes" });
  expect(run("label", { options }, "I am not sure")).toMatchObject({ outcome: "pass", label: "not sure" });
  expect(say("label", { options }, "I know nothing")).toBe("fail: names none of the labels");
  expect(say("label", { options }, "yes or no")).toBe("fail: names several labels");
  expect(say("label", { options: { ...options, value: "no" } }, "Yes")).toBe("fail: says yes, not no");
  expect(say("label", { options: { values: "c++\nc", value: "" } }, "It is C++")).toBe("pass: says c++");
});

test("a number is read as people write it, and may lie within a tolerance", () => {
  const near = (value: string, text: string, more: Record<string, string> = {}) =>
    say("number", { options: { value, ...more } }, text).slice(0, 4);
  expect(near("1234.5", "It is 1,234.50 EUR")).toBe("pass");
  expect(near("1234.5", "Es sind 1.234,50 €")).toBe("pass");
  expect(near("8.95", "8,95")).toBe("pass");
  expect(near("12345", "12 345")).toBe("pass");
  expect(near("-3", "of 5 it is −3.")).toBe("pass");
  expect(near("12.4", "12.5", { tolerance: "0.1" })).toBe("pass");
  expect(near("200", "203", { tolerance: "1%" })).toBe("fail");
  expect(near("200", "202", { tolerance: "1 %" })).toBe("pass");
  expect(near("1", "1 of 3", { which: "first" })).toBe("pass");
  expect(say("number", { options: { value: "1", which: "only" } }, "1 of 3")).toBe(
    "fail: the answer has several numbers",
  );
  expect(say("number", { options: { value: "1" } }, "none")).toBe("fail: the answer has no number");
  expect(say("number", { options: { value: "many" } }, "1")).toBe("unknown: the expected value is not a number");
});

test("JSON is read in a code fence too, which is said", () => {
  expect(say("json-valid", {}, '{"a": 1}')).toBe("pass: is JSON");
  expect(say("json-valid", {}, "```json\n[1]\n```")).toBe("pass: is JSON in a code fence, which was left out");
  expect(say("json-valid", {}, "Here:\n```json\n[1]\n```")).toBe("fail: has text beside the JSON");
  expect(say("json-valid", {}, '{"a": 1')).toBe("fail: is not JSON");
  expect(say("json-valid", { isNegated: true }, "hello")).toBe("pass: is not JSON");
});

test("fields of JSON are compared one by one, and the first that differs is named", () => {
  const row = { expected: '{"vendor": "Kiosk 24", "total": 12.4, "items": [{"n": 1}]}' };
  const fields = (text: string, options: Record<string, string> = {}) => run("json-fields", { options }, text, { row });
  expect(fields('{"total": 12.40, "vendor": "kiosk 24", "items": [{"n": 1}], "more": 1}').outcome).toBe("pass");
  const wrong = fields('{"vendor": "Kiosk 24", "total": "12,40", "items": [{"n": 1}]}');
  expect(wrong).toMatchObject({ outcome: "fail", reason: "total is not a number", score: 1 - 1 / 3 });
  expect(fields('{"vendor": "Kiosk 24", "total": 12.5, "items": [{"n": 1}]}', { tolerance: "0.1" }).outcome).toBe(
    "pass",
  );
  expect(fields('{"vendor": "Kiosk 24", "items": [{"n": 1}]}').reason).toBe("total is missing");
  expect(
    fields('{"vendor": "Kiosk 24", "total": 12.4, "items": [{"n": 1}], "x": 1}', { allowsMore: "no" }).reason,
  ).toBe("x is not expected");
  expect(fields("sorry").reason).toBe("the answer is not JSON");
  expect(say("json-fields", {}, "{}")).toBe("unknown: the expected value is not JSON");
});

test("the value at a path of JSON equals another or lies near it", () => {
  const text = '{"total": {"net": 31.0}, "items": [{"name": "tea"}], "a.b": true}';
  const at = (path: string, value: string, options = {}) =>
    say("json-value", { options: { path, value, ...options } }, text);
  expect(at("total.net", "31")).toBe("pass: total.net is as expected");
  expect(at("$.total.net", "30.5", { tolerance: "0.5" })).toBe("pass: $.total.net is as expected");
  expect(at("items[0].name", "Tea")).toBe("pass: items[0].name is as expected");
  expect(at("items[-1].name", '"tea"')).toBe("pass: items[-1].name is as expected");
  expect(at('["a.b"]', "true")).toBe('pass: ["a.b"] is as expected');
  expect(at("total", '{"net": 31}')).toBe("pass: total is as expected");
  expect(at("items[0].price", "1")).toBe("fail: items[0].price is missing");
  expect(at("items.0.name", "coffee")).toBe("fail: items.0.name differs");
  expect(at("a[", "1")).toBe("unknown: the path cannot be read");
  expect(at("constructor.name", "Object")).toBe("fail: constructor.name is missing");
});

test("JSON is checked by a schema, and the innermost error is said", () => {
  const schema = JSON.stringify({
    type: "object",
    required: ["vendor", "total"],
    additionalProperties: false,
    properties: {
      vendor: { type: "string", minLength: 1 },
      total: { type: ["number", "null"] },
      items: { type: "array", items: { $ref: "#/$defs/item" } },
      kind: { enum: ["a", "b"] },
    },
    $defs: { item: { type: "object", required: ["n"], properties: { n: { type: "integer", minimum: 1 } } } },
  });
  const by = (text: string) => say("json-schema", { options: { schema } }, text);
  expect(by('{"vendor": "x", "total": null, "items": [{"n": 2}], "kind": "a"}')).toBe("pass: is JSON of the schema");
  expect(by('{"vendor": "x", "total": "8,95"}')).toBe("fail: total is not a number or a null");
  expect(by('{"vendor": "x"}')).toBe("fail: total is missing");
  expect(by('{"vendor": "x", "total": 1, "more": 2}')).toBe("fail: more is not in the schema");
  expect(by('{"vendor": "x", "total": 1, "items": [{"n": 1}, {"n": 0}]}')).toBe(
    "fail: items.n breaks the rule “minimum”",
  );
  expect(by('{"vendor": "x", "total": 1, "kind": "c"}')).toBe("fail: kind is none of the values allowed");
  expect(by("[]")).toBe("fail: the JSON is not an object");
  expect(say("json-schema", { options: { schema: "{" } }, "{}")).toBe("unknown: the schema is not a JSON object");
  const unknown = '{"$ref": "https://elsewhere.test/schema"}';
  expect(say("json-schema", { options: { schema: unknown } }, "{}")).toBe("unknown: the schema cannot be used");
});

test("a call of a tool is found by its name and the arguments that must be there", () => {
  const calls = [{ name: "weather", argumentsText: '{"city": "Oslo", "unit": "C"}' }];
  const call = (tool: string, written = "") =>
    say("tool-call", { options: { tool, arguments: written } }, "", { calls });
  expect(call("weather")).toBe("pass: calls weather");
  expect(call("weather", '{"city": "Oslo"}')).toBe("pass: calls weather with the arguments");
  expect(call("weather", '{"city": "Bern"}')).toBe("fail: calls weather with other arguments");
  expect(call("time")).toBe("fail: does not call time");
  expect(say("tool-call", { options: { tool: "time" } }, "")).toBe("fail: calls no tool");
});

test("likeness is measured by edits, by words, and by words in order", () => {
  const like = (measure: string, text: string, value: string) => run("similar", { options: { measure, value } }, text);
  expect(like("edits", "kitten", "sitting").score).toBeCloseTo(1 - 3 / 7);
  expect(like("edits", "", "").score).toBe(1);
  expect(like("words", "the cat sat", "sat the cat").score).toBe(1);
  expect(like("rouge-l", "police killed the gunman", "police kill the gunman").score).toBeCloseTo(0.75);
  expect(like("rouge-l", "the cat sat", "sat the cat").score).toBeCloseTo(2 / 3);
  const errors = run("character-errors", { options: { value: "abcd", most: "0.2" } }, "abxd");
  expect(errors).toMatchObject({ outcome: "fail", score: 0.75, detail: "25.0 %, at most 20.0 %" });
  expect(like("edits", "ab".repeat(10_000), "cd".repeat(10_000)).reason).toBe("the texts are too long to be compared");
});

test("an answer is compared with the one before it", () => {
  expect(say("same-as-before", {}, "A", { earlierText: "a" })).toBe("pass: is the same as before");
  expect(say("same-as-before", {}, "A", { earlierText: "b" })).toBe("fail: differs from the answer before");
  expect(say("same-as-before", {}, "A")).toBe("unknown: there is no answer before it");
});

test("figures are held against bounds, and an unknown figure leaves the result open", () => {
  const length = (options: Record<string, string>, text: string) => say("length", { options }, text);
  expect(length({ unit: "words", most: "2" }, "one two, three!")).toBe("fail: is too long");
  expect(length({ unit: "characters", least: "2", most: "" }, "é")).toBe("fail: is too short");
  expect(length({ unit: "lines", most: "2" }, "a\nb\n")).toBe("pass: has the length");
  expect(length({ unit: "tokens", most: "2" }, "a")).toBe("unknown: the service did not count the tokens");
  expect(length({ least: "", most: "" }, "a")).toBe("unknown: the check has no bound");
  expect(say("time", { options: { most: "1" } }, "a", { timeMs: 1200 })).toBe("fail: took too long");
  expect(say("cost", { options: { most: "0.01" } }, "a", { costUsd: 0.002 })).toBe("pass: was cheap enough");
  expect(say("cost", {}, "a")).toBe("unknown: its cost is not known");
  expect(say("finish-reason", {}, "a", { finishReason: "length" })).toBe("fail: ended with length");
  expect(say("finish-reason", {}, "a", { finishReason: "STOP" })).toBe("pass: ended with STOP");
});

test("a refusal is told by its finish reason or its beginning", () => {
  expect(createCheck("c", "refusal").isNegated).toBe(true);
  expect(say("refusal", {}, "I’m sorry, but I can’t help with that.")).toBe("fail: refuses to answer");
  expect(say("refusal", {}, "I am sorry to hear of your loss. Here is…")).toBe("pass: answers");
  expect(say("refusal", {}, "", { finishReason: "content_filter" })).toBe("fail: refuses to answer");
});

test("boxes are compared with those of the same label by their overlap, middle or number", () => {
  const pictureSize = { widthPx: 200, heightPx: 100 };
  const row = { expected: '[{"label":"cup","bbox":[10,10,50,50]},{"label":"jug","bbox":[100,10,150,60]}]' };
  const boxes = (text: string, options: Record<string, string> = {}) =>
    run("boxes", { options }, text, { row, pictureSize });
  const good = '[{"label":"jug","bbox":[100,10,150,60]},{"label":"cup","bbox":[12,10,50,50]}]';
  expect(boxes(good)).toMatchObject({ outcome: "pass" });
  const swapped = good.replace("jug", "x").replace("cup", "jug").replace("x", "cup");
  expect(boxes(swapped)).toMatchObject({ outcome: "fail", reason: "misses boxes", score: 0 });
  expect(boxes("nothing")).toMatchObject({ outcome: "fail", reason: "has no boxes" });
  expect(boxes('{"label":"cup","point":[20,20]}', { measure: "inside" })).toMatchObject({ detail: "1 of 2" });
  expect(boxes(good, { measure: "count" }).outcome).toBe("pass");
});

test("boxes that count pixels of a smaller copy that was sent are compared at the full size, and the overlap is said", () => {
  const row = { expected: '{"bbox":[40,20,140,80]}' };
  const pictureSize = { widthPx: 400, heightPx: 200 };
  const boxes = (text: string, sentSize: typeof pictureSize) => run("boxes", {}, text, { row, pictureSize, sentSize });
  const half = { widthPx: 200, heightPx: 100 };
  expect(boxes('{"bbox":[20,10,70,40]}', half)).toMatchObject({ outcome: "pass", detail: "overlap 1.00 of 0.5" });
  expect(boxes('{"bbox":[20,10,70,40]}', pictureSize)).toMatchObject({
    outcome: "fail",
    reason: "misses boxes",
    detail: "overlap 0.09 of 0.5",
  });
});

test("a check looks at a part of the answer: the value at a path, or the text in a tag", () => {
  const aimed = (aim: Check["aim"], text: string) => say("equals", aim ? { aim } : {}, text);
  expect(aimed({ kind: "path", at: "city" }, '{"city": "Paris"}')).toBe("pass: equals the expected text");
  expect(aimed({ kind: "path", at: "town" }, '{"city": "Paris"}')).toBe("fail: town is missing");
  expect(aimed({ kind: "tag", at: "answer" }, "I think\n<answer>\nParis</answer>")).toBe(
    "pass: equals the expected text",
  );
  expect(aimed({ kind: "tag", at: "answer" }, "Paris")).toBe("fail: there is no <answer> in the answer");
});

test("a mark by hand passes by its verdict, else from a rating, with its note as the detail; an answer without one is open", () => {
  const mark = (given: Omit<Mark, "markedAtMs">) => ({ mark: { ...given, markedAtMs: 1 } });
  expect(say("hand", {}, "a", mark({ verdict: "fail", rating: 5 }))).toBe("fail: marked as fail");
  expect(run("hand", {}, "a", mark({ rating: 4, note: "short" }))).toEqual({
    outcome: "pass",
    reason: "rated 4 of 5",
    detail: "short",
    score: 0.75,
  });
  expect(say("hand", {}, "a", mark({ rating: 3 }))).toBe("fail: rated 3 of 5");
  expect(say("hand", { options: { least: "3" } }, "a", mark({ rating: 3 }))).toBe("pass: rated 3 of 5");
  const open = run("hand", {}, "a", mark({ note: "look again" }));
  expect(open).toEqual({ outcome: "unknown", reason: "not marked yet", isNotAsked: true });
  const passed = run("contains", {}, "Paris");
  expect(judgeReply(new Map([["h", open]]))).toBe("unknown");
  expect(
    judgeReply(
      new Map([
        ["h", open],
        ["c", passed],
      ]),
    ),
  ).toBe("pass");
  expect(nameCheck(createCheck("c", "hand"))).toBe("By hand");
});
