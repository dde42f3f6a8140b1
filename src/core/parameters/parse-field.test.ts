import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonObject } from "#core/json.ts";
import { buildOwnSpecs } from "./build-specs.ts";
import type { ParameterSpec } from "./parameter-spec.ts";
import { parseField, parseNumber } from "./parse-field.ts";
import { parseModelList } from "./parse-model-list.ts";

function spec(schema: JsonObject): ParameterSpec {
  const [only] = buildOwnSpecs({ p: schema });
  if (!only) throw new Error("no spec");
  return only;
}
const TEXTS = spec({ type: "array", items: { type: "string" } });
const NUMBER = spec({ type: "number", minimum: 0, maximum: 2 });
const WHOLE = spec({ type: "integer", minimum: 1 });
const WORDS = spec({ type: "string", enum: ["low", "medium", "high"] });
const exact = (written: string) => ({ "etude:number": written });
const several = (...values: unknown[]) => ({ type: "several", values: values.map((value) => ({ value })) });

test.each([
  ["0, .5, 1", NUMBER, several(0, 0.5, 1)],
  ["0, 2", NUMBER, several(0, 2)],
  ["1,2", WHOLE, several(1, 2)],
  ["9007199254740991", WHOLE, { type: "one", value: 9007199254740991 }],
  ["9007199254740993", WHOLE, { type: "one", value: exact("9007199254740993") }],
  ["-9007199254740993", spec({ type: "integer" }), { type: "one", value: exact("-9007199254740993") }],
  ["+1e400", spec({ type: "number" }), { type: "one", value: exact("1e400") }],
  ["0.12345678901234567890123", NUMBER, { type: "one", value: exact("0.12345678901234567890123") }],
  ["9007199254740993, 9007199254740995", WHOLE, several(exact("9007199254740993"), exact("9007199254740995"))],
  ["9,007,199,254,740,993", WHOLE, { type: "one", value: exact("9007199254740993") }],
  ["0,.5,1", NUMBER, several(0, 0.5, 1)],
  ["0; 1", NUMBER, several(0, 1)],
  ["0..1/5", NUMBER, several(0, 0.25, 0.5, 0.75, 1)],
  ["1..0/3", NUMBER, several(1, 0.5, 0)],
  ["0..0.3/4", NUMBER, several(0, 0.1, 0.2, 0.3)],
  ["0, 1..2/3", NUMBER, several(0, 1, 1.5, 2)],
  ["0..1/8", NUMBER, several(0, 1 / 7, 2 / 7, 3 / 7, 4 / 7, 5 / 7, 6 / 7, 1)],
  ["0..1", NUMBER, several(0, 1)],
  ["0...1/5", spec({ type: "number" }), several(0, 0.025, 0.05, 0.075, 0.1)],
  ["1..10/4", WHOLE, several(1, 4, 7, 10)],
  ["1..4", WHOLE, several(1, 2, 3, 4)],
  ["4,096, 8,192", WHOLE, several(4096, 8192)],
  ["1024,4096", WHOLE, several(1024, 4096)],
  ["low, high", WORDS, several("low", "high")],
  ["on, off", spec({ type: "boolean" }), several(true, false)],
  ['["a"], ["b", "c"]', TEXTS, several(["a"], ["b", "c"])],
  ['{"a": 1}, {}', spec({ type: "object" }), several({ a: 1 }, {})],
  ["not sent, 1", NUMBER, { type: "several", values: [{}, { value: 1 }] }],
  ["x3", NUMBER, { type: "several", values: [], samples: 3 }],
  ["×3", NUMBER, { type: "several", values: [], samples: 3 }],
  ["0, 1 x5", NUMBER, { ...several(0, 1), samples: 5 }],
  ["0.7 x2", NUMBER, { ...several(0.7), samples: 2 }],
  ["0..1/2, x4", NUMBER, { ...several(0, 1), samples: 4 }],
  ["0.5", NUMBER, { type: "one", value: 0.5 }],
  ["4,096", WHOLE, { type: "one", value: 4096 }],
  ["", NUMBER, { type: "empty" }],
  ["not sent", WORDS, { type: "empty" }],
])("“%s” parses to its values", (typed, of, expected) => {
  expect(parseField(typed, of)).toEqual(expected);
});

