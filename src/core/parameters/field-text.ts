import { getExactNumber, parseExactJson, writeJson } from "#core/exact-number.ts";
import type { Json } from "#core/json.ts";
import type { ParameterControl, ParameterSpec } from "./parameter-spec.ts";
import { decodeEscapes } from "./escapes.ts";
import type { ParsedField } from "./parse-field.ts";
import { parseField, parseNumber } from "./parse-field.ts";

/**
 * The value of a text in the field of a parameter. Number fields and fields with several values (`holdsSweep`) can have
 * several; other fields have one: a text as typed, numbers with commas, or JSON.
 */
export function parseFieldText(text: string, spec: ParameterSpec, holdsSweep: boolean): ParsedField {
  if (holdsSweep) return parseField(text, spec);
  switch (spec.control.kind) {
    case "text":
      if (text === "") return { type: "empty" };
      return { type: "one", value: STOP_PATHS.has(spec.path) ? decodeEscapes(text) : text };
    case "numbers":
      return parseNumbers(text);
    case "json":
      return parseJsonText(text);
    default:
      return parseField(text, spec);
  }
}

/** Parameters whose text is often a line end. */
const STOP_PATHS = new Set(["stop", "stop_sequences"]);

/** The text of a value in its field: empty for an unset one, JSON for a value of another type than the control's. */
export function formatFieldValue(value: Json | undefined, control: ParameterControl): string {
  if (value === undefined) return "";
  if ((control.kind === "text" || control.kind === "enum") && typeof value === "string") return value;
  if (control.kind === "numbers" && Array.isArray(value) && value.every(isNumber))
    return value.map((item) => writeJson(item)).join(", ");
  return writeJson(value, true);
}

function parseNumbers(text: string): ParsedField {
  const pieces = text.split(/[,;\s]+/).filter((piece) => piece !== "");
  const numbers = pieces.flatMap((piece) => {
    const parsed = parseNumber(piece);
    return parsed.type === "number" ? [parsed.exact ?? parsed.value] : [];
  });
  if (numbers.length < pieces.length)
    return { type: "unreadable", reason: "enter numbers with commas between them, such as 1, 2" };
  return numbers.length === 0 ? { type: "empty" } : { type: "one", value: numbers };
}

function parseJsonText(text: string): ParsedField {
  if (text.trim() === "") return { type: "empty" };
  const value = parseExactJson(text);
  return value === undefined ? { type: "unreadable", reason: "this is not valid JSON" } : { type: "one", value };
}

const isNumber = (value: Json): boolean => typeof value === "number" || getExactNumber(value) !== undefined;
