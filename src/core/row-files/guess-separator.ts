import { readCsvRecord } from "#core/data/read-csv-record.ts";
import { isTableHead } from "#core/data/is-table-head.ts";
import { readPlainLine } from "./read-plain-line.ts";
import type { RowSeparator } from "./row-table.ts";

const SEPARATORS = ["\t", ",", ";", "|"] as const;
/** The records that decide. */
const DECIDING = 30;
/** The text in which these are looked for. */
const MAX_CHARS = 200_000;
/** The share of records that must have as many values as the first one. */
const MIN_EVEN = 0.8;
const MIN_EVEN_WITH_NAMES = 0.6;

/**
 * The separator of a text with a record a line: the one by which most records have the same number of values as the first.
 * "" for a list of single values, such as sentences with commas in them.
 */
export function guessSeparator(text: string): RowSeparator {
  const head = text.slice(0, MAX_CHARS);
  let best: { separator: RowSeparator; even: number; count: number } = { separator: "", even: 0, count: 1 };
  for (const separator of SEPARATORS) {
    const judged = judge(head, separator, head.length < text.length);
    if (judged && (judged.even > best.even || (judged.even === best.even && judged.count > best.count)))
      best = { separator, ...judged };
  }
  return best.separator;
}

function judge(text: string, separator: string, isCut: boolean): { even: number; count: number } | undefined {
  const records: (readonly string[])[] = [];
  for (let at = 0; records.length < DECIDING && at < text.length;) {
    const record = readCsvRecord(text, at, separator);
    const isLast = record.end === text.length;
    // The last record may be cut off, and its quotation mark be closed behind it.
    if (isLast && isCut && records.length > 0) break;
    const { fields, end } = record.isOpen ? readPlainLine(text, at, separator) : record;
    at = end;
    if (fields.length > 1 || fields[0] !== "") records.push(fields);
  }
  const [head = [], ...rows] = records;
  const count = head.length;
  if (count < 2) return undefined;
  const even = records.filter(({ length }) => length === count).length / records.length;
  const isHead = isTableHead({ fields: head.map((field) => field.trim()), isQuoted: false });
  // A comma in a sentence has a space behind it.
  const loose = records.filter((fields) => fields.some((field, index) => index > 0 && field.startsWith(" "))).length;
  const isProse = (separator === "," || separator === ";") && loose > records.length / 2;
  if (isProse && !(isHead && (count > 2 || hasNumbers(rows, count)))) return undefined;
  return even < (isHead ? MIN_EVEN_WITH_NAMES : MIN_EVEN) ? undefined : { even, count };
}

const NUMBER = /^\s*[-+]?[\d.,]*\d\s*$/;

/** True where some column has numbers alone. */
function hasNumbers(rows: readonly (readonly string[])[], count: number): boolean {
  return (
    rows.length > 0 &&
    Array.from({ length: count }).some((_, index) => rows.every((row) => NUMBER.test(row[index] ?? "")))
  );
}
