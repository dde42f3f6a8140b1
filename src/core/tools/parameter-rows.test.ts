import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonObject } from "#core/json.ts";
import {
  addParameter,
  changeParameterRow,
  formatValues,
  hasTooManyRows,
  listParameterRows,
  parseValues,
  removeParameter,
  renameParameter,
  ROW_TYPES,
} from "./parameter-rows.ts";

const SCHEMA: JsonObject = {
  type: "object",
  additionalProperties: false,
  properties: {
    city: { type: "string", description: "The city", minLength: 1 },
    unit: { type: "string", enum: ["c", "f"] },
    days: { type: "array", items: { type: "integer", minimum: 0 }, maxItems: 5 },
    places: { type: "array", items: { type: "object", properties: { name: { type: "string" } } } },
    any: { anyOf: [{ type: "string" }, { type: "number" }] },
    exact: true,
  },
  required: ["city", "unit"],
};

test("a schema of an object is shown as rows, and each says what it does not show", () => {
  expect(listParameterRows(SCHEMA)).toMatchObject([
    { name: "city", type: "string", description: "The city", isRequired: true, unshown: ["minLength"] },
    { name: "unit", type: "string", values: ["c", "f"], isRequired: true, unshown: [] },
    { name: "days", type: "array", itemType: "integer", isRequired: false, unshown: ["maxItems", "items.minimum"] },
    { name: "places", itemType: "object", inner: { properties: { name: { type: "string" } } }, unshown: [] },
    { name: "any", type: undefined, unshown: ["anyOf"] },
    { name: "exact", type: undefined, unshown: ["everything"] },
  ]);
  const odd = {
    type: "object",
    properties: { a: { type: "string", enum: ["a, b", null] }, b: { type: "integer", enum: [1, 2] } },
  };
  expect(listParameterRows(odd)).toMatchObject([
    { values: undefined, unshown: ["enum"] },
    { values: [1, 2], unshown: [] },
  ]);
  for (const schema of [undefined, true, { type: "array" }, { properties: [] }])
    expect(listParameterRows(schema)).toBeUndefined();
  expect(listParameterRows({ type: "object" })).toEqual([]);
});

test("a parameter is added, renamed and removed in its place, with the list of those required", () => {
  expect(addParameter({}, "a")).toEqual({ type: "object", properties: { a: { type: "string" } } });
  const renamed = renameParameter(SCHEMA, "city", "town");
  expect(Object.keys(Object(renamed["properties"]))).toEqual(["town", "unit", "days", "places", "any", "exact"]);
  expect(renamed["required"]).toEqual(["town", "unit"]);
  const removed = removeParameter(removeParameter(SCHEMA, "city"), "unit");
  expect(removed).not.toHaveProperty("required");
  expect(removed["additionalProperties"]).toBe(false);
});

test("a changed row keeps every keyword that still fits its type", () => {
  const change = (name: string, by: Parameters<typeof changeParameterRow>[2]) =>
    Object(changeParameterRow(SCHEMA, name, by)["properties"])[name] as unknown;
  expect(change("city", { description: "" })).toEqual({ type: "string", minLength: 1 });
  expect(change("city", { type: "integer" })).toEqual({ type: "integer", description: "The city" });
  expect(change("unit", { values: undefined })).toEqual({ type: "string" });
  expect(change("unit", { type: "array" })).toEqual({ type: "array", items: { type: "string" } });
  expect(change("days", { itemType: "string" })).toEqual({ type: "array", items: { type: "string" }, maxItems: 5 });
  expect(change("days", { values: [1, 2] })).toMatchObject({ items: { type: "integer", minimum: 0, enum: [1, 2] } });
  expect(change("places", { inner: { type: "object", properties: {} } })).toEqual({
    type: "array",
    items: { type: "object", properties: {} },
  });
  expect(change("any", { type: "object" })).toMatchObject({ type: "object", properties: {} });
  expect(changeParameterRow(SCHEMA, "city", { isRequired: false })["required"]).toEqual(["unit"]);
  expect(changeParameterRow(SCHEMA, "days", { isRequired: true })["required"]).toEqual(["city", "unit", "days"]);
});

test("a change that says what a row says already changes nothing", () => {
  fc.assert(
    fc.property(fc.constantFrom(...(listParameterRows(SCHEMA) ?? []).slice(0, 5)), (row) => {
      const { name, type, description, isRequired } = row;
      const same = changeParameterRow(SCHEMA, name, {
        ...(type === undefined ? {} : { type }),
        description,
        isRequired,
      });
      expect(same).toEqual(SCHEMA);
    }),
  );
});

test("any row can be given any type, and has it then", () => {
  for (const { name } of listParameterRows(SCHEMA) ?? [])
    for (const type of ROW_TYPES) {
      const rows = listParameterRows(changeParameterRow(SCHEMA, name, { type })) ?? [];
      expect(rows.find((row) => row.name === name)?.type).toBe(type);
    }
});

test("allowed values are typed with commas, as numbers where the row is one", () => {
  expect(parseValues("a, b,", "string")).toEqual(["a", "b"]);
  expect(parseValues("1, 2.5", "number")).toEqual([1, 2.5]);
  expect(parseValues(" , ", "string")).toBeUndefined();
  expect(formatValues(["a", 1, null])).toBe("a, 1, null");
});

test("a schema with more parameters than a person reads is left to the JSON, however they are nested", () => {
  const build = (count: number, inner: JsonObject): JsonObject => ({
    type: "object",
    properties: Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, inner])),
  });
  expect(hasTooManyRows(SCHEMA)).toBe(false);
  expect(hasTooManyRows(undefined)).toBe(false);
  expect(hasTooManyRows(build(100, { type: "string" }))).toBe(false);
  expect(hasTooManyRows(build(100_000, { type: "string" }))).toBe(true);
  expect(hasTooManyRows(build(20, build(20, { type: "string" })))).toBe(true);
});
