import { expect, test } from "vitest";
import { parseJson } from "#core/json.ts";
import { closeJson } from "./close-json.ts";

const parseCut = (text: string) => parseJson(closeJson(text) ?? "");

test.each([
  [`{"a":[{"b":"one two`, { a: [{ b: "one two" }] }],
  [String.raw`{"a":"one \"quoted\" and half an escape \u00`, { a: 'one "quoted" and half an escape ' }],
  [String.raw`{"a":"a backslash \\`, { a: "a backslash \\" }],
  [String.raw`{"a":"half of one \\\ `.trimEnd(), { a: "half of one \\" }],
  [`{"a":1,"b":[true,"x","y`, { a: 1, b: [true, "x", "y"] }],
  [`{"a":1,"na`, { a: 1 }],
  [`{"a":1,"b":`, { a: 1 }],
  [`{"a":1,"b":{"c":tru`, { a: 1 }],
  [`{"a":[1,2,3`, { a: [1, 2] }],
  [String.raw`{"a":"smile \ud83d`, { a: "smile " }],
  [String.raw`{"a":"smile \ud83d\ude`, { a: "smile " }],
  [`{"text":"a, b] c} {","more":"d`, { text: "a, b] c} {", more: "d" }],
])("the cut JSON %s is closed behind its last value", (text, value) => {
  expect(parseCut(text)).toEqual(value);
});

test("JSON without a whole value, or nested without end, is not closed", () => {
  for (const text of ["", "{", `{"a"`, `{"a":`, "[".repeat(200_000)]) expect(parseCut(text)).toBeUndefined();
});

test("every beginning of a response that reaches into its text keeps the text so far", () => {
  const content = 'A “quoted” line,\nwith {braces}, [lists] and \\ marks: "x".';
  const body = JSON.stringify({ id: "1", choices: [{ index: 0, message: { role: "assistant", content } }] });
  const start = body.indexOf("A “");
  for (let end = start + 1; end < body.length - 4; end += 1) {
    const closed = parseCut(body.slice(0, end)) as { choices: [{ message: { content: string } }] };
    expect(content.startsWith(closed.choices[0].message.content)).toBe(true);
    expect(closed.choices[0].message.content.length).toBeGreaterThanOrEqual((end - start) / 2 - 2);
  }
});
