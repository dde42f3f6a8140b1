import { assertNever } from "#core/assert-never.ts";
import type { Json } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { PlainControl, ValueAlternative } from "./parameter-spec.ts";

/** The alternative that a value matches; undefined where it matches none, or no value is set. */
export function findAlternative(
  alternatives: readonly ValueAlternative[],
  value: Json | undefined,
): ValueAlternative | undefined {
  return value === undefined ? undefined : alternatives.find(({ control }) => isValueFor(control, value));
}

function isValueFor(control: PlainControl, value: Json): boolean {
  switch (control.kind) {
    case "number":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    case "enum":
    case "options":
      return control.values.some((each) => each === value);
    case "text":
      return typeof value === "string";
    case "strings":
      return Array.isArray(value) && value.every((item) => typeof item === "string");
    case "numbers":
      return Array.isArray(value) && value.every((item) => typeof item === "number");
    case "map":
      return isJsonObject(value);
    case "json":
      if (control.shape === "any") return true;
      return control.shape === "array" ? Array.isArray(value) : isJsonObject(value);
    default:
      return assertNever(control);
  }
}
