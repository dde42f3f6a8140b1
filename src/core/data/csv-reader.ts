import { SETTLED_LIMITS } from "#core/drawing-budget.ts";
import { readCsvRecord } from "./read-csv-record.ts";

/** Comma-separated values as far as they have arrived, with the rows that are drawn. */
export type CsvTable = {
  head: readonly string[];
  /** The first rows, as many as may be drawn at once. The same row is the same object each time. */
  rows: readonly (readonly string[])[];
  rowCount: number;
  /** The position after the last record; the length of the text where nothing else follows. */
  end: number;
};

/** True once no more of a text will arrive. */
type Options = { isComplete: boolean };

export type CsvReader = (text: string, separator: string, options: Options) => CsvTable;

/** A cell counts as its element and its text. */
const MAX_CELLS = SETTLED_LIMITS.maxNodes / 2;

type Scan = {
  text: string;
  separator: string;
  at: number;
  records: (readonly string[])[];
  cellCount: number;
  recordCount: number;
  isOver: boolean;
};

/**
 * Creates a reader of comma-separated values, which reads only what was added since the last call. With `isAlone`, all
 * of the text is records; else they end before an empty line, or a line without a separator.
 */
export function createCsvReader({ isAlone }: { isAlone: boolean }): CsvReader {
  let scan = startScan("", "");
  return (text, separator, { isComplete }) => {
    if (scan.separator !== separator || text.slice(0, scan.text.length) !== scan.text)
      scan = startScan(text, separator);
    let growing: readonly string[] | undefined;
    while (!scan.isOver && scan.at < text.length) {
      const { fields, end, isEnded } = readCsvRecord(text, scan.at, separator);
      const isOver = !isAlone && fields.length === 1 && (isEnded || isComplete);
      if (isOver) {
        scan.isOver = isEnded;
        return describeScan(scan, scan.at, undefined);
      }
      if (!isEnded) {
        growing = fields;
        break;
      }
      scan.at = end;
      if (fields.length > 1 || fields[0] !== "") addRecord(scan, fields);
    }
    // What was read stays as it is; the record that still grows is read again.
    scan.text = text.slice(0, scan.at);
    return describeScan(scan, scan.isOver ? scan.at : text.length, growing);
  };
}

function startScan(text: string, separator: string): Scan {
  const at = text.startsWith("\uFEFF") ? 1 : 0;
  return { text: "", separator, at, records: [], cellCount: 0, recordCount: 0, isOver: false };
}

function addRecord(scan: Scan, fields: readonly string[]): void {
  scan.recordCount += 1;
  if (scan.cellCount + fields.length > MAX_CELLS) return;
  scan.cellCount += fields.length;
  scan.records.push(fields);
}

function describeScan(scan: Scan, end: number, growing: readonly string[] | undefined): CsvTable {
  const { records, recordCount } = scan;
  const isDrawn = growing !== undefined && records.length === recordCount;
  const [head = [], ...rows] = isDrawn ? [...records, growing] : records;
  return { head, rows, rowCount: Math.max(0, recordCount + (growing === undefined ? 0 : 1) - 1), end };
}
