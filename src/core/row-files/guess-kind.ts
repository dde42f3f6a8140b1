import { parseExactJson } from "#core/exact-number.ts";
import { isPictureData } from "#core/content/read-transfer.ts";
import type { RowKind } from "./row-table.ts";

/** A number that is written as a number alone; no number of an order, such as 007. */
const NUMBER = /^[-+]?(?:0|[1-9]\d*)?(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
const MAX_NUMBER_CHARS = 30;
const JSON_START = /^\s*[[{]/;

/** The kind of some values: that of all that are not empty, else text. `isPicture` tells the name of a file. */
export function guessKind(values: readonly (string | undefined)[], isPicture: (value: string) => boolean): RowKind {
  const given = values.filter((value): value is string => value !== undefined && value.trim() !== "");
  if (given.length === 0) return "text";
  if (given.every(isNumber)) return "number";
  if (given.every((value) => isPictureData(value) || isPicture(value))) return "picture";
  return given.every((value) => JSON_START.test(value) && parseExactJson(value) !== undefined) ? "json" : "text";
}

function isNumber(value: string): boolean {
  const text = value.trim();
  return text.length <= MAX_NUMBER_CHARS && /\d/.test(text) && NUMBER.test(text);
}
