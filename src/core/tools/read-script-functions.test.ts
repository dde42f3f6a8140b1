import { expect, test } from "vitest";
import type { JsonObject } from "#core/json.ts";
import { readProperties } from "./read-example-function.ts";

const STRING = { type: "string" };
const INTEGER = { type: "integer" };
const NUMBER = { type: "number" };
const BOOLEAN = { type: "boolean" };

const SCRIPT: [string, string, JsonObject][] = [
  ["no parameters", "function now() {}", {}],
  ["types", "function f(a: string, b: number, c: boolean): void {}", { "a*": STRING, "b*": NUMBER, "c*": BOOLEAN }],
  [
    "optional parameters and defaults",
    'export async function f(a?: string, b = 3, c: "x" | "y" = "x", d: boolean = true): Promise<string> {}',
    {
      a: STRING,
      b: { ...INTEGER, default: 3 },
      c: { ...STRING, enum: ["x", "y"], default: "x" },
      d: { ...BOOLEAN, default: true },
    },
  ],
  [
    "an arrow",
    "export const f = async (a: string[], b: Array<number>): Promise<void> => { return; };",
    {
      "a*": { type: "array", items: STRING },
      "b*": { type: "array", items: NUMBER },
    },
  ],
  [
    "an arrow with a type of its own and a generic",
    "const f: Tool<string> = <T extends object>(a: T, b: string) => b;",
    { "a*": {}, "b*": STRING },
  ],
  [
    "type parameters",
    "export const pick = <T, U extends Record<string, T>>(list: string[], of: U): T => list;",
    { "list*": { type: "array", items: STRING }, "of*": {} },
  ],
  [
    "a type parameter and a name",
    "async function f<T extends { id: string }>(a: string): Promise<T> {}",
    { "a*": STRING },
  ],
  ["a function as a value", "const f = function named(a: string) { return a; };", { "a*": STRING }],
  ["a bare arrow", "(a: string, b: number) => a + b", { "a*": STRING, "b*": NUMBER }],
  [
    "a method",
    "class A {\n  public async f(a: string): Promise<string> {\n    if (a) { return a; }\n  }\n}",
    { "a*": STRING },
  ],
  [
    "null and undefined",
    "function f(a: string | null, b: number | undefined, c?: 'x' | null) {}",
    {
      "a*": { type: ["string", "null"] },
      b: NUMBER,
      c: { type: ["string", "null"], enum: ["x", null] },
    },
  ],
  [
    "object types with comments",
    "function f(at: { /** The city */ city: string; zip?: string, // the code\n deep: { n: number } }) {}",
    {
      "at*": {
        type: "object",
        properties: {
          city: { ...STRING, description: "The city" },
          zip: STRING,
          deep: { type: "object", properties: { n: NUMBER }, required: ["n"], description: "the code" },
        },
        required: ["city", "deep"],
      },
    },
  ],
  [
    "an object that is taken apart",
    "function f({ city, days = 3 }: { city: string; days?: number }) {}",
    {
      "city*": STRING,
      days: { ...NUMBER, default: 3 },
    },
  ],
  [
    "records and dates",
    "function f(a: Record<string, number>, b: Date, c: Map<string, unknown>, d: { [key: string]: boolean }) {}",
    {
      "a*": { type: "object", additionalProperties: NUMBER },
      "b*": { ...STRING, format: "date-time" },
      "c*": { type: "object" },
      "d*": { type: "object", additionalProperties: BOOLEAN },
    },
  ],
  [
    "unions",
    "function f(a: string | number, b: (string | number)[], c: true | false) {}",
    {
      "a*": { anyOf: [STRING, NUMBER] },
      "b*": { type: "array", items: { anyOf: [STRING, NUMBER] } },
      "c*": BOOLEAN,
    },
  ],
  [
    "interfaces beside it",
    "interface Base { id: number }\nexport interface Place extends Base {\n  city: string\n  zip?: string\n}\nfunction f(place: Place, more: Partial<Place>) {}",
    {
      "place*": { type: "object", properties: { id: NUMBER, city: STRING, zip: STRING }, required: ["id", "city"] },
      "more*": { type: "object", properties: { id: NUMBER, city: STRING, zip: STRING } },
    },
  ],
  [
    "types and enums beside it",
    'type Unit =\n  | "c"\n  | "f"\nenum Size { Small = "s", Large = "l" }\ntype Both = { a: string } & { b: Unit };\nfunction f(unit: Unit, size: Size, both: Both) {}',
    {
      "unit*": { ...STRING, enum: ["c", "f"] },
      "size*": { ...STRING, enum: ["s", "l"] },
      "both*": { type: "object", properties: { a: STRING, b: { ...STRING, enum: ["c", "f"] } }, required: ["a", "b"] },
    },
  ],
  [
    "JSDoc types",
    "/**\n * Tells the weather.\n * @param {string} city - The city\n * @param {('c'|'f')} [unit=\"c\"] The unit\n * @param {number=} days\n * @returns {string}\n */\nfunction f(city, unit, days) {}",
    {
      "city*": { ...STRING, description: "The city" },
      unit: { ...STRING, enum: ["c", "f"], description: "The unit", default: "c" },
      days: NUMBER,
    },
  ],
  [
    "JSDoc of an object",
    "/**\n * @param {Object} options\n * @param {string} options.city The city\n * @param {string[]} [options.days]\n */\nconst f = (options) => {}",
    {
      "options*": {
        type: "object",
        properties: { city: { ...STRING, description: "The city" }, days: { type: "array", items: STRING } },
        required: ["city"],
      },
    },
  ],
  [
    "a default with a comparison and an arrow",
    "function f(a = 1 < 2, b = (x) => x > 1, c: string) {}",
    { a: {}, b: {}, "c*": STRING },
  ],
  ["no types", "function f(a, b = 'x') {}", { "a*": {}, b: { ...STRING, default: "x" } }],
  [
    "a nested function",
    "function f(a: string) {\n  function inner(b: number) {}\n  const other = (c: number) => c;\n}",
    { "a*": STRING },
  ],
];

for (const [name, program, properties] of SCRIPT)
  test(`a TypeScript or JavaScript function with ${name} gives its parameters`, () => {
    expect(readProperties(program)).toEqual(properties);
  });
