import { assertNever } from "#core/assert-never.ts";
import type { Json } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { ParameterSpec } from "./parameter-spec.ts";

/** What is wrong with a value for this parameter, as a short sentence with the bound; undefined where nothing is. */
export function checkValue({ control, check }: ParameterSpec, value: Json): string | undefined {
  if (check) return check(value);
  switch (control.kind) {
    case "number":
      if (typeof value !== "number" || !Number.isFinite(value)) return "a number is expected";
      if (control.integer && !Number.isInteger(value)) return "whole numbers only";
      if (control.minimum !== undefined && value < control.minimum) return `at least ${control.minimum}`;
      if (control.maximum !== undefined && value > control.maximum) return `at most ${control.maximum}`;
      return undefined;
    case "boolean":
      return typeof value === "boolean" ? undefined : "on or off is expected";
    case "enum":
      return typeof value === "string" && control.values.includes(value)
        ? undefined
        : `one of ${control.values.join(", ")}`;
    case "strings":
      if (!Array.isArray(value)) return "a list of texts is expected";
      return value.every((item) => typeof item === "string" && item.trim() !== "")
        ? undefined
        : "each needs a character that is not a space";
    case "map":
      return isJsonObject(value) && Object.values(value).every((item) => typeof item === "string")
        ? undefined
        : "names with texts are expected";
    // Only a published schema has these, and it checks them itself.
    case "text":
    case "numbers":
    case "options":
    case "choice":
      return undefined;
    case "json":
      if (control.shape === "array") return Array.isArray(value) ? undefined : "a JSON list is expected";
      return isJsonObject(value) ? undefined : "a JSON object is expected";
    default:
      return assertNever(control);
  }
}
