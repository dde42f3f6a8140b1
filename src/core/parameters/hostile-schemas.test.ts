import { expect, test } from "vitest";
import type { Json, JsonObject } from "#core/json.ts";
import { parseApiDocument } from "#core/openapi/parse-api-document.ts";
import { setAtPath } from "#core/wire/body-path.ts";
import type { SchemaCapabilities } from "./parse-schema-capabilities.ts";
import { parseSchemaCapabilities } from "./parse-schema-capabilities.ts";
import { measureMs } from "#e2e/fixtures/measure-ms.ts";

/** The required bound is 200 ms; a machine that does other work too takes several times longer. */
const MAX_MS = 800;

function parseCapabilities(text: string): SchemaCapabilities {
  const parse = () => {
    const read = parseApiDocument(text);
    const [operation] = "problem" in read ? [] : read.operations;
    if ("problem" in read || !operation) throw new Error("not read");
    return parseSchemaCapabilities(read.document, operation.schema, "any/model");
  };
  expect(measureMs(parse)).toBeLessThan(MAX_MS);
  return parse();
}

function buildDocument(propertiesText: string, components: Json = {}): string {
  return `{"openapi": "3.0.0", "components": ${JSON.stringify(components)}, "paths": {"/chat": {"post": {"requestBody": {"content":
    {"application/json": {"schema": {"type": "object", "properties": ${propertiesText}}}}}}}}}`;
}

test("names that reach a prototype are left out with a reason, and nothing is polluted", () => {
  const { specs, leftOut } = parseCapabilities(
    buildDocument(`{"__proto__": {"type": "string"}, "constructor": {"type": "object", "properties": {"prototype": {"type": "string"}}},
      "toString": {"type": "number"}, "": {"type": "string"}, "deep": {"type": "object", "properties": {"__proto__": {"type": "number"}, "fine": {"type": "number"}}},
      "temperature": {"type": "number"}}`),
  );
  expect(specs.map(({ path }) => path)).toEqual(["temperature", "deep.fine"]);
  expect(leftOut.map(({ name }) => name)).toEqual(["__proto__", "constructor", "toString", "", "deep.__proto__"]);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as JsonObject)["type"]).toBeUndefined();
});

test("a recursive schema ends in a JSON field with a reason", () => {
  const tree = {
    type: "object",
    properties: { name: { type: "string" }, next: { $ref: "#/components/schemas/Tree" } },
  };
  const { specs } = parseCapabilities(
    buildDocument('{"tree": {"$ref": "#/components/schemas/Tree"}, "loop": {"$ref": "#/components/schemas/Loop"}}', {
      schemas: { Tree: tree, Loop: { $ref: "#/components/schemas/Loop" } },
    }),
  );
  expect(specs.map(({ path }) => path)).toContain("tree.next.next.name");
  expect(specs.length).toBeLessThan(12);
  expect(specs.find(({ path }) => path === "loop")).toMatchObject({
    control: { kind: "json" },
    hint: "any JSON, sent as written · the schema refers to itself",
  });
});

test("references that double at every step are given up in bounded time", () => {
  const schemas: JsonObject = { S60: { type: "string" } };
  for (let step = 0; step < 60; step += 1)
    schemas[`S${step}`] = {
      anyOf: [{ $ref: `#/components/schemas/S${step + 1}` }, { $ref: `#/components/schemas/S${step + 1}` }],
    };
  const { specs } = parseCapabilities(
    buildDocument('{"bomb": {"$ref": "#/components/schemas/S0"}, "temperature": {"type": "number"}}', { schemas }),
  );
  expect(specs.map(({ path }) => path)).toContain("bomb");
});

test("a thousand properties give three hundred controls and a note about the others", () => {
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`p${n}`, { type: "number" }]));
  const { specs, leftOut } = parseCapabilities(buildDocument(JSON.stringify(many)));
  expect(specs).toHaveLength(300);
  expect(leftOut).toEqual([
    { name: "700 more properties", reason: "this panel shows the first 300; Extra JSON can send the others" },
  ]);
});

test("two hundred levels end in a JSON field after a few", () => {
  let nested: JsonObject = { type: "string" };
  for (let level = 0; level < 200; level += 1) nested = { type: "object", properties: { a: nested } };
  const { specs } = parseCapabilities(buildDocument(JSON.stringify({ a: nested })));
  expect(specs).toMatchObject([{ path: "a.a.a.a.a", control: { kind: "json" } }]);
  const [spec] = specs;
  let value: Json = 3;
  for (let level = 0; level < 196; level += 1) value = { a: value };
  expect(spec?.check(value)).toMatch(/a text is expected$/);
});

test("five megabytes are parsed quickly, and deeply nested brackets are refused", () => {
  const padding = Array.from({ length: 5000 }, (_, n) => [`S${n}`, { type: "object", description: "x".repeat(1000) }]);
  const text = buildDocument('{"temperature": {"type": "number"}}', { schemas: Object.fromEntries(padding) });
  expect(text.length).toBeGreaterThan(5_000_000);
  expect(parseCapabilities(text).specs).toHaveLength(1);
  expect(parseApiDocument("[".repeat(200_000))).toHaveProperty("problem");
  expect(parseApiDocument("[".repeat(2000) + "]".repeat(2000))).toEqual({
    problem: "It is JSON, but no OpenAPI document.",
  });
});

test("a dot inside a name stays in the name", () => {
  const [spec] = parseCapabilities(
    buildDocument('{"odd.name": {"type": "object", "properties": {"in\\\\side.x": {"type": "string"}}}}'),
  ).specs;
  const body: JsonObject = {};
  setAtPath(body, spec?.path ?? "", "here");
  expect(body).toEqual({ "odd.name": { "in\\side.x": "here" } });
});
