import { parseExactJson, readNumber, writeJson } from "#core/exact-number.ts";
import type { Json } from "#core/json.ts";
import { describeValues } from "#core/openapi/check-json.ts";
import { MAX_COLUMNS } from "#core/vocabulary.ts";
import type { ParameterControl, ParameterSpec } from "./parameter-spec.ts";
import { parseSampleCount } from "./parse-sample-count.ts";

/** The text in a field whose parameter is not sent. */
const NOT_SENT = "not sent";

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
  const question = askAboutDecimalComma(list, spec.control);
  if (question !== undefined) return { type: "unreadable", reason: question };
  const whole = list === "" ? undefined : parseOne(list, spec.control);
  if (whole && "value" in whole && samples === undefined) return { type: "one", value: whole.value };
  const parsed =
    list === "" ? { values: [] } : whole && "value" in whole ? { values: [whole] } : parseValues(list, spec.control);
  if ("reason" in parsed) return { type: "unreadable", reason: parsed.reason };
  const reason = findProblem(parsed.values, spec);
  if (reason !== undefined) return { type: "unreadable", reason };
  return { type: "several", values: parsed.values, ...(samples === undefined ? {} : { samples }) };
}

/**
 * Parses a number field: a number, nothing (the parameter is unset), or the reason why the text is invalid. Accepts
 * ".5", "1e-3" and thousands as "4,096" or "4 096". `exact` is the number as it is sent where `value` is only near it.
 */
export function parseNumber(
  typed: string,
): { type: "number"; value: number; exact?: Json } | { type: "empty" } | { type: "unreadable"; reason: string } {
  const text = typed.trim().replace(/^[−–]/, "-");
  if (text === "" || text === NOT_SENT) return { type: "empty" };
  const plain = /^[1-9]\d{0,2}([, \u00a0\u202f]\d{3})+$/.test(text) ? text.replaceAll(/\D/g, "") : text;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain))
    return { type: "unreadable", reason: "a number is expected, such as 0.7" };
  const sent = readNumber(writeAsJson(plain));
  return typeof sent === "number"
    ? { type: "number", value: sent }
    : { type: "number", value: Number(plain), exact: sent };
}

/** A typed number as JSON writes it: "0.5" for "+.5", "7" for "007" and "7.". */
function writeAsJson(plain: string): string {
  const [, sign = "", whole = "", rest = "", exponent = ""] = /^([+-]?)0*(\d*)\.?(\d*)(.*)$/.exec(plain) ?? [];
  return `${sign === "-" ? "-" : ""}${whole === "" ? "0" : whole}${rest === "" ? "" : `.${rest}`}${exponent}`;
}

/**
 * The question where a comma may be a decimal one ("0,2"), which must not become two requests unasked; undefined where
 * the commas separate ("0, 2", "0,.5,1") or only whole numbers are taken.
 */