test.each([
  ["0,2", NUMBER, /^0\.2, or 0 and 2\? Type 0\.2 or “0, 2”$/],
  ["0,125", NUMBER, /^0\.125, or 0 and 125\?/],
  ["-1,5", spec({ type: "number" }), /^-1\.5, or -1 and 5\?/],
  ["0,2 x3", NUMBER, /^0\.2, or 0 and 2\?/],
  ["0,2; 0,5", NUMBER, /^0\.2, or 0 and 2\?/],
  ["0,2, 0,5", NUMBER, /^0\.2, or 0 and 2\?/],
  ["0..1,5/4", NUMBER, /^1\.5, or 1 and 5\?/],
  ["1, 1e400", NUMBER, /1e400: at most 2/],
  ["9007199254740993..9007199254740997", WHOLE, /15 digits/],
  ["warm", NUMBER, /a number is expected, such as 0\.7/],
  ["0, ", NUMBER, /a value is missing beside a comma/],
  ["0,, 1", NUMBER, /a value is missing/],
  ["0, warm", NUMBER, /“warm”: a number is expected/],
  ["0, 3", NUMBER, /3: at most 2/],
  ["0, 0", NUMBER, /0 is given twice/],
  ["0..", NUMBER, /two numbers with two dots and a count are expected, such as 0\.\.1\/5/],
  ["0..1/", NUMBER, /a count is expected behind the stroke/],
  ["0..1/1", NUMBER, /two values at least/],
  ["1..1/3", NUMBER, /stands at both ends/],
  ["0.5..1", NUMBER, /how many values\? such as 0\.5\.\.1\/5/],
  ["1..10/5", WHOLE, /it gives 3\.25, and only whole numbers are taken/],
  ["1..100", WHOLE, /these are 100 values, and 26 columns are the most/],
  ["low, tall", WORDS, /“tall”: one or more of low, medium, high/],
  ["x0", NUMBER, /number of samples from 1 to 100/],
  ["x", NUMBER, /number of samples from 1 to 100, such as x3/],
  ['["a"', TEXTS, /JSON values with commas/],
])("“%s” is refused with the expected form", (typed, of, reason) => {
  expect(parseField(typed, of)).toEqual({ type: "unreadable", reason: expect.stringMatching(reason) });
});

test("any list of different numbers, printed with commas, parses to itself", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0),
        { minLength: 2, maxLength: 26 },
      ),
      fc.option(fc.integer({ min: 1, max: 100 })),
      (numbers, samples) => {
        const typed = `${numbers.join(", ")}${samples === null ? "" : ` x${samples}`}`;
        expect(parseField(typed, spec({ type: "number" }))).toEqual({
          ...several(...numbers),
          ...(samples === null ? {} : { samples }),
        });
      },
    ),
  );
});

test("any text is parsed or refused, and never gives a value outside the bounds", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from("0123456789.,;/ x×-e")) }), (typed) => {
      const parsed = parseField(typed, NUMBER);
      if (parsed.type !== "several") return;
      for (const { value } of parsed.values)
        expect(value === undefined || (Number(value) >= 0 && Number(value) <= 2)).toBe(true);
      expect(parsed.values.length <= 200).toBe(true);
    }),
  );
});

test("the model field accepts one id, a list, and samples", () => {
  expect(parseModelList("a/b-1")).toEqual({ type: "one", value: "a/b-1" });
  expect(parseModelList("a, b c x2")).toEqual({ ...several("a", "b", "c"), samples: 2 });
  expect(parseModelList("a,")).toMatchObject({ type: "unreadable" });
  expect(parseModelList("a, a")).toMatchObject({ reason: expect.stringMatching(/twice/) });
  expect(parseModelList(" ")).toEqual({ type: "empty" });
});

test.each([
  ["0.7", 0.7],
  [".5", 0.5],
  ["1.", 1],
  ["-0.25", -0.25],
  ["−2", -2],
  ["1e-3", 0.001],
  ["4,096", 4096],
  ["64 000", 64_000],
  [" 12 ", 12],
])("%j parses to the number %d", (typed, value) => {
  expect(parseNumber(typed)).toEqual({ type: "number", value });
});

test.each(["", "  ", "not sent"])("%j parses to nothing to send", (typed) => {
  expect(parseNumber(typed)).toEqual({ type: "empty" });
});

test.each(["abc", "0,5x", "1..2", "--1", "0x10", "NaN", "Infinity", "1 2", "0,1"])(
  "%j is not parsed as a number",
  (typed) => {
    expect(parseNumber(typed).type).toBe("unreadable");
  },
);
