import type { Json, JsonObject } from "./json.ts";
import { isJsonObject, parseJson } from "./json.ts";

/**
 * A number that JavaScript would round or cannot hold, such as 9007199254740993 or 1e400, as its text in JSON. It stands
 * in a value in place of the number, is stored with it, and is written as the bare number.
 */
type ExactNumber = { "etude:number": string };

const KEY = "etude:number";
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** Digits that JavaScript may round: more than 15, or with an exponent. */
const MAYBE_ROUNDED = /\d[\d.]{15}|\d[eE]/;
/** A text, or a number with what stands before it, in a JSON text. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** The text of an exact number; undefined for any other value. */
export function getExactNumber(value: Json | undefined): string | undefined {
  if (!isJsonObject(value)) return undefined;
  const text = value[KEY];
  return typeof text === "string" && JSON_NUMBER.test(text) && Object.keys(value).length === 1 ? text : undefined;
}

/** The number that is written so in JSON: itself where JavaScript keeps its value, else exact. */
export function readNumber(written: string): number | ExactNumber {
  const value = Number(written);
  return isKept(written, value) ? value : { [KEY]: written };
}

/** The parsed value with its exact numbers, or undefined where the text is not JSON. Never throws. */
export function parseExactJson(text: string): Json | undefined {
  const value = parseJson(text);
  if (value === undefined || !MAYBE_ROUNDED.test(text)) return value;
  let isExact = false;
  const marked = text.replaceAll(TOKENS, (token) => {
    if (token.startsWith('"') || isKept(token, Number(token))) return token;
    isExact = true;
    return JSON.stringify({ [KEY]: token });
  });
  return isExact ? parseJson(marked) : value;
}

/** The value as JSON text with its exact numbers, on one line or indented by two spaces. */
export function writeJson(value: Json, isIndented = false): string {
  return hasExactNumber(value)
    ? writeExact(value, isIndented ? "\n" : "")
    : JSON.stringify(value, null, isIndented ? 2 : 0);
}

/** True for a value that is or holds an exact number. */
export function hasExactNumber(value: Json): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (getExactNumber(value) !== undefined) return true;
  return (Array.isArray(value) ? value : Object.values(value)).some(hasExactNumber);
}

/** The value with the nearest number that JavaScript has in place of each exact one, for comparisons with limits. */
export function roundExactNumbers(value: Json): Json {
  if (!hasExactNumber(value)) return value;
  const exact = getExactNumber(value);
  if (exact !== undefined) return Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, Number(exact)));
  if (Array.isArray(value)) return value.map(roundExactNumbers);
  if (!isJsonObject(value)) return value;
  const rounded: JsonObject = {};
  for (const [name, inner] of Object.entries(value)) rounded[name] = roundExactNumbers(inner);
  return rounded;
}

function writeExact(value: Json, lineStart: string): string {
  const exact = getExactNumber(value);
  if (exact !== undefined) return exact;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = lineStart === "" ? "" : `${lineStart}  `;
  const colon = lineStart === "" ? ":" : ": ";
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const members = Array.isArray(value)
    ? value.map((item) => writeExact(item, inner))
    : Object.entries(value).map(([name, item]) => JSON.stringify(name) + colon + writeExact(item, inner));
  return members.length === 0 ? `${open}${close}` : `${open}${inner}${members.join(`,${inner}`)}${lineStart}${close}`;
}

/** True where the number in JavaScript has the value that is written. */
function isKept(written: string, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (written.length < MAX_KEPT_CHARS && /^-?\d+$/.test(written)) return true;
  return normalise(written) === normalise(String(value));
}

/** Every whole number of fewer characters is kept. */
const MAX_KEPT_CHARS = 16;

/** The digits of a number without zeros at either end, and the exponent of the last one. */
function normalise(written: string): string {
  const match = /^(?<sign>-?)(?<whole>\d*)\.?(?<rest>\d*)(?:[eE](?<exponent>[+-]?\d+))?$/.exec(written);
  const { sign = "", whole = "", rest = "", exponent = "0" } = match?.groups ?? {};
  const digits = (whole + rest).replace(/^0+/, "");
  const shortened = digits.replace(/0+$/, "");
  if (shortened === "") return "0";
  return `${sign}${shortened}e${Number(exponent) - rest.length + digits.length - shortened.length}`;
}
