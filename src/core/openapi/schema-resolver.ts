import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, toList } from "#core/json.ts";
import { resolveReference } from "./resolve-reference.ts";

/** A schema without references, with its unions flattened into branches that exclude each other. */
export type ResolvedSchema = {
  /** The keywords that hold in every branch. */
  schema: JsonObject;
  /** The alternatives of a union. Empty where there is only one; null is left out, since it is never sent. */
  branches: JsonObject[];
  /** The reason why the schema could not be resolved any further. */
  reason?: "refers to itself" | "refers to what is not in the document" | "is too large to read";
};

export type SchemaResolver = {
  resolve: (schema: Json | undefined) => ResolvedSchema;
  /** Returns a resolver of the same document with a full work allowance, for one more task. */
  createFresh: () => SchemaResolver;
};

/**
 * The most work in one document: a step is a schema, or five names that are read or copied. Ordinary documents need a few
 * hundred; a hostile one could ask for 2^200.
 */
const MAX_STEPS = 20_000;
const NAMES_OF_A_STEP = 5;
/** A schema with more keywords is no schema. */
const MAX_KEYWORDS = 1000;
/** The deepest chain of references to references and of unions inside unions. */
const MAX_DEPTH = 24;
/** The most branches of a union; words are no branches, since an enum has any number of them. */
const MAX_BRANCHES = 24;

/**
 * Creates a resolver for the schemas of one document. It follows references, joins `allOf` and flattens unions. Never
 * throws.
 */
export function createSchemaResolver(document: JsonObject): SchemaResolver {
  let remaining = MAX_STEPS;

  /** Returns false where a list has too many names to be copied, or no work is left. */
  const spendOn = (list: object | undefined): boolean => {
    const count = remaining < 0 || list === undefined ? 0 : Object.keys(list).length;
    remaining -= count / NAMES_OF_A_STEP;
    return remaining >= 0;
  };
  const canCopy = (schema: JsonObject): boolean => spendOn(schema) && Object.keys(schema).length <= MAX_KEYWORDS;

  function resolve(given: Json | undefined, trail: readonly string[] = []): ResolvedSchema {
    remaining -= 1;
    if (remaining < 0 || trail.length > MAX_DEPTH) return buildUnresolved("is too large to read");
    if (!isJsonObject(given)) return { schema: {}, branches: [] };
    if (!canCopy(given)) return buildUnresolved("is too large to read");
    const reference = getOwn(given, "$ref");
    if (typeof reference === "string") {
      if (trail.includes(reference)) return buildUnresolved("refers to itself");
      const target = resolveReference(document, reference);
      if (target === undefined) return buildUnresolved("refers to what is not in the document");
      const { $ref: _reference, ...beside } = given;
      if (isJsonObject(target) && !canCopy(target)) return buildUnresolved("is too large to read");
      return resolve({ ...(isJsonObject(target) ? target : {}), ...beside }, [...trail, reference]);
    }
    return expand(given, [...trail, ""]);
  }

  function expand(given: JsonObject, trail: readonly string[]): ResolvedSchema {
    const { allOf, anyOf, oneOf, ...rest } = given;
    let schema: JsonObject = rest;
    let reason: ResolvedSchema["reason"];
    const branches: JsonObject[] = [];
    for (const subschema of toList(allOf)) {
      const inner = resolve(subschema, trail);
      reason ??= inner.reason;
      if (remaining < 0) break;
      schema = join(schema, inner.schema);
      branches.push(...inner.branches);
    }
    const alternatives = [...toList(anyOf), ...toList(oneOf), ...listTypeSchemas(schema)];
    const words = alternatives.length > MAX_BRANCHES ? joinWords(alternatives) : undefined;
    for (const subschema of words ? [words] : alternatives) {
      if (branches.length > MAX_BRANCHES) break;
      const inner = resolve(subschema, trail);
      reason ??= inner.reason;
      if (inner.branches.length > 0) branches.push(...inner.branches.map((branch) => join(inner.schema, branch)));
      else if (!isNullBranch(inner.schema)) branches.push(inner.schema);
    }
    if (branches.length > MAX_BRANCHES) {
      // A last branch that takes anything, since a value may belong to one that was not read.
      branches.splice(MAX_BRANCHES - 1, Infinity, {});
      reason ??= "is too large to read";
    }
    if (Array.isArray(getOwn(schema, "type"))) {
      const { type: _types, ...untyped } = schema;
      const [name, ...others] = listTypeNames(schema);
      schema = name === undefined || others.length > 0 ? untyped : { ...untyped, type: name };
    }
    const [only] = branches;
    if (only && branches.length === 1) {
      schema = join(schema, only);
      branches.length = 0;
    }
    return { schema, branches, ...(reason ? { reason } : {}) };
  }

  function join(first: JsonObject, second: JsonObject): JsonObject {
    for (const name of ["properties", "required"])
      if (!spendOn(toNames(first[name])) || !spendOn(toNames(second[name]))) return first;
    return joinSchemas(first, second);
  }

  return { resolve: (schema) => resolve(schema), createFresh: () => createSchemaResolver(document) };
}

