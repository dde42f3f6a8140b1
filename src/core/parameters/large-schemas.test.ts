import { expect, test } from "vitest";
import type { Json, JsonObject } from "#core/json.ts";
import { parseApiDocument } from "#core/openapi/parse-api-document.ts";
import { parseSchemaCapabilities } from "./parse-schema-capabilities.ts";
import type { Conflict, Exclusion, Fix } from "./parameter-rule.ts";
import { computeConflicts, computeExclusions } from "./rules.ts";
import { suggestSweep } from "./suggest-sweep.ts";

const count = <T>(length: number, make: (n: number) => T): T[] => Array.from({ length }, (_, n) => make(n));
const named = (length: number, make: (n: number) => Json): JsonObject =>
  Object.fromEntries(count(length, (n) => [`p${n}`, make(n)]));

type Body = { properties: JsonObject; required?: string[]; allOf?: Json[] };

function buildDocument(body: Body, more: JsonObject = {}): string {
  const content = { "application/json": { schema: { type: "object", ...body } } };
  return JSON.stringify({ openapi: "3.0.0", paths: { "/chat": { post: { requestBody: { content } } } }, ...more });
}

const words = count(50_000, (n) => `word-${n}`);
const chain = Object.fromEntries(count(20_000, (n) => [`S${n}`, { $ref: `#/s/S${n + 1}` }]));
const padded = { ...Object.fromEntries(count(50_000, (n) => [`x-${n}`, n])), type: "string" };

const fixesOf = (conflict: Conflict | Exclusion): readonly Fix[] =>
  "fixes" in conflict ? conflict.fixes : [conflict.fix];

/** Each document with a value that its parameter `a` refuses, or takes where it is too large to be checked. */
const DOCUMENTS: [string, string, Json][] = [
  ["50,000 values in an enum", buildDocument({ properties: { a: { type: "string", enum: words } } }), "none"],
  ["50,000 numbers in an enum", buildDocument({ properties: { a: { enum: count(50_000, (n) => n) } } }), -1],
  [
    "50,000 constants in a union",
    buildDocument({ properties: { a: { oneOf: words.map((word) => ({ const: word })) } } }),
    "none",
  ],
  ["a constant of a megabyte", buildDocument({ properties: { a: { const: "x".repeat(1e6) } } }), "none"],
  [
    "a default of a megabyte",
    buildDocument({ properties: { a: { type: "string", default: "x".repeat(1e6) } }, required: ["a"] }),
    1,
  ],
  ["a description of 5 MB", buildDocument({ properties: { a: { type: "string", description: "é".repeat(5e6) } } }), 1],
  ["a pattern of a megabyte", buildDocument({ properties: { a: { type: "string", pattern: "a?".repeat(5e5) } } }), "b"],
  [
    "50,000 properties, all required",
    buildDocument({
      properties: { a: {}, ...named(50_000, () => ({ type: "number" })) },
      required: Object.keys(named(50_000, () => 0)),
    }),
    null,
  ],
  [
    "50,000 properties inside one",
    buildDocument({
      properties: {
        a: {
          type: "object",
          properties: named(50_000, () => ({ type: "number" })),
          required: Object.keys(named(50_000, () => 0)),
        },
      },
    }),
    null,
  ],
  [
    "10,000 branches",
    buildDocument({
      properties: {
        a: {
          anyOf: count(10_000, (n) => ({
            type: "object",
            required: [`p${n}`],
            properties: { [`p${n}`]: { type: "number" } },
          })),
        },
      },
    }),
    1,
  ],
  [
    "10,000 parts of allOf",
    buildDocument({
      properties: { a: { type: "string" } },
      allOf: count(10_000, (n) => ({ properties: { [`p${n}`]: {} }, required: [`p${n}`] })),
    }),
    1,
  ],
  ["a chain of 20,000 references", buildDocument({ properties: { a: { $ref: "#/s/S0" } } }, { s: chain }), 1],
  [
    "300 references to 50,000 keywords",
    buildDocument({ properties: { a: { $ref: "#/s" }, ...named(300, () => ({ $ref: "#/s" })) } }, { s: padded }),
    1,
  ],
  [
    "24 kinds of an object with 1,000 properties each",
    buildDocument({
      properties: {
        a: {
          oneOf: count(24, (n) => ({
            type: "object",
            required: ["type"],
            properties: {
              type: { const: `t${n}` },
              ...named(1000, () => ({ type: "string", description: `${n} ${"x".repeat(200)}` })),
            },
          })),
        },
      },
    }),
    null,
  ],
  [
    "500 operations that refer to 10,000 branches",
    JSON.stringify({
      openapi: "3.0.0",
      s: { anyOf: count(10_000, () => ({ type: "object", properties: {} })) },
      paths: Object.fromEntries(
        count(500, (n) => [
          `/p${n}`,
          {
            post: {
              requestBody: {
                content: { "application/json": { schema: { properties: { a: {} }, anyOf: [{ $ref: "#/s" }] } } },
              },
            },
          },
        ]),
      ),
    }),
    null,
  ],
];

/**
 * Milliseconds for all steps together, on a machine that does other work too; alone, each step takes less than 100. Steps
 * whose time grew with the square of the size took minutes.
 */
const TIMEOUT = 5000;

test.each(DOCUMENTS)(
  "%s: it is read, checked and swept in time, in short sentences",
  { timeout: TIMEOUT },
  (name, text, wrong) => {
    const read = parseApiDocument(text);
    if ("problem" in read) throw new Error(read.problem);
    const schema = read.operations[0]?.schema ?? {};
    const { specs, rules } = parseSchemaCapabilities(read.document, schema, "any/model");
    const source = { origin: "given", title: "", atMs: 0, rules, corrections: [], leftOut: [] } as const;
    const conflicts = [...computeConflicts(source, {}), ...Object.values(computeExclusions(source, {}))];
    const spec = specs.find(({ path }) => path === "a");
    const problem = spec?.check(wrong);
    const sweep = spec && suggestSweep(spec, undefined);
    const texts = [problem ?? "", ...specs.flatMap(({ hint, path }) => [hint, path])];
    texts.push(...conflicts.flatMap((conflict) => [conflict.reason, ...fixesOf(conflict).map(({ label }) => label)]));
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(300);
    // The one value of a constant is sent whole.
    expect(sweep?.length ?? 0).toBeLessThan(name.includes("constant") ? 2_000_000 : 300);
  },
);

test("a union of more constants than branches lists them all, and of more objects than branches takes any value", () => {
  const voices = count(60, (n) => `voice-${n}`);
  const kinds = count(60, (n) => ({
    type: "object",
    required: [`p${n}`],
    properties: { [`p${n}`]: { type: "number" } },
  }));
  const read = parseApiDocument(
    buildDocument({
      properties: { voice: { oneOf: voices.map((voice) => ({ const: voice })) }, kind: { anyOf: kinds } },
    }),
  );
  if ("problem" in read) throw new Error(read.problem);
  const { specs } = parseSchemaCapabilities(read.document, read.operations[0]?.schema ?? {}, "any/model");
  const [voice, kind] = ["voice", "kind"].map((path) => specs.find((spec) => spec.path === path));
  expect(voice?.control).toEqual({ kind: "enum", values: voices });
  expect(voice?.check("voice-59")).toBeUndefined();
  expect(voice?.check("none")).toBe("one of 60 values, such as voice-0, voice-1, voice-2");
  expect(kind?.check({ p59: 1 })).toBeUndefined();
});
