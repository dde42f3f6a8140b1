import type { Json } from "#core/json.ts";
import { parseJson } from "#core/json.ts";
import type { ParameterControl, ParameterSpec } from "./parameter-spec.ts";
import { parseNumber } from "./parse-number.ts";
import { parseRange } from "./parse-range.ts";
import { parseSampleCount } from "./parse-sample-count.ts";

/** One of several values; without `value` the parameter is not sent. */
export type FieldValue = { value?: Json };

/** The meaning of a typed field. `samples` is the number of replies for each value. */
export type ParsedField =
  | { type: "empty" }
  | { type: "one"; value: Json }
  | { type: "several"; values: FieldValue[]; samples?: number }
  | { type: "unreadable"; reason: string };

/**
 * Parses a field: one value, a list ("0, .5, 1", "low, high", "not sent, 1"), even steps between two numbers
 * ("0..1/5"), and a number of samples ("x3") after either or alone. Lists for text and JSON controls are JSON values
 * with commas. Every value of a list is checked against the parameter.
 */
export function parseField(typed: string, spec: ParameterSpec): ParsedField {
  const text = typed.trim();
  if (text === "" || text === NOT_SENT) return { type: "empty" };
  const counted = parseSampleCount(text);
  if ("reason" in counted) return { type: "unreadable", reason: counted.reason };
  const { list, samples } = counted;
  const whole = list === "" ? undefined : parseOne(list, spec.control);
  if (whole && "value" in whole && samples === undefined) return { type: "one", value: whole.value };
  const parsed =
    list === "" ? { values: [] } : whole && "value" in whole ? { values: [whole] } : parseValues(list, spec.control);
  if ("reason" in parsed) return { type: "unreadable", reason: parsed.reason };
  const reason = findProblem(parsed.values, spec);
  if (reason !== undefined) return { type: "unreadable", reason };
  return { type: "several", values: parsed.values, ...(samples === undefined ? {} : { samples }) };
}

const NOT_SENT = "not sent";

function parseValues(text: string, control: ParameterControl): { values: FieldValue[] } | { reason: string } {
  if (control.kind === "number" && text.includes("..")) return parseNumbersWithRanges(text, control);
  const items = splitList(text, control);
  if (!items) return { reason: "JSON values with commas between them are expected" };
  if (items.length < 2) return { reason: describeExpectation(control) };
  const values: FieldValue[] = [];
  for (const item of items) {
    if (item.trim() === "") return { reason: "a value is missing beside a comma" };
    if (item.trim() === NOT_SENT) values.push({});
    else {
      const parsed = parseOne(item, control);
      if ("reason" in parsed) return { reason: `“${item.trim()}”: ${parsed.reason}` };
      values.push(parsed);
    }
  }
  return { values };
}

function parseNumbersWithRanges(
  text: string,
  control: Extract<ParameterControl, { kind: "number" }>,
): { values: FieldValue[] } | { reason: string } {
  const values: FieldValue[] = [];
  for (const item of text.split(/[;,]\s*/)) {
    if (item.includes("..")) {
      const range = parseRange(item, control);
      if ("reason" in range) return range;
      values.push(...range.values);
    } else {
      const parsed = parseOne(item, control);
      if ("reason" in parsed) return parsed;
      values.push(parsed);
    }
  }
  return { values };
}

/** A comma before a space always separates; one without may belong to a number ("4,096, 8,192"). */
function splitList(text: string, control: ParameterControl): string[] | undefined {
  if (control.kind !== "number" && control.kind !== "boolean" && control.kind !== "enum") {
    const list = parseJson(`[${text}]`);
    return Array.isArray(list) ? list.map((item) => JSON.stringify(item)) : undefined;
  }
  return text.split(/;|,(?=\s|$)/).flatMap((item) => ("value" in parseOne(item, control) ? [item] : item.split(",")));
}

function parseOne(text: string, control: ParameterControl): { value: Json } | { reason: string } {
  const word = text.trim();
  switch (control.kind) {
    case "number": {
      const parsed = parseNumber(word);
      return parsed.type === "number"
        ? { value: parsed.value }
        : { reason: parsed.type === "unreadable" ? parsed.reason : describeExpectation(control) };
    }
    case "boolean": {
      if (/^(true|on|yes)$/i.test(word)) return { value: true };
      return /^(false|off|no)$/i.test(word) ? { value: false } : { reason: describeExpectation(control) };
    }
    case "enum":
      return control.values.includes(word) ? { value: word } : { reason: describeExpectation(control) };
    default: {
      const value = parseJson(word);
      return value === undefined ? { reason: describeExpectation(control) } : { value };
    }
  }
}

function describeExpectation(control: ParameterControl): string {
  switch (control.kind) {
    case "number":
      return "a number is expected, such as 0.7, or several: 0, .5, 1 or 0..1/5";
    case "boolean":
      return "on, off or both with a comma are expected";
    case "enum":
      return `one or more of ${control.values.join(", ")}`;
    default:
      return "JSON values with commas between them are expected";
  }
}

function findProblem(values: readonly FieldValue[], spec: ParameterSpec): string | undefined {
  const usedNames = new Set<string>();
  for (const { value } of values) {
    const name = value === undefined ? NOT_SENT : JSON.stringify(value);
    if (usedNames.has(name)) return `${name} stands there twice`;
    usedNames.add(name);
    const problem = value === undefined ? undefined : spec.check(value);
    if (problem !== undefined) return `${name}: ${problem}`;
  }
  return undefined;
}