/** The value of an own property; undefined for an inherited one. */
export function getOwn(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function buildUnresolved(reason: Exclude<ResolvedSchema["reason"], undefined>): ResolvedSchema {
  return { schema: {}, branches: [], reason };
}

/** The types of OpenAPI 3.1's `type: ["string", "null"]`, without null; empty for a single type. */
function listTypeNames(schema: JsonObject): string[] {
  return toList(getOwn(schema, "type")).filter((name) => typeof name === "string" && name !== "null") as string[];
}

function listTypeSchemas(schema: JsonObject): JsonObject[] {
  const names = listTypeNames(schema);
  return names.length > 1 ? names.map((type) => ({ type })) : [];
}

const toNames = (value: Json | undefined): object | undefined =>
  typeof value === "object" && value !== null ? value : undefined;

const WORD_KEYWORDS = new Set(["const", "enum", "type", "description", "title"]);

/** The enum of a union of words only, each a constant or an enum of texts; undefined for any other union. */
function joinWords(alternatives: readonly Json[]): JsonObject | undefined {
  const words: string[] = [];
  for (const alternative of alternatives) {
    if (!isJsonObject(alternative)) return undefined;
    const { const: only, enum: values, type } = alternative;
    const listed = only === undefined ? toList(values) : [only];
    const isOfWords = listed.length > 0 && listed.every((each) => typeof each === "string");
    if (
      !isOfWords ||
      !Object.keys(alternative).every((name) => WORD_KEYWORDS.has(name)) ||
      (type !== undefined && type !== "string")
    )
      return undefined;
    for (const word of listed) words.push(word);
  }
  return { type: "string", enum: [...new Set(words)] };
}

/** True for a branch that only allows null. */
function isNullBranch(schema: JsonObject): boolean {
  const names = Object.keys(schema).filter((name) => name !== "description" && name !== "title");
  const values = getOwn(schema, "enum");
  return (
    getOwn(schema, "type") === "null" ||
    (names.length === 1 && names[0] === "nullable") ||
    (Array.isArray(values) && values.every((value) => value === null))
  );
}

/**
 * The schema in which both schemas hold: `properties` and `required` are joined; of every other keyword the second
 * wins.
 */
function joinSchemas(first: JsonObject, second: JsonObject): JsonObject {
  const joined: JsonObject = { ...first, ...second };
  const [one, two] = [getOwn(first, "properties"), getOwn(second, "properties")];
  if (isJsonObject(one) && isJsonObject(two)) joined["properties"] = { ...one, ...two };
  const required = [...toList(getOwn(first, "required")), ...toList(getOwn(second, "required"))];
  if (required.length > 0) joined["required"] = [...new Set(required)];
  return joined;
}
