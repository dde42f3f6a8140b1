import { expect, test } from "vitest";
import { createSeededRandom } from "#core/create-seeded-random.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { measureMs } from "#e2e/fixtures/measure-ms.ts";
import { closeObjects } from "./close-objects.ts";
import { EXAMPLE_SCHEMAS } from "./example-schemas.ts";
import { inferSchema } from "./infer-schema.ts";
import { listMisfits } from "./list-misfits.ts";
import { listSchemaLines } from "./list-schema-lines.ts";
import { listSchemaNotes } from "./list-schema-notes.ts";

/** JSON of a shape of its own for each number. */
function drawJson(random: () => number, depth = 0): Json {
  const kind = Math.floor(random() * (depth > 3 ? 5 : 8));
  const size = Math.floor(random() * 4);
  const names = ["a", "b", "__proto__", "constructor", "", "a.b", "名"];
  if (kind === 0) return null;
  if (kind === 1) return random() < 0.5;
  if (kind === 2) return Math.floor(random() * 9);
  if (kind === 3) return random();
  if (kind === 4) return ["", "x", "{{y}}"][size % 3] ?? "";
  if (kind === 5) return Array.from({ length: size }, () => drawJson(random, depth + 1));
  return Object.fromEntries(
    Array.from({ length: size }, () => [names[Math.floor(random() * names.length)] ?? "", drawJson(random, depth + 1)]),
  );
}

test("every example fits the schema that is inferred from it, alone and together with others", () => {
  const random = createSeededRandom(72);
  const examples = Array.from({ length: 60 }, () => drawJson(random));
  for (const example of examples) expect(listMisfits(inferSchema([example]).schema, example)).toEqual([]);
  for (let at = 0; at + 3 <= examples.length; at += 3) {
    const some = examples.slice(at, at + 3);
    const { schema } = inferSchema(some);
    for (const example of some) expect(listMisfits(schema, example)).toEqual([]);
  }
});

test("lists are merged, names that are missing somewhere are not required, and what no example tells is said", () => {
  const { schema, untold } = inferSchema([{ items: [{ price: 1 }, { price: 2.5, note: null }], tags: [], more: {} }]);
  expect(schema).toEqual({
    type: "object",
    properties: {
      items: {
        type: "array",
        items: {
          type: "object",
          properties: { price: { type: "number" }, note: { type: "null" } },
          required: ["price"],
          additionalProperties: false,
        },
      },
      tags: { type: "array" },
      more: { type: "object", properties: {}, required: [], additionalProperties: false },
    },
    required: ["items", "tags", "more"],
    additionalProperties: false,
  });
  expect(untold).toEqual(["tags[]", "more"]);
  expect(inferSchema([["a", 1, null]]).schema).toEqual({
    type: "array",
    items: { anyOf: [{ type: "string" }, { type: "integer" }, { type: "null" }] },
  });
});

const ORDER = inferSchema([{ items: [{ price: 1 }], total: 1 }]).schema;

test("each place that does not fit is a sentence with its position, the deepest first", () => {
  const misfits = listMisfits(ORDER, { items: [{ price: 1 }, {}, { price: "x" }], total: 1, other: 1 });
  expect(misfits.map(({ sentence }) => sentence)).toEqual([
    "items[2].price is not an integer",
    "items[1].price is missing",
    "other is not in the schema",
  ]);
  expect(misfits[1]?.reason).toBe("items.price is missing");
});

const sentences = (schema: Json | undefined, form: "anthropic" | "openai" = "anthropic") =>
  listSchemaNotes(schema, form).map(({ sentence }) => sentence);

test("the schemas to start from are without a note in either form", () => {
  for (const { schema } of EXAMPLE_SCHEMAS)
    for (const form of ["anthropic", "openai"] as const) expect(listSchemaNotes(schema, form)).toEqual([]);
});

