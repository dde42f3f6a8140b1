import type { Json } from "#core/json.ts";
import { readJson } from "#core/json.ts";
import { checkValue } from "./check-value.ts";
import type { ParameterControl, ParameterSpec } from "./parameter-spec.ts";
import { parseNumber } from "./parse-number.ts";
import { readRange } from "./read-range.ts";
import { readSampleCount } from "./read-sample-count.ts";

/** One of several values: a value, or nothing where the parameter is not sent. */
export type TypedValue = { value?: Json };

/** What a field means as it stands. `samples` is how many replies of each it asks for. */
export type Typed =
  | { type: "empty" }
  | { type: "one"; value: Json }
  | { type: "several"; values: TypedValue[]; samples?: number }
  | { type: "unreadable"; reason: string };

/**
 * Reads a field: one value, a list ("0, .5, 1", "low, high", "not sent, 1"), even steps from one number to another
 * ("0..1/5"), and behind either or alone how many samples ("x3"). A list of a text or JSON control is JSON values with
 * commas. Every value of a list is checked against the parameter.
 */
export function readTyped(typed: string, spec: ParameterSpec): Typed {
  const text = typed.trim();
  if (text === "" || text === NOT_SENT) return { type: "empty" };
  const counted = readSampleCount(text);
  if ("reason" in counted) return { type: "unreadable", reason: counted.reason };
  const { list, samples } = counted;
  const whole = list === "" ? undefined : readOne(list, spec.control);
  if (whole && "value" in whole && samples === undefined) return { type: "one", value: whole.value };
  const read =
    list === "" ? { values: [] } : whole && "value" in whole ? { values: [whole] } : readValues(list, spec.control);
  if ("reason" in read) return { type: "unreadable", reason: read.reason };
  const reason = findWrong(read.values, spec);
  if (reason !== undefined) return { type: "unreadable", reason };
  return { type: "several", values: read.values, ...(samples === undefined ? {} : { samples }) };
}

const NOT_SENT = "not sent";

function readValues(text: string, control: ParameterControl): { values: TypedValue[] } | { reason: string } {
  if (control.kind === "number" && text.includes("..")) return readNumbersWithRanges(text, control);
  const items = splitList(text, control);
  if (!items) return { reason: "JSON values with commas between them are expected" };
  if (items.length < 2) return { reason: expectation(control) };
  const values: TypedValue[] = [];
  for (const item of items) {
    if (item.trim() === "") return { reason: "a value is missing beside a comma" };
    if (item.trim() === NOT_SENT) values.push({});
    else {
      const read = readOne(item, control);
      if ("reason" in read) return { reason: `“${item.trim()}”: ${read.reason}` };
      values.push(read);
    }
  }
  return { values };
}

function readNumbersWithRanges(
  text: string,
  control: Extract<ParameterControl, { kind: "number" }>,
): { values: TypedValue[] } | { reason: string } {
  const values: TypedValue[] = [];
  for (const item of text.split(/[;,]\s*/)) {
    if (item.includes("..")) {
      const range = readRange(item, control);
      if ("reason" in range) return range;
      values.push(...range.values);
    } else {
      const read = readOne(item, control);
      if ("reason" in read) return read;
      values.push(read);
    }
  }
  return { values };
}

/** A comma with a space behind it always parts; one without may stand inside a number ("4,096, 8,192"). */
function splitList(text: string, control: ParameterControl): string[] | undefined {
  if (control.kind !== "number" && control.kind !== "boolean" && control.kind !== "enum") {
    const list = readJson(`[${text}]`);
    return Array.isArray(list) ? list.map((item) => JSON.stringify(item)) : undefined;
  }
  return text.split(/;|,(?=\s|$)/).flatMap((item) => ("value" in readOne(item, control) ? [item] : item.split(",")));
}

function readOne(text: string, control: ParameterControl): { value: Json } | { reason: string } {
  const word = text.trim();
  switch (control.kind) {
    case "number": {
      const parsed = parseNumber(word);
      return parsed.type === "number"
        ? { value: parsed.value }
        : { reason: parsed.type === "unreadable" ? parsed.reason : expectation(control) };
    }
    case "boolean": {
      if (/^(true|on|yes)$/i.test(word)) return { value: true };
      return /^(false|off|no)$/i.test(word) ? { value: false } : { reason: expectation(control) };
    }
    case "enum":
      return control.values.includes(word) ? { value: word } : { reason: expectation(control) };
    default: {
      const value = readJson(word);
      return value === undefined ? { reason: expectation(control) } : { value };
    }
  }
}

function expectation(control: ParameterControl): string {
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

function findWrong(values: readonly TypedValue[], spec: ParameterSpec): string | undefined {
  const seen = new Set<string>();
  for (const { value } of values) {
    const name = value === undefined ? NOT_SENT : JSON.stringify(value);
    if (seen.has(name)) return `${name} stands there twice`;
    seen.add(name);
    const wrong = value === undefined ? undefined : checkValue(spec, value);
    if (wrong !== undefined) return `${name}: ${wrong}`;
  }
  return undefined;
}
