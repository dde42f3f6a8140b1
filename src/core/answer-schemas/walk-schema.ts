import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";

/** Limits that no schema for an answer reaches, so that a hostile one is looked at in bounded time. */
const MAX_DEPTH = 60;
const MAX_NODES = 5000;

/** The keywords under which a schema, a list of schemas or schemas by name stand. */
const ONE = ["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"];
const LISTS = ["anyOf", "oneOf", "allOf", "prefixItems"];
const BY_NAME = ["properties", "$defs", "definitions", "patternProperties"];

/** A schema inside of another one, and its place there: "items[].price". */
export type PlacedSchema = { schema: JsonObject; place: string; depth: number };

/**
 * Every schema inside of a schema, itself first. `isCut` is true where it is too deep or too large to be looked at whole.
 * References are not followed.
 */
export function walkSchema(schema: JsonObject): { found: PlacedSchema[]; isCut: boolean } {
  const found: PlacedSchema[] = [];
  const waiting: PlacedSchema[] = [{ schema, place: "", depth: 0 }];
  let isCut = false;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > MAX_DEPTH || found.length >= MAX_NODES) {
      isCut = true;
      continue;
    }
    found.push(next);
    waiting.push(...listInner(next).toReversed());
  }
  return { found, isCut };
}

function listInner({ schema, place, depth }: PlacedSchema): PlacedSchema[] {
  const inner: PlacedSchema[] = [];
  const add = (value: Json | undefined, at: string) => {
    if (isJsonObject(value)) inner.push({ schema: value, place: at, depth: depth + 1 });
  };
  for (const keyword of BY_NAME) {
    const named = schema[keyword];
    if (!isJsonObject(named)) continue;
    const isOwn = keyword === "properties";
    for (const [name, value] of Object.entries(named)) {
      const written = isOwn ? name : `${keyword}/${name}`;
      add(value, place === "" ? written : `${place}.${written}`);
    }
  }
  for (const keyword of ONE) add(schema[keyword], keyword === "items" ? `${place}[]` : place);
  for (const keyword of LISTS) {
    const list = schema[keyword];
    if (Array.isArray(list)) for (const value of list) add(value, place);
  }
  return inner;
}