test("notes name a value that is no schema, and keywords that a service refuses", () => {
  expect(sentences(undefined)[0]).toMatch(/is a JSON object/);
  expect(sentences([])[0]).toMatch(/is a JSON object/);
  expect(sentences({})[0]).toMatch(/empty/);
  expect(sentences({ price: 3 })[0]).toMatch(/Is it an example\?/);
  expect(sentences({ type: "strng" })[0]).toMatch(/no type of JSON Schema/);
  expect(sentences({ type: "integer", minimum: 1 })[0]).toMatch(/^minimum \(the whole\)/);
  expect(sentences({ type: "string" }, "openai")[0]).toMatch(/object at the top/);
  expect(sentences({ ...ORDER, required: ["nothing"] }, "anthropic")[0]).toMatch(/nothing is required and not/);
  expect(sentences({ ...ORDER, required: ["total"] }, "openai")[0]).toMatch(/every property/);
  expect(sentences({ ...ORDER, $ref: "https://a.example/b" })[0]).toMatch(/another document/);
  expect(sentences({ $ref: "#/$defs/None" })[0]).toMatch(/leads nowhere/);
});

test("a schema that refers to itself is told, and one that refers to the same twice is not", () => {
  const tree: JsonObject = {
    type: "object",
    properties: { next: { $ref: "#/$defs/Tree" } },
    additionalProperties: false,
  };
  expect(sentences({ $ref: "#/$defs/Tree", $defs: { Tree: tree } })[0]).toMatch(/refers to itself/);
  expect(sentences({ $ref: "#" })[0]).toMatch(/refers to itself/);
  const leaf = { $ref: "#/$defs/Leaf" };
  expect(
    sentences({ ...inferSchema([{}]).schema, properties: { a: leaf, b: leaf }, $defs: { Leaf: { type: "string" } } }),
  ).toEqual([]);
});

test("objects are closed everywhere but in the values of enums", () => {
  const inner = { type: "object", properties: { properties: { type: "string" } } };
  const open: JsonObject = { ...inner, anyOf: [inner], items: inner, enum: [{ type: "object" }], $defs: { A: inner } };
  expect(listSchemaNotes(open, "anthropic").some(({ fix }) => fix === "close")).toBe(true);
  const closed = closeObjects(open);
  expect(closed["enum"]).toEqual([{ type: "object" }]);
  expect(JSON.stringify(closed).match(/"additionalProperties":false/g)).toHaveLength(4);
  expect(listSchemaNotes(closed, "anthropic").some(({ fix }) => fix === "close")).toBe(false);
});

test("an outline names what stands under what", () => {
  expect(listSchemaLines(ORDER).map(({ depth, name, type }) => [depth, name, type])).toEqual([
    [0, "Answer", "object"],
    [1, "items", "list of: object"],
    [2, "price", "whole number"],
    [1, "total", "whole number"],
  ]);
});

test("hostile schemas are looked at in bounded time", () => {
  let deep: JsonObject = { type: "string" };
  for (let level = 0; level < 5000; level += 1) deep = { type: "object", properties: { a: deep } };
  const wide: JsonObject = {
    type: "object",
    properties: Object.fromEntries(
      Array.from({ length: 20_000 }, (_, at) => [`p${at}`, { $ref: `#/$defs/D${at % 50}` }]),
    ),
    $defs: Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => [
        `D${at}`,
        { anyOf: [{ $ref: `#/$defs/D${at + 1}` }, { $ref: `#/$defs/D${at + 2}` }] },
      ]),
    ),
  };
  for (const schema of [deep, wide])
    expect(
      measureMs(() => {
        listSchemaNotes(schema, "anthropic");
        listSchemaLines(schema);
        closeObjects(schema);
      }),
    ).toBeLessThan(3000);
  expect(sentences(deep).some((sentence) => sentence.includes("too deep or too large"))).toBe(true);
});

test("a reference into a list, or to a name with escapes, leads to its schema", () => {
  const schema = {
    type: "object",
    properties: {
      a: { anyOf: [{ type: "string" }] },
      b: { $ref: "#/properties/a/anyOf/0" },
      c: { $ref: "#/$defs/my%20type" },
    },
    required: ["a", "b", "c"],
    additionalProperties: false,
    $defs: { "my type": { type: "string" } },
  };
  expect(sentences(schema).join(" ")).not.toContain("nowhere");
  const broken = { ...schema, properties: { ...schema.properties, b: { $ref: "#/properties/a/anyOf/7" } } };
  expect(sentences(broken).join(" ")).toContain("nowhere");
});
