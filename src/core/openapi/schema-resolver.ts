import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, toList } from "#core/json.ts";

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
 * The most schemas resolved in one document. Ordinary documents need a few hundred; a hostile one could ask for 2^200.
 */
const MAX_RESOLUTIONS = 20_000;
/** The deepest chain of references to references and of unions inside unions. */
const MAX_DEPTH = 24;

/**
 * Creates a resolver for the schemas of one document. It follows references, joins `allOf` and flattens unions. Never
 * throws.
 */
export function createSchemaResolver(document: JsonObject): SchemaResolver {
  let remaining = MAX_RESOLUTIONS;

  function resolve(given: Json | undefined, trail: readonly string[] = []): ResolvedSchema {
    remaining -= 1;
    if (remaining < 0 || trail.length > MAX_DEPTH) return buildUnresolved("is too large to read");
    if (!isJsonObject(given)) return { schema: {}, branches: [] };
    const reference = getOwn(given, "$ref");
    if (typeof reference === "string") {
      if (trail.includes(reference)) return buildUnresolved("refers to itself");
      const target = resolveReference(document, reference);
      if (target === undefined) return buildUnresolved("refers to what is not in the document");
      const { $ref: _reference, ...beside } = given;
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
      schema = joinSchemas(schema, inner.schema);
      branches.push(...inner.branches);
    }
    for (const subschema of [...toList(anyOf), ...toList(oneOf), ...listTypeSchemas(schema)]) {
      const inner = resolve(subschema, trail);
      reason ??= inner.reason;
      if (inner.branches.length > 0)
        branches.push(...inner.branches.map((branch) => joinSchemas(inner.schema, branch)));
      else if (!isNullBranch(inner.schema)) branches.push(inner.schema);
    }
    if (branches.length > MAX_DEPTH) branches.length = MAX_DEPTH;
    if (Array.isArray(getOwn(schema, "type"))) {
      const { type: _types, ...untyped } = schema;
      const [name, ...others] = listTypeNames(schema);
      schema = name === undefined || others.length > 0 ? untyped : { ...untyped, type: name };
    }
    const [only] = branches;
    if (only && branches.length === 1) {
      schema = joinSchemas(schema, only);
      branches.length = 0;
    }
    return { schema, branches, ...(reason ? { reason } : {}) };
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

/**
 * The value that a reference such as "#/components/schemas/Body" points to in this document; undefined for any other
 * address.
 */
function resolveReference(document: JsonObject, reference: string): Json | undefined {
  if (!reference.startsWith("#/")) return undefined;
  let node: Json | undefined = document;
  for (const step of reference.slice(2).split("/")) {
    const name = unescapeStep(step);
    if (Array.isArray(node)) node = node[Number(name)];
    else node = isJsonObject(node) ? getOwn(node, name) : undefined;
  }
  return node;
}

function unescapeStep(step: string): string {
  const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
