import { assertNever } from "#core/assert-never.ts";
import type { Json } from "#core/json.ts";
import { formatBound } from "#core/openapi/check-json.ts";
import type { ParameterControl } from "./parameter-spec.ts";

/** What a control takes, in one line: "0 to 1 · default 1". */
export function describeBounds(control: ParameterControl, preset: Json | undefined): string {
  const known = describeControl(control);
  const isShort = preset !== undefined && preset !== null && typeof preset !== "object" && String(preset).length < 40;
  return isShort ? `${known} · default ${typeof preset === "number" ? formatBound(preset) : String(preset)}` : known;
}

const MOST_SHOWN = 48;

function describeWords(words: readonly string[]): string {
  const all = words.join(", ");
  if (words.length === 1) return `only ${all}`;
  return all.length > MOST_SHOWN ? `one of ${words.length} words` : `one of ${all}`;
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
      return describeWords(control.values);
    case "options":
      return "one of these values";
    case "text":
      return "a text";
    case "strings":
      return "a list of texts";
    case "numbers":
      return "a list of numbers, with commas";
    case "map":
      return control.of ? "names with numbers" : "names with texts";
    case "choice":
      return control.forms.map(({ name }) => name).join(" or ");
    case "json":
      if (control.shape === "any") return "any JSON, sent as written";
      return control.shape === "array" ? "a JSON list, sent as written" : "a JSON object, sent as written";
    default:
      return assertNever(control);
  }
}
