import { writeJson } from "#core/exact-number.ts";
import type { Json } from "#core/json.ts";
import type { ParameterSpec } from "./parameter-spec.ts";

/** Each value is a column. */
const MAX_SUGGESTED = 12;

/**
 * The text that a field with several values starts with: its whole range, the values of its enum, or its value and room
 * for more.
 */
export function suggestSweep({ control }: ParameterSpec, value: Json | undefined): string {
  switch (control.kind) {
    case "number": {
      const { minimum, maximum, integer } = control;
      if (minimum !== undefined && maximum !== undefined && !integer) return `${minimum}..${maximum}/3`;
      const start = typeof value === "number" ? value : Math.max(1, minimum ?? 1);
      return `${start}, ${start * 2}`;
    }
    case "boolean":
      return "on, off";
    case "enum":
      return control.values.length > 1
        ? control.values.slice(0, MAX_SUGGESTED).join(", ")
        : `not sent, ${control.values.join("")}`;
    case "options":
      return control.values
        .slice(0, MAX_SUGGESTED)
        .map((option) => JSON.stringify(option))
        .join(", ");
    default:
      return value === undefined ? "not sent, " : `not sent, ${writeJson(value)}`;
  }
}
