import { UNSPACED_LETTERS } from "#core/unspaced-letters.ts";
import type { CsvRecord } from "./read-csv-record.ts";

/** Marks of code, which a head of columns has no use for. */
const CODE = /[:=<>{}[\]]/;
const SENTENCE_END = /[.!?;,。！？…]$/;
const YEAR = /^(?:1[89]|20)\d\d(?![\d.,])/;
/** Scripts without spaces between words, in which a part of a sentence looks like a name. */
const UNSPACED = new RegExp(`[${UNSPACED_LETTERS}]`, "u");
const MAX_NAME_CHARS = 60;
const MAX_NAME_WORDS = 5;
const MAX_UNSPACED_CHARS = 10;

/** True for a record of names of columns: short and different ones that begin with a letter, or are a year, and end no sentence. */
export function isTableHead({ fields, isQuoted }: Pick<CsvRecord, "fields" | "isQuoted">): boolean {
  const names = new Set(fields.map((field) => field.toLowerCase()));
  return names.size === fields.length && fields.every((name, index) => isName(name, index, isQuoted));
}

function isName(name: string, index: number, isQuoted: boolean): boolean {
  if (name.trim() === "" || name.length > MAX_NAME_CHARS || name.split(/\s+/).length > MAX_NAME_WORDS) return false;
  if (UNSPACED.test(name) && name.length > MAX_UNSPACED_CHARS) return false;
  if (CODE.test(name) || SENTENCE_END.test(name) || !hasPairedBrackets(name)) return false;
  if (!isQuoted && /[,;\t]/.test(name)) return false;
  const isYear = YEAR.test(name) && index > 0;
  return isQuoted || isYear || (name === "#" && index === 0) || /^[\p{L}_%$€£("]/u.test(name);
}

function hasPairedBrackets(name: string): boolean {
  return /^[^()]*(?:\([^()]+\)[^()]*)*$/.test(name) && !/\w\(/.test(name);
}
