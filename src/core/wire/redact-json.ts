import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { Redactor } from "./create-redactor.ts";

/** A value without the secrets in its texts and names. */
export function redactJson(value: Json, redactor: Pick<Redactor, "redact">): Json {
  if (typeof value === "string") return redactor.redact(value);
  if (Array.isArray(value)) return value.map((item) => redactJson(item, redactor));
  return isJsonObject(value) ? redactObject(value, redactor) : value;
}

/** An object without the secrets in its texts and names. */
export function redactObject(object: JsonObject, redactor: Pick<Redactor, "redact">): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, item]) => [redactor.redact(name), redactJson(item, redactor)]),
  );
}
