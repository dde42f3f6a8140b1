import { getExactNumber } from "#core/exact-number.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";

const FORBIDDEN = new Set(["__proto__", "prototype", "constructor"]);

/**
 * Sets a value in a request body at a dotted path and creates the objects on the way; a dot inside a name is written
 * "\\.". Names that reach a prototype are ignored.
 */
export function setAtPath(body: JsonObject, path: string, value: Json): void {
  const names = (path.match(/(?:\\.|[^\\.])+/gs) ?? []).map((name) => name.replaceAll(/\\(.)/gs, "$1"));
  const last = names.pop();
  if (last === undefined || FORBIDDEN.has(last) || names.some((name) => FORBIDDEN.has(name))) return;
  let target = body;
  for (const name of names) {
    const next = Object.hasOwn(target, name) ? target[name] : undefined;
    const inner: JsonObject = isJsonObject(next) ? next : {};
    target[name] = inner;
    target = inner;
  }
  target[last] = value;
}

/** Merges `overrides` into the body: objects are merged, every other value is replaced. */
export function mergeBodies(body: JsonObject, overrides: JsonObject): JsonObject {
  const merged: JsonObject = { ...body };
  for (const [name, value] of Object.entries(overrides)) {
    if (FORBIDDEN.has(name)) continue;
    const before = Object.hasOwn(merged, name) ? merged[name] : undefined;
    merged[name] = isMergeable(before) && isMergeable(value) ? mergeBodies(before, value) : value;
  }
  return merged;
}

function isMergeable(value: Json | undefined): value is JsonObject {
  return isJsonObject(value) && getExactNumber(value) === undefined;
}