function askAboutDecimalComma(list: string, control: ParameterControl): string | undefined {
  if (control.kind !== "number" || control.integer) return undefined;
  for (const item of list.split(/;|,\s+|,$|\.\.|\//)) {
    const match = /^(?<whole>[-+−–]?\d+),(?<rest>\d+)$/.exec(item.trim());
    if (!match?.groups || parseNumber(item).type === "number") continue;
    const { whole = "", rest = "" } = match.groups;
    return `${whole}.${rest}, or ${whole} and ${rest}? Type ${whole}.${rest} or “${whole}, ${rest}”`;
  }
  return undefined;
}

function parseValues(text: string, control: ParameterControl): { values: FieldValue[] } | { reason: string } {
  if (control.kind === "number" && text.includes("..")) return parseNumbersWithRanges(text, control);
  const items = splitList(text, control);
  if (!items) return { reason: "JSON values with commas between them are expected" };
  if (items === "too-many") return { reason: `at most ${MAX_COLUMNS} values make a column each` };
  if (items.length < 2) {
    const one = parseOne(text, control);
    // A number of too many digits is one all the same, and its reason says more.
    const isNumber = control.kind === "number" && /^[-+]?\d+$/.test(text.trim());
    return { reason: isNumber && "reason" in one ? one.reason : describeExpectation(control) };
  }
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

/**
 * The numbers of a range such as "0..1/5": so many evenly spaced numbers, both ends included. Without a count, every
 * whole number between the ends. At most as many as there are columns.
 */
function parseRange(
  text: string,
  { integer }: Pick<Extract<ParameterControl, { kind: "number" }>, "integer">,
): { values: { value: number }[] } | { reason: string } {
  const match = /^(?<from>[^/]+?)\.\.(?<to>[^/.][^/]*|\.\d[^/]*)(?:\/(?<count>.*))?$/.exec(text.trim());
  const from = parseNumber(match?.groups?.["from"] ?? "");
  const to = parseNumber(match?.groups?.["to"] ?? "");
  if (from.type !== "number" || to.type !== "number")
    return { reason: "two numbers with two dots and a count are expected, such as 0..1/5" };
  if (from.exact !== undefined || to.exact !== undefined)
    return { reason: "the ends of a range have 15 digits at most" };
  const typedCount = match?.groups?.["count"]?.trim();
  if (typedCount !== undefined && !/^\d+$/.test(typedCount))
    return { reason: "a count is expected behind the stroke, such as 0..1/5" };
  if (from.value === to.value) return { reason: `${from.value} stands at both ends` };
  const isWhole = Number.isInteger(from.value) && Number.isInteger(to.value);
  if (typedCount === undefined && !isWhole) return { reason: `how many values? such as ${text.trim()}/5` };
  const count = typedCount === undefined ? Math.abs(to.value - from.value) + 1 : Number(typedCount);
  if (count < 2) return { reason: "a range has two values at least" };
  if (count > MAX_COLUMNS)
    return {
      reason: `these are ${count} values, and ${MAX_COLUMNS} columns are the most; say how many, such as ${from.value}..${to.value}/5`,
    };
  const values = Array.from({ length: count }, (_, index) =>
    removeRoundingError(from.value + ((to.value - from.value) * index) / (count - 1)),
  );
  const broken = integer ? values.find((value) => !Number.isInteger(value)) : undefined;
  return broken === undefined
    ? { values: values.map((value) => ({ value })) }
    : { reason: `it gives ${broken}, and only whole numbers are taken` };
}

/** 0.3 for 0.1 + 0.2, as the user expects; a third keeps all its digits. */
function removeRoundingError(value: number): number {
  const rounded = Number(value.toPrecision(12));
  return String(rounded).length < 12 ? rounded : value;
}

/** More pieces than this are not looked at one by one. */
const MAX_PIECES = 1000;

/** A comma before a space always separates; one without may belong to a number ("4,096, 8,192"). */
function splitList(text: string, control: ParameterControl): string[] | "too-many" | undefined {
  if (text.split(/[;,]/, MAX_PIECES + 1).length > MAX_PIECES) return "too-many";
  if (control.kind !== "number" && control.kind !== "boolean" && control.kind !== "enum") {
    const list = parseExactJson(`[${text}]`);
    return Array.isArray(list) ? list.map((item) => writeJson(item)) : undefined;
  }
  return text.split(/;|,(?=\s|$)/).flatMap((item) => ("value" in parseOne(item, control) ? [item] : item.split(",")));
}

function parseOne(text: string, control: ParameterControl): { value: Json } | { reason: string } {
  const word = text.trim();
  switch (control.kind) {
    case "number": {
      const parsed = parseNumber(word);
      return parsed.type === "number"
        ? { value: parsed.exact ?? parsed.value }
        : { reason: parsed.type === "unreadable" ? parsed.reason : describeExpectation(control) };
    }
    case "boolean": {
      if (/^(true|on|yes)$/i.test(word)) return { value: true };
      return /^(false|off|no)$/i.test(word) ? { value: false } : { reason: describeExpectation(control) };
    }
    case "enum":
      return control.values.includes(word) ? { value: word } : { reason: describeExpectation(control) };
    default: {
      const value = parseExactJson(word);
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
      return `one or more of ${describeValues(control.values)}`;
    default:
      return "JSON values with commas between them are expected";
  }
}

function findProblem(values: readonly FieldValue[], spec: ParameterSpec): string | undefined {
  const usedNames = new Set<string>();
  for (const { value } of values) {
    const name = value === undefined ? NOT_SENT : writeJson(value);
    if (usedNames.has(name)) return `${name} is given twice`;
    usedNames.add(name);
    const problem = value === undefined ? undefined : spec.check(value);
    if (problem !== undefined) return `${name}: ${problem}`;
  }
  return undefined;
}
