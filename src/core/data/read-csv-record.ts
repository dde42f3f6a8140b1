/** One record of comma-separated values, as far as it has arrived. */
export type CsvRecord = {
  fields: readonly string[];
  /** The position after the record and its line ending. */
  end: number;
  /** True once its line ending has arrived. */
  isEnded: boolean;
  /** True where a field stands in quotation marks. */
  isQuoted: boolean;
  /** The indexes of the fields that are an empty text in quotation marks. */
  emptyTexts: readonly number[];
  /** True where a quotation mark is never closed. */
  isOpen: boolean;
};

/** The record that begins at a position (RFC 4180). A quotation mark that is left open takes the rest of the text. */
export function readCsvRecord(text: string, start: number, separator: string): CsvRecord {
  const plain = new RegExp(`[^\\r\\n${separator}]*`, "y");
  const fields: string[] = [];
  const emptyTexts: number[] = [];
  let at = start;
  let isQuoted = false;
  let isOpen = false;
  for (;;) {
    let field = "";
    if (text[at] === '"') {
      const quoted = readQuoted(text, at + 1);
      isQuoted = true;
      isOpen = quoted.isOpen;
      if (quoted.value === "") emptyTexts.push(fields.length);
      field = quoted.value;
      at = quoted.end;
    }
    // Text after a closing quotation mark is a fault, of which nothing is lost.
    plain.lastIndex = at;
    const [rest = ""] = plain.exec(text) ?? [];
    fields.push(field + rest);
    at += rest.length;
    if (text[at] !== separator) break;
    at += 1;
  }
  const end = at + (text.startsWith("\r\n", at) ? 2 : at < text.length ? 1 : 0);
  // A carriage return at the end of the text may be half a line ending.
  const isEnded = at < text.length && (text[at] !== "\r" || at + 1 < text.length);
  return { fields, end, isEnded, isQuoted, emptyTexts, isOpen };
}

function readQuoted(text: string, start: number): { value: string; end: number; isOpen: boolean } {
  let value = "";
  let at = start;
  for (;;) {
    const mark = text.indexOf('"', at);
    if (mark === -1) return { value: value + text.slice(at), end: text.length, isOpen: true };
    value += text.slice(at, mark);
    if (text[mark + 1] !== '"') return { value, end: mark + 1, isOpen: false };
    value += '"';
    at = mark + 2;
  }
}
