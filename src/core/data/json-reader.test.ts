import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createJsonReader } from "./json-reader.ts";
import { measureMs } from "#e2e/fixtures/measure-ms.ts";

const read = (text: string) => createJsonReader()(text);

describe("JSON without a fence", () => {
  test("an object that is laid out in lines is read as it was written", () => {
    const text = '{\n  "total": 19.6,\n  "items": []\n}';
    expect(read(text)).toEqual({ code: text, end: text.length, isUndecided: false });
  });

  test("an object on one line is indented, and numbers stay on the line of their list", () => {
    expect(read('[{"box":[1,2.5,-3e2],"label":"a, b","more":{"a":null,"b":{}}}]\n')?.code).toBe(
      '[\n  {\n    "box": [1, 2.5, -3e2],\n    "label": "a, b",\n    "more": {\n      "a": null,\n      "b": {}\n    }\n  }\n]',
    );
  });

  test("several objects on lines of their own are one piece, and a text after JSON is left to Markdown", () => {
    const text = '{"a":1}\n{"a":2}\n\nThat is **all**.';
    const json = read(text);
    expect(json?.code).toBe('{\n  "a": 1\n}\n{\n  "a": 2\n}');
    expect(text.slice(json?.end)).toBe("That is **all**.");
  });

  test.each([
    "{x} is a set",
    "{",
    "{}",
    "[]",
    "[1] See the source.",
    "[x] done",
    "[Applause]",
    "[a link](https://a.example)",
    "[[Page]] of a wiki",
    "{{name}}, hello",
    '{"a": 1} is what I mean',
    '["Hello," she said]',
    '{"a" 1}',
    "{'a': 1}",
    '{"a": undefined}',
    '"text"',
    "12",
    "",
  ])("the text %j stays a text", (text) => {
    const json = read(text);
    expect(json === undefined || json.isUndecided).toBe(true);
  });

  test("every text of JSON keeps its value, also cut anywhere and read in any steps", () => {
    const value = fc.oneof(
      fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
      fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 }),
    );
    const property = fc.property(value, fc.constantFrom(0, 2), fc.array(fc.nat(40)), (data, space, steps) => {
      const text = JSON.stringify(data, null, space);
      const growing = createJsonReader();
      let end = 0;
      for (const step of steps) {
        end = Math.min(text.length, end + step);
        const part = text.slice(0, end);
        const json = growing(part);
        expect(json).toEqual(read(part));
        expect(json?.end ?? 0).toBe(part.length);
      }
      const whole = growing(text);
      expect(JSON.parse(whole?.code ?? "")).toEqual(JSON.parse(text));
      expect(whole?.end).toBe(text.length);
      expect(space === 0 || whole?.code === text).toBe(true);
    });
    fc.assert(property, { numRuns: 200 });
  });

  test("JSON that grows is only appended to, and what is shown of it never changes", () => {
    const text = '[{"a":[1,2,{"b":"c"}],"d":"e"},\n["f", true]]\n{"g":1}\n';
    const reader = createJsonReader();
    let before = "";
    for (let end = 1; end <= text.length; end += 1) {
      const code = reader(text.slice(0, end))?.code ?? "";
      expect(code.startsWith(before)).toBe(true);
      before = code;
    }
  });

  test("60 levels are read, and deeper brackets are left to Markdown", () => {
    const nest = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
    expect(JSON.parse(read(nest(60))?.code ?? "")).toEqual(JSON.parse(nest(60)));
    for (const text of [nest(61), "[".repeat(100_000), '[{"a":'.repeat(50_000)]) expect(read(text)).toBeUndefined();
    const json = read(`{"a":1}\n${nest(61)}`);
    expect([json?.code, json?.end]).toEqual(['{\n  "a": 1\n}', 8]);
  });

  test("a text that goes on after the JSON changes nothing, and another text is read anew", () => {
    const reader = createJsonReader();
    for (const rest of ["Tha", "That is", "That is **all**.", "Then more"])
      expect(reader(`{"a":1}\n${rest}`)).toEqual({ code: '{\n  "a": 1\n}', end: 8, isUndecided: false });
    expect(reader('{"b":2}\nThat is')?.code).toBe('{\n  "b": 2\n}');
    expect(reader("No JSON")).toBeUndefined();
  });

  test("JSON of 700,000 characters that arrives in pieces is read in five seconds", () => {
    const text = JSON.stringify(
      Array.from({ length: 20_000 }, (_, index) => ({ name: `item ${index}`, box: [1, 2, 3] })),
    );
    const read = () => {
      const reader = createJsonReader();
      for (let end = 0; end < text.length; end += 8192) reader(text.slice(0, end));
      expect(reader(text)?.end).toBe(text.length);
    };
    expect(measureMs(read)).toBeLessThan(5000);
  });
});
