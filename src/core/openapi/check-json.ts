import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { formatCount } from "#core/format.ts";
import { readPattern } from "./read-pattern.ts";
import type { SchemaReader } from "./schema-reader.ts";
import { own } from "./schema-reader.ts";

/** Values with more inside than this are sent without being checked further. */
const MOST_CHECKS = 5000;

/** What is wrong with a value by a schema, as a short sentence that names the place; undefined where nothing is. */
export function checkJson(reader: SchemaReader, schema: Json, value: Json): string | undefined {
  let left = MOST_CHECKS;

  function check(schema: Json, value: Json, place: string): string | undefined {
    left -= 1;
    if (left < 0) return undefined;
    const { schema: common, branches } = reader.read(schema);
    const wrong = checkOne(common, value, place);
    if (wrong !== undefined || branches.length === 0) return wrong;
    const complaints: string[] = [];
    for (const branch of branches) {
      const complaint = check(branch, value, place);
      if (complaint === undefined) return undefined;
      complaints.push(complaint);
    }
    return bestComplaint(branches, value, complaints, place);
  }

  /** Of the forms a value could have, the one it claims to have says what is wrong with it. */
  function bestComplaint(branches: JsonObject[], value: Json, complaints: string[], place: string): string {
    const claimed = branches.findIndex((branch) => isMeant(branch, value));
    return complaints[claimed] ?? at(place, "this fits none of the forms that are taken");
  }

  function checkOne(schema: JsonObject, value: Json, place: string): string | undefined {
    const mismatch = checkType(schema, value);
    if (mismatch !== undefined) return at(place, mismatch);
    if (typeof value === "number") return prefixed(place, checkNumber(schema, value));
    if (typeof value === "string") return prefixed(place, checkText(schema, value));
    if (Array.isArray(value)) return checkList(schema, value, place);
    return isJsonObject(value) ? checkObject(schema, value, place) : undefined;
  }

  function checkList(schema: JsonObject, value: Json[], place: string): string | undefined {
    const { minItems, maxItems, items } = schema;
    if (typeof minItems === "number" && value.length < minItems) return at(place, `at least ${minItems} items`);
    if (typeof maxItems === "number" && value.length > maxItems) return at(place, `at most ${maxItems} items`);
    if (items === undefined) return undefined;
    for (const [index, item] of value.entries()) {
      const wrong = check(items, item, `${place}[${index}]`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }

  function checkObject(schema: JsonObject, value: JsonObject, place: string): string | undefined {
    const { properties, required, additionalProperties: others } = schema;
    const known = isJsonObject(properties) ? properties : {};
    for (const name of Array.isArray(required) ? required : [])
      if (typeof name === "string" && !Object.hasOwn(value, name)) return at(place, `${name} is needed`);
    for (const [name, inner] of Object.entries(value)) {
      const inside = place === "" ? name : `${place}.${name}`;
      const expected = own(known, name);
      if (expected === undefined && others === false) return at(inside, "this is not taken");
      const wrong = check(expected ?? (isJsonObject(others) ? others : {}), inner, inside);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }

  return check(schema, value, "");
}

function checkType(schema: JsonObject, value: Json): string | undefined {
  const { type, enum: values, const: only } = schema;
  if (value === null) return schema["nullable"] === true || type === undefined ? undefined : "null is not taken";
  if (Array.isArray(values) && !values.some((each) => isSame(each, value)))
    return `one of ${values
      .filter((each) => each !== null)
      .map(show)
      .join(", ")}`;
  if (only !== undefined && !isSame(only, value)) return `only ${show(only)}`;
  switch (type) {
    case "number":
    case "integer":
      return typeof value === "number" && Number.isFinite(value) ? undefined : "a number is expected";
    case "string":
      return typeof value === "string" ? undefined : "a text is expected";
    case "boolean":
      return typeof value === "boolean" ? undefined : "on or off is expected";
    case "array":
      return Array.isArray(value) ? undefined : "a list is expected";
    case "object":
      return isJsonObject(value) ? undefined : "an object is expected";
    default:
      return undefined;
  }
}

function checkNumber(schema: JsonObject, value: number): string | undefined {
  const { type, minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below } = schema;
  if (type === "integer" && !Number.isInteger(value)) return "whole numbers only";
  if (typeof minimum === "number" && value < minimum) return `at least ${formatBound(minimum)}`;
  if (typeof maximum === "number" && value > maximum) return `at most ${formatBound(maximum)}`;
  const floor = above === true ? minimum : above;
  const ceiling = below === true ? maximum : below;
  if (typeof floor === "number" && value <= floor) return `more than ${formatBound(floor)}`;
  return typeof ceiling === "number" && value >= ceiling ? `less than ${formatBound(ceiling)}` : undefined;
}

function checkText(schema: JsonObject, value: string): string | undefined {
  const { minLength, maxLength, pattern } = schema;
  if (typeof minLength === "number" && value.length < minLength) return `at least ${minLength} characters`;
  if (typeof maxLength === "number" && value.length > maxLength) return `at most ${maxLength} characters`;
  if (typeof pattern !== "string" || (readPattern(pattern)?.test(value) ?? true)) return undefined;
  return pattern === "\\S" ? "each needs a character that is not a space" : `it does not look like ${pattern}`;
}

/** A bound as people write it: "64,000", "0.01". */
export function formatBound(bound: number): string {
  return Number.isInteger(bound) ? formatCount(bound).replace(/^-/, "−") : String(bound).replace(/^-/, "−");
}

/** True where a value is of this branch's kind, and names it where the branches are told apart by a word. */
function isMeant(branch: JsonObject, value: Json): boolean {
  const { properties } = branch;
  if (!isJsonObject(value)) return checkType(branch, value) === undefined;
  if (!isJsonObject(properties)) return branch["type"] === "object";
  return Object.entries(properties).some(
    ([name, schema]) =>
      isJsonObject(schema) &&
      Array.isArray(schema["enum"]) &&
      schema["enum"].length === 1 &&
      schema["enum"][0] === own(value, name),
  );
}

function isSame(one: Json, two: Json): boolean {
  return one === two || (typeof one === "object" && JSON.stringify(one) === JSON.stringify(two));
}

function show(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function at(place: string, sentence: string): string {
  return place === "" ? sentence : `${place}: ${sentence}`;
}

function prefixed(place: string, sentence: string | undefined): string | undefined {
  return sentence === undefined ? undefined : at(place, sentence);
}
