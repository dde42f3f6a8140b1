import { createCsvReader } from "./csv-reader.ts";
import { createDiffReader } from "./diff-reader.ts";
import { findFaultyJsonEnd } from "./find-faulty-json-end.ts";
import { findCsvSeparator } from "./find-csv-separator.ts";
import { createJsonReader } from "./json-reader.ts";
import { createMarkupReader } from "./markup-reader.ts";

/** The data at the beginning of a text that has no code fence around it. */
export type LeadingData = {
  /** Its language, as a code fence would name it. */
  language: "json" | "csv" | "tsv" | "diff" | "xml" | "html" | "svg";
  /** The data as it is shown: as written, and JSON on one line indented. */
  code: string;
  /** The data as it was written. */
  source: string;
  /** The position after the data and the line endings that follow it; the length of the text while it may go on. */
  end: number;
  /** True while it may begin a sentence as well. */
  isUndecided: boolean;
};

/**
 * Creates a reader of the data that a text begins with: JSON, comma-separated values, a difference, or XML, HTML and
 * SVG as a whole document. It reads only what was added since the last call. Once a text is known to begin with data,
 * nothing that follows changes that; `isComplete` says that nothing will follow.
 */
export function createDataReader(): (text: string, isComplete: boolean) => LeadingData | undefined {
  const readJson = createJsonReader();
  const readMarkup = createMarkupReader();
  const readDiff = createDiffReader();
  const readCsv = createCsvReader({ isAlone: false });
  return (text, isComplete) => {
    const json = readJson(text);
    if (json !== undefined) return { ...json, language: "json", source: cutSource(text, json.end) };
    const faultyEnd = findFaultyJsonEnd(text);
    if (faultyEnd !== undefined) return describe(text, faultyEnd, "json", false);
    const other = readMarkup(text) ?? readDiff(text);
    if (other !== undefined) return describe(text, other.end, other.language, other.isUndecided);
    const separator = findCsvSeparator(text, isComplete);
    if (separator === undefined || separator === null) return undefined;
    const { end } = readCsv(text, separator, { isComplete });
    return describe(text, end, separator === "\t" ? "tsv" : "csv", false);
  };
}

function describe(text: string, end: number, language: LeadingData["language"], isUndecided: boolean): LeadingData {
  const source = cutSource(text, end);
  return { language, code: source, source, end, isUndecided };
}

/** The text up to a position, without the line endings before it. */
function cutSource(text: string, end: number): string {
  let at = end;
  while (at > 0 && /[\r\n]/.test(text.charAt(at - 1))) at -= 1;
  return text.slice(0, at);
}
