import { assertNever } from "#core/assert-never.ts";
import type { Json } from "#core/json.ts";
import { formatCount } from "#core/format.ts";
import { formatBound, formatValue } from "#core/openapi/check-json.ts";
import type { ParameterControl } from "./parameter-spec.ts";

/** The values that a control accepts, in one line: "0 to 1 · default 1". */
export function describeBounds(control: ParameterControl, defaultValue: Json | undefined): string {
  const known = describeControl(control);
  const isShort =
    defaultValue !== undefined &&
    defaultValue !== null &&
    typeof defaultValue !== "object" &&
    String(defaultValue).length < 40;
  return isShort
    ? `${known} · default ${typeof defaultValue === "number" ? formatBound(defaultValue) : String(defaultValue)}`
    : known;
}

const MAX_SHOWN_CHARS = 48;

function describeValues(values: readonly string[]): string {
  const [only = ""] = values;
  if (values.length === 1) return `only ${formatValue(only)}`;
  const all = values.slice(0, MAX_SHOWN_CHARS).join(", ");
  return all.length > MAX_SHOWN_CHARS ? `one of ${formatCount(values.length)} values` : `one of ${all}`;
}

function describeControl(control: ParameterControl): string {
  switch (control.kind) {
    case "number": {
      const { integer, minimum, maximum } = control;
      if (minimum !== undefined && maximum !== undefined)
        return `${formatBound(minimum)} to ${formatBound(maximum)}${integer ? ", whole" : ""}`;
      const kind = integer ? "whole numbers" : "numbers";
      if (minimum !== undefined) return `${kind} from ${formatBound(minimum)}`;
      return maximum === undefined
        ? `any ${integer ? "whole number" : "number"}`
        : `${kind} up to ${formatBound(maximum)}`;
    }
    case "boolean":
      return "on or off";
    case "enum":
      return describeValues(control.values);
    case "options":
      return "one of these values";
    case "text":
      return "text";
    case "strings":
      return "a list of texts";
    case "numbers":
      return "a list of numbers, with commas";
    case "map":
      return control.of ? "name–number pairs" : "name–text pairs";
    case "choice":
      return control.alternatives.map(({ name }) => name).join(" or ");
    case "json":
      if (control.shape === "any") return "any JSON, sent as written";
      return control.shape === "array" ? "a JSON list, sent as written" : "a JSON object, sent as written";
    default:
      return assertNever(control);
  }
}
