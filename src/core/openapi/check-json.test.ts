import { expect, test } from "vitest";
import type { Json } from "#core/json.ts";
import { checkJson, listUncheckedKeywords } from "./check-json.ts";
import { createSchemaResolver } from "./schema-resolver.ts";

const check = (schema: Json, value: Json, document = {}) => checkJson(createSchemaResolver(document), schema, value);

test.each<[Json, Json, string | undefined]>([
  [{ type: "integer", minimum: 1 }, 1, undefined],
  [{ type: "integer" }, 1.5, "whole numbers only"],
  [{ type: "number", maximum: 64_000 }, 70_000, "at most 64,000"],
  [{ type: "number", minimum: -2 }, -3, "at least −2"],
  [{ type: "number", minimum: 0, exclusiveMinimum: true }, 0, "more than 0"],
  [{ type: "number", exclusiveMaximum: 1 }, 1, "less than 1"],
  [{ type: "number" }, "1", "a number is expected"],
  [{ type: "number", nullable: true }, null, undefined],
  [{ type: "number" }, null, "null is not accepted"],
  [{ enum: ["a", "b", null] }, "c", "one of a, b"],
  [{ const: 3 }, 4, "only 3"],
  [{ type: "string", pattern: "^[A-Z]{2}$" }, "de", "it does not look like ^[A-Z]{2}$"],
  [{ type: "array", items: { type: "string" } }, ["a", 1], "[1]: a text is expected"],
  [{ type: "array", maxItems: 1 }, [1, 2], "at most 1 items"],
  [{ type: "object", properties: { a: { type: "string" } }, required: ["a"] }, {}, "a is needed"],
  [
    { type: "object", properties: { a: { type: "object", properties: { b: { type: "boolean" } } } } },
    { a: { b: 1 } },
    "a.b: on or off is expected",
  ],
  [{ type: "object", properties: {}, additionalProperties: false }, { x: 1 }, "x: this is not accepted"],
  [{ type: "object", additionalProperties: { type: "number" } }, { x: "1" }, "x: a number is expected"],
  [{ type: ["string", "null"] }, 1, "a text is expected"],
  [{ type: ["string", "integer"] }, 1.5, "whole numbers only"],
  [{}, { anything: [1] }, undefined],
])("%j finds in %j: %s", (schema, value, sentence) => {
  expect(check(schema, value)).toBe(sentence);
});

test("the branch that a value names reports the error", () => {
  const tagged = {
    oneOf: [
      { type: "object", properties: { type: { enum: ["auto"] } }, required: ["type"] },
      {
        type: "object",
        properties: { type: { enum: ["tool"] }, name: { type: "string" } },
        required: ["type", "name"],
      },
    ],
  };
  expect(check(tagged, { type: "auto" })).toBeUndefined();
  expect(check(tagged, { type: "tool" })).toBe("name is needed");
  expect(check(tagged, { type: "none" })).toBe("this matches none of the accepted shapes");
  expect(check({ anyOf: [{ type: "string" }, { nullable: true }] }, 3)).toBe("a text is expected");
});

test("a recursive schema is checked as deep as the value goes", () => {
  const document = { tree: { type: "object", properties: { next: { $ref: "#/tree" }, name: { type: "string" } } } };
  const value = { next: { next: { next: { name: 3 } } } };
  expect(check({ $ref: "#/tree" }, value, document)).toBe("next.next.next.name: a text is expected");
});

test("a pattern that could keep the page busy is not tested", () => {
  expect(check({ type: "string", pattern: "^(a+)+$" }, `${"a".repeat(40)}!`)).toBeUndefined();
});

test("keywords that are not checked are named, and a value that only they forbid passes", () => {
  const schema = { type: "array", uniqueItems: true, contains: { const: 1 }, maxItems: 3 };
  expect(listUncheckedKeywords([schema, { multipleOf: 2 }])).toEqual(["multipleOf", "uniqueItems", "contains"]);
  expect(check(schema, [2, 2])).toBeUndefined();
});
