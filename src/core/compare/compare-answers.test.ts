import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { compareAnswers } from "./compare-answers.ts";
import { describeDifference } from "./describe-difference.ts";

const compare = (before: string, after: string) => compareAnswers(before, after, 1_000_000);
const describeBoth = (before: string, after: string) => describeDifference(compare(before, after));

/** The same value with the names of every object in the opposite order. */
function reverseNames(value: Json): Json {
  if (Array.isArray(value)) return value.map(reverseNames);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, child]) => [name, reverseNames(child)] as const)
      .toReversed(),
  );
}

describe("the difference of two answers", () => {
  test("answers that are JSON are compared field by field", () => {
    const difference = compare(
      '{"total": 12, "shop": {"name": "A", "no": 1}}',
      '{"shop":{"name":"B"},"total":12,"tip":0}',
    );
    expect(difference).toEqual({
      kind: "fields",
      fields: [
        { path: "shop.name", before: '"A"', after: '"B"' },
        { path: "total", before: "12", after: "12" },
        { path: "tip", before: undefined, after: "0" },
        { path: "shop.no", before: "1", after: undefined },
      ],
      differingCount: 3,
    });
    expect(describeDifference(difference)).toBe("3 of 4 fields differ");
  });

  test("the order of names, the layout and a fence make no difference", () => {
    const property = fc.property(
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }), { minKeys: 1 }),
      (object) => {
        const value = JSON.parse(JSON.stringify(object)) as Json;
        const other = `\`\`\`json\n${JSON.stringify(reverseNames(value), null, 2)}\n\`\`\``;
        expect(describeBoth(JSON.stringify(value), other)).toBe("same fields");
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  test("a name with a full stop is another field than a name within a name", () => {
    expect(compare('{"a.b": 1, "a": {"b": 2}}', '{"a.b": 2, "a": {"b": 2}}')).toEqual({
      kind: "fields",
      fields: [
        { path: '"a.b"', before: "1", after: "2" },
        { path: "a.b", before: "2", after: "2" },
      ],
      differingCount: 1,
    });
  });

  test("numbers that JavaScript would round to the same one differ", () => {
    expect(describeBoth('{"id": 9007199254740993}', '{"id": 9007199254740992}')).toBe("1 of 1 field differs");
  });

  test("words around the JSON that differ are said beside the fields", () => {
    const fence = '```json\n{"a": 1}\n```';
    expect(describeBoth(`Here it is:\n${fence}`, `There you are:\n${fence}`)).toBe(
      "same fields, other words around them",
    );
    expect(describeBoth(`Here it is:\n\n${fence}`, `Here it is:\n${fence}\n`)).toBe("same fields");
  });

  test("an answer in words beside one in JSON is compared in words", () => {
    expect(describeBoth('{"a": 1}', "none")).toBe("2 of 2 words differ");
    expect(describeBoth("a red fox", "a red  fox")).toBe("same words");
    expect(describeBoth("a red fox", "a red fox!")).toBe("only punctuation differs");
  });
});
