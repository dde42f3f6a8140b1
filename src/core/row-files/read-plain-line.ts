import type { CsvRecord } from "#core/data/read-csv-record.ts";

const LINE_END = /\r\n|\r|\n/g;

/** A line of values in which quotation marks are text; one value where there is no separator. */
export function readPlainLine(
  text: string,
  start: number,
  separator: string,
): Pick<CsvRecord, "fields" | "end" | "emptyTexts" | "isOpen"> {
  LINE_END.lastIndex = start;
  const found = LINE_END.exec(text);
  const line = text.slice(start, found?.index);
  const end = found ? found.index + found[0].length : text.length;
  return { fields: separator === "" ? [line] : line.split(separator), end, emptyTexts: [], isOpen: false };
}
