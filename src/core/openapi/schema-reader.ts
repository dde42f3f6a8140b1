import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";

/** A schema as far as it can be read: without references, and as one branch or several that exclude each other. */
export type Reading = {
  /** What holds of every branch. */
  schema: JsonObject;
  /** The forms a value can have, where there are several; null is none of them, since it is never sent. */
  branches: JsonObject[];
  /** Why nothing more can be said of it. */
  why?: "refers to itself" | "refers to what is not in the document" | "is too large to read";
};

export type SchemaReader = {
  read: (schema: Json | undefined) => Reading;
  /** A reader of the same document that has read nothing yet: the allowance of work is for one task. */
  fresh: () => SchemaReader;
};

/** How many schemas are read of one document. Honest ones need a few hundred; a hostile one could ask for 2^200. */
const MOST_READINGS = 20_000;
/** References that lead to references, and unions inside unions. */
const MOST_STEPS_IN = 24;

/** Reads schemas of one document: follows its references, joins `allOf`, and lays unions out flat. Never throws. */
export function createSchemaReader(document: JsonObject): SchemaReader {
  let left = MOST_READINGS;

  function read(given: Json | undefined, trail: readonly string[] = []): Reading {
    left -= 1;
    if (left < 0 || trail.length > MOST_STEPS_IN) return unknown("is too large to read");
    if (!isJsonObject(given)) return { schema: {}, branches: [] };
    const reference = own(given, "$ref");
    if (typeof reference === "string") {
      if (trail.includes(reference)) return unknown("refers to itself");
      const target = findReference(document, reference);
      if (target === undefined) return unknown("refers to what is not in the document");
      const { $ref: _reference, ...beside } = given;
      return read({ ...(isJsonObject(target) ? target : {}), ...beside }, [...trail, reference]);
    }
    return spread(given, [...trail, ""]);
  }

  function spread(given: JsonObject, trail: readonly string[]): Reading {
    const { allOf, anyOf, oneOf, ...rest } = given;
    let schema: JsonObject = rest;
    let why: Reading["why"];
    const branches: JsonObject[] = [];
    for (const part of listOf(allOf)) {
      const inner = read(part, trail);
      why ??= inner.why;
      schema = joinSchemas(schema, inner.schema);
      branches.push(...inner.branches);
    }
    for (const part of [...listOf(anyOf), ...listOf(oneOf), ...typesOf(schema)]) {
      const inner = read(part, trail);
      why ??= inner.why;
      if (inner.branches.length > 0)
        branches.push(...inner.branches.map((branch) => joinSchemas(inner.schema, branch)));
      else if (!isNothing(inner.schema)) branches.push(inner.schema);
    }
    if (branches.length > MOST_STEPS_IN) branches.length = MOST_STEPS_IN;
    if (Array.isArray(own(schema, "type"))) {
      const { type: _types, ...untyped } = schema;
      const [name, ...others] = namesOf(schema);
      schema = name === undefined || others.length > 0 ? untyped : { ...untyped, type: name };
    }
    const [only] = branches;
    if (only && branches.length === 1) {
      schema = joinSchemas(schema, only);
      branches.length = 0;
    }
    return { schema, branches, ...(why ? { why } : {}) };
  }

  return { read: (schema) => read(schema), fresh: () => createSchemaReader(document) };
}

/** The value under a name of the object's own; nothing that it inherits. */
export function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function unknown(why: Exclude<Reading["why"], undefined>): Reading {
  return { schema: {}, branches: [], why };
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** The types of OpenAPI 3.1's `type: ["string", "null"]`, without null; empty for a single name. */
function namesOf(schema: JsonObject): string[] {
  return listOf(own(schema, "type")).filter((name) => typeof name === "string" && name !== "null") as string[];
}

function typesOf(schema: JsonObject): JsonObject[] {
  const names = namesOf(schema);
  return names.length > 1 ? names.map((type) => ({ type })) : [];
}

/** A branch that only says "or null". */
function isNothing(schema: JsonObject): boolean {
  const names = Object.keys(schema).filter((name) => name !== "description" && name !== "title");
  const values = own(schema, "enum");
  return (
    own(schema, "type") === "null" ||
    (names.length === 1 && names[0] === "nullable") ||
    (Array.isArray(values) && values.every((value) => value === null))
  );
}

/** Two schemas that hold at once: their properties and what they require together, the later word for the rest. */
function joinSchemas(first: JsonObject, second: JsonObject): JsonObject {
  const joined: JsonObject = { ...first, ...second };
  const [one, two] = [own(first, "properties"), own(second, "properties")];
  if (isJsonObject(one) && isJsonObject(two)) joined["properties"] = { ...one, ...two };
  const required = [...listOf(own(first, "required")), ...listOf(own(second, "required"))];
  if (required.length > 0) joined["required"] = [...new Set(required)];
  return joined;
}

/** What a reference such as "#/components/schemas/Body" names in this document; undefined for any other address. */
function findReference(document: JsonObject, reference: string): Json | undefined {
  if (!reference.startsWith("#/")) return undefined;
  let place: Json | undefined = document;
  for (const step of reference.slice(2).split("/")) {
    const name = unescapeStep(step);
    if (Array.isArray(place)) place = place[Number(name)];
    else place = isJsonObject(place) ? own(place, name) : undefined;
  }
  return place;
}

function unescapeStep(step: string): string {
  const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
