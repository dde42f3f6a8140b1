import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, isSameJson } from "#core/json.ts";
import { shortenText } from "#core/cut-text.ts";
import { formatCount } from "#core/format.ts";
import { matchesPattern } from "./matches-pattern.ts";
import type { SchemaResolver } from "./schema-resolver.ts";
import { getOwn } from "./schema-resolver.ts";

/** The largest number of checks for one value; a larger value is sent without being checked further. */
const MAX_CHECKS = 5000;

/** Keywords of JSON Schema that restrict values and that `checkJson` does not check. */
const UNCHECKED_KEYWORDS = [
  "multipleOf",
  "uniqueItems",
  "contains",
  "prefixItems",
  "minProperties",
  "maxProperties",
  "propertyNames",
  "patternProperties",
  "dependentRequired",
  "dependentSchemas",
  "not",
  "if",
  "unevaluatedItems",
  "unevaluatedProperties",
];

/** The keywords at the top of these schemas that `checkJson` does not check; nested schemas are not searched. */
export function listUncheckedKeywords(schemas: readonly JsonObject[]): string[] {
  return UNCHECKED_KEYWORDS.filter((keyword) => schemas.some((schema) => Object.hasOwn(schema, keyword)));
}

/**
 * The problem with a value by a schema, as a short sentence with the path inside the value; undefined where there is
 * none. Checks types, enums, bounds, lengths, patterns, items, properties and unions, but not the keywords of
 * `listUncheckedKeywords`. A value may match several branches of a `oneOf`, since services accept this.
 */
export function checkJson(resolver: SchemaResolver, schema: Json, value: Json): string | undefined {
  let remaining = MAX_CHECKS;

  function check(schema: Json, value: Json, path: string): string | undefined {
    remaining -= 1;
    if (remaining < 0) return undefined;
    const { schema: common, branches } = resolver.resolve(schema);
    const problem = checkCommon(common, value, path);
    if (problem !== undefined || branches.length === 0) return problem;
    const complaints: string[] = [];
    for (const branch of branches) {
      const complaint = check(branch, value, path);
      if (complaint === undefined) return undefined;
      complaints.push(complaint);
    }
    return pickComplaint(branches, value, complaints, path);
  }

  /** The problem by the branch whose constant property the value has, else a sentence that no branch matches. */
  function pickComplaint(branches: JsonObject[], value: Json, complaints: string[], path: string): string {
    const claimed = branches.findIndex((branch) => isClaimedBranch(branch, value));
    return complaints[claimed] ?? prefixPath(path, "this matches none of the accepted shapes");
  }

  function checkCommon(schema: JsonObject, value: Json, path: string): string | undefined {
    const mismatch = checkType(schema, value);
    if (mismatch !== undefined) return prefixPath(path, mismatch);
    if (typeof value === "number") return prefixProblem(path, checkNumber(schema, value));
    if (typeof value === "string") return prefixProblem(path, checkText(schema, value));
    if (Array.isArray(value)) return checkList(schema, value, path);
    return isJsonObject(value) ? checkObject(schema, value, path) : undefined;
  }

  function checkList(schema: JsonObject, value: Json[], path: string): string | undefined {
    const { minItems, maxItems, items } = schema;
    if (typeof minItems === "number" && value.length < minItems) return prefixPath(path, `at least ${minItems} items`);
    if (typeof maxItems === "number" && value.length > maxItems) return prefixPath(path, `at most ${maxItems} items`);
    if (items === undefined) return undefined;
    for (const [index, item] of value.entries()) {
      const problem = check(items, item, `${path}[${index}]`);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  function checkObject(schema: JsonObject, value: JsonObject, path: string): string | undefined {
    const { properties, required, additionalProperties: others } = schema;
    const known = isJsonObject(properties) ? properties : {};
    for (const name of Array.isArray(required) ? required : [])
      if (typeof name === "string" && !Object.hasOwn(value, name)) return prefixPath(path, `${name} is needed`);
    for (const [name, inner] of Object.entries(value)) {
      const inside = path === "" ? name : `${path}.${name}`;
      const expected = getOwn(known, name);
      if (expected === undefined && others === false) return prefixPath(inside, "this is not accepted");
      const problem = check(expected ?? (isJsonObject(others) ? others : {}), inner, inside);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  return check(schema, value, "");
}

function checkType(schema: JsonObject, value: Json): string | undefined {
  const { type, enum: values, const: only } = schema;
  if (value === null) return schema["nullable"] === true || type === undefined ? undefined : "null is not accepted";
  if (Array.isArray(values) && !values.some((each) => isSameJson(each, value)))
    return `one of ${describeValues(values)}`;
  if (only !== undefined && !isSameJson(only, value)) return `only ${formatValue(only)}`;
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
  if (typeof pattern !== "string" || matchesPattern(pattern, value)) return undefined;
  return pattern === "\\S" ? "each needs a character that is not a space" : `it does not look like ${pattern}`;
}

/** A bound as people write it: "64,000", "0.01". */
export function formatBound(bound: number): string {
  return Number.isInteger(bound) ? formatCount(bound).replace(/^-/, "−") : String(bound).replace(/^-/, "−");
}

/** True where the value has the branch's type, and its constant property where the branches differ by one. */
function isClaimedBranch(branch: JsonObject, value: Json): boolean {
  const { properties } = branch;
  if (!isJsonObject(value)) return checkType(branch, value) === undefined;
  if (!isJsonObject(properties)) return branch["type"] === "object";
  return Object.entries(properties).some(
    ([name, schema]) =>
      isJsonObject(schema) &&
      Array.isArray(schema["enum"]) &&
      schema["enum"].length === 1 &&
      schema["enum"][0] === getOwn(value, name),
  );
}

/** As many values as a person reads. */
const MAX_NAMED_VALUES = 12;

/** The values that are taken, in words: all of a few, and some of many. */
export function describeValues(values: readonly Json[]): string {
  const sent = values.filter((each) => each !== null);
  const named = sent.slice(0, MAX_NAMED_VALUES).map(formatValue).join(", ");
  return sent.length <= MAX_NAMED_VALUES
    ? named
    : `${formatCount(sent.length)} values, such as ${sent.slice(0, 3).map(formatValue).join(", ")}`;
}

/** A value as it stands in a sentence: a text without quotation marks, and no more than the beginning of a long one. */
export function formatValue(value: Json): string {
  return shortenText(typeof value === "string" ? value : JSON.stringify(value), 60);
}

function prefixPath(path: string, sentence: string): string {
  return path === "" ? sentence : `${path}: ${sentence}`;
}

function prefixProblem(path: string, sentence: string | undefined): string | undefined {
  return sentence === undefined ? undefined : prefixPath(path, sentence);
}
