import { findCsvSeparator } from "#core/data/find-csv-separator.ts";
import { isTableHead } from "#core/data/is-table-head.ts";
import { readCsvRecord } from "#core/data/read-csv-record.ts";

/** The records that decide, and the text in which they must stand. */
const [DECIDING, MAX_CHARS] = [20, 50_000];
const NUMBER = /^[-+]?[\d.,]*\d%?$/;

/**
 * True for a text that is a table for certain, of at least two lines and two columns: cells of a spreadsheet, or CSV with
 * names. Prose with commas, lists and code with tabs are none.
 */
export function isPastedTable(text: string): boolean {
  const rows = readRecords(text, "\t");
  const [cells = []] = rows;
  if (rows.length > 1 && cells.length > 1 && rows.every(({ length }) => length === cells.length))
    // Code begins with tabs.
    return rows.some(([first]) => first !== "") && cells.some((cell) => cell.trim() !== "") && cells[0] !== "";
  if (typeof findCsvSeparator(text, true) === "string") return true;
  // Too short to be certain but by a column of numbers or several names.
  return [",", ";"].some((mark) => {
    const [head = [], row = [], ...others] = readRecords(text, mark);
    const isEven = others.length === 0 && head.length > 1 && head.length === row.length;
    const isTight = [...head, ...row].every((field) => field === field.trim());
    return (
      isEven && isTight && isTableHead({ fields: head, isQuoted: false }) && row.some((field) => NUMBER.test(field))
    );
  });
}

function readRecords(text: string, separator: string): (readonly string[])[] {
  const head = text.slice(0, MAX_CHARS);
  const records: (readonly string[])[] = [];
  for (let at = 0; at < head.length && records.length < DECIDING;) {
    const { fields, end } = readCsvRecord(head, at, separator);
    // The last record may be cut off.
    if (end === head.length && head.length < text.length) break;
    at = end;
    if (fields.length > 1 || fields[0] !== "") records.push(fields);
  }
  return records;
}
