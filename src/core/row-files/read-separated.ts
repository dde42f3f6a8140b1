import { isTableHead } from "#core/data/is-table-head.ts";
import { readCsvRecord } from "#core/data/read-csv-record.ts";
import { countThings } from "#core/count-things.ts";
import { formatCount } from "#core/format.ts";
import { listRowNumbers } from "./finish-rows.ts";
import { guessSeparator } from "./guess-separator.ts";
import { readPlainLine } from "./read-plain-line.ts";
import { MAX_ROWS } from "./row-limits.ts";
import type { RawRows, RowLayout, RowNote, RowRecord, RowSeparator } from "./row-table.ts";

const FORMATS: Record<RowSeparator, string> = {
  ",": "a table with commas (CSV)",
  ";": "a table with semicolons (CSV)",
  "\t": "a table with tabs",
  "|": "a table with bars",
  "": "a list of values, one a line",
};

/** The line that a spreadsheet writes above a table to tell its separator. */
const TOLD = /^sep=(?<separator>[,;\t|])\r?\n/i;
const NUMBER = /^[-+]?[\d.,]*\d[\d.,]*%?$/;
/** An apostrophe before what a spreadsheet would calculate, as Étude and others write it. */
const GUARDED = /^'(?='*\s*[=+\-@\t\r])/;
/** The name of the values of a list without one. */
const LIST_NAME = "input";

/** The rows of a text with a record a line. What `layout` leaves open is guessed. */
export function readSeparated(given: string, layout: Partial<RowLayout> = {}): RawRows {
  const told = TOLD.exec(given);
  const text = told ? given.slice(told[0].length) : given;
  const separator = layout.separator ?? parseSeparator(told?.groups?.["separator"]) ?? guessSeparator(text);
  const { records, recordCount, openLine } = readRecords(text, separator);
  const hasHeader = layout.hasHeader ?? guessHeader(records, separator);
  const [head, ...others] = records;
  const names = hasHeader ? (head ?? []).map((name) => name ?? "") : separator === "" ? [LIST_NAME] : [];
  const rows = hasHeader ? others : records;
  const notes: RowNote[] = [];
  if (openLine !== undefined)
    notes.push({
      what: "A quotation mark",
      detail: `never closed, at line ${formatCount(openLine)}: quotation marks are read as text`,
      isTaken: false,
    });
  const guardCount = removeGuards(rows);
  if (guardCount > 0)
    notes.push({
      what: "An apostrophe",
      detail: `removed before =, +, - or @ in ${countThings(guardCount, "value")}`,
      isTaken: true,
    });
  if (hasHeader) notes.push(...describeRagged(names.length, rows));
  return {
    format: FORMATS[separator],
    names,
    records: rows,
    rowCount: Math.max(0, recordCount - (hasHeader ? 1 : 0)),
    notes,
    layout: { separator, hasHeader },
  };
}

const parseSeparator = (text: string | undefined): RowSeparator | undefined =>
  text === "," || text === ";" || text === "\t" || text === "|" ? text : undefined;

type Records = { records: RowRecord[]; recordCount: number; openLine?: number };

function readRecords(text: string, separator: RowSeparator): Records {
  const found = scanRecords(text, separator, true);
  return found.openLine === undefined ? found : { ...scanRecords(text, separator, false), openLine: found.openLine };
}

/** The records of a text, without empty lines; with `hasQuotes`, values may stand in quotation marks. */
function scanRecords(text: string, separator: RowSeparator, hasQuotes: boolean): Records {
  const records: RowRecord[] = [];
  let [recordCount, at] = [0, 0];
  while (at < text.length) {
    const { fields, end, emptyTexts, isOpen } =
      hasQuotes && separator !== "" ? readCsvRecord(text, at, separator) : readPlainLine(text, at, separator);
    if (isOpen) return { records, recordCount, openLine: text.slice(0, at).split(/\r\n|\r|\n/).length };
    at = end;
    if (fields.length === 1 && fields[0] === "" && emptyTexts.length === 0) continue;
    recordCount += 1;
    // A head and the rows that can be taken; the others are counted.
    if (records.length <= MAX_ROWS)
      records.push(fields.map((field, index) => (field === "" && !emptyTexts.includes(index) ? undefined : field)));
  }
  return { records, recordCount };
}

/** True where the first record has the names of the columns: it looks like names, and no value below is one of them. */
function guessHeader(records: readonly RowRecord[], separator: RowSeparator): boolean {
  const [head, ...rows] = records;
  if (!head || rows.length === 0) return false;
  const names = head.map((name) => (name ?? "").trim());
  if (names.some((name) => NUMBER.test(name))) return false;
  // Columns without a name are of a table with an index, or of one with separators at the ends of its lines.
  const named = [...new Set(names.map((name) => name.toLowerCase()))].filter((name) => name !== "");
  if (named.length === 0 || !isTableHead({ fields: named, isQuoted: false })) return false;
  // A list of short texts has a name only where it is one word over texts of several.
  if (separator === "") return /^[\p{L}_]+$/u.test(named[0] ?? "") && rows.some(([value]) => /\s/.test(value ?? ""));
  return !rows.slice(0, 100).some((row) => names.some((name, index) => name !== "" && row[index]?.trim() === name));
}

/** Takes the apostrophes off values that a spreadsheet would have calculated, and counts them. */
function removeGuards(rows: readonly RowRecord[]): number {
  let count = 0;
  for (const row of rows)
    for (const [index, value] of row.entries()) {
      if (value?.startsWith("'") !== true || !GUARDED.test(value)) continue;
      row[index] = value.slice(1);
      count += 1;
    }
  return count;
}

function describeRagged(width: number, rows: readonly RowRecord[]): RowNote[] {
  const shorter: number[] = [];
  const longer: number[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.length < width) shorter.push(index + 1);
    else if (row.length > width && row.slice(width).some((value) => value !== undefined)) longer.push(index + 1);
  }
  const notes: RowNote[] = [];
  if (shorter.length > 0)
    notes.push({
      what: "Short lines",
      detail: `${listRowNumbers(shorter)}: fewer values than names; the last ones are empty`,
      isTaken: true,
    });
  if (longer.length > 0)
    notes.push({
      what: "Long lines",
      detail: `${listRowNumbers(longer)}: more values than names, taken as columns without a name`,
      isTaken: true,
    });
  return notes;
}
