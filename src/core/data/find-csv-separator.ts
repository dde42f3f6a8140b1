import { isTableHead } from "./is-table-head.ts";
import { readCsvRecord, type CsvRecord } from "./read-csv-record.ts";

const SEPARATORS = [",", ";", "\t"];
/** The records that decide: a head and two rows. */
const DECIDING = 3;
/** The text in which these must stand. */
const MAX_CHARS = 4000;

/** Marks of Markdown, HTML and code, which a head of columns has no use for. */
const MARKUP = /[`|*\\]|\]\(|<[/a-z!]/i;
/** Marks of code that no row has where there is no quotation mark: times and addresses have some of the others. */
const ROW_CODE = / = |[{}[\]]|;$/;
/** A number with its sign, currency or unit of percent, a date, a time, a truth value, or nothing. */
const TYPED = /^(?:[-+]?[$€£¥]?\d[\d., ']*%?|\d{4}-\d\d(?:-\d\d)?(?:[T ][\d:.Z+-]+)?|\d\d?:\d\d|true|false|yes|no)?$/i;

/**
 * The separator of a text that is comma-separated values without a fence; null where it is none, and undefined while
 * too little of it has arrived. Only the first three records decide, so that nothing that follows changes the answer:
 *
 * - all have the same two or more fields, and no field begins or ends with a space, as after the commas of a sentence;
 * - none has marks of Markdown, tags or the marks of code;
 * - the head's names are short, different, begin with a letter (or are a year), end no sentence, have no marks of code,
 *   and none of them is repeated below it;
 * - more than the separators tells of data: three columns of names, a tab, a field in quotation marks, or a column of
 *   numbers, dates or truth values.
 */
export function findCsvSeparator(text: string, isComplete: boolean): string | null | undefined {
  const head = text.slice(0, MAX_CHARS);
  const isCut = head.length < text.length;
  const found = SEPARATORS.map((separator) => judge(head, separator, isComplete && !isCut));
  const ends = found.flatMap((end) => end ?? []);
  // The one that is known first, as it was when no more of the text had arrived.
  if (ends.length > 0) return SEPARATORS[found.indexOf(Math.min(...ends))];
  return isCut || isComplete || found.every((end) => end === null) ? null : undefined;
}

/** The end of the records that decide; null where they are no data, undefined where more of the text is needed. */
function judge(text: string, separator: string, isComplete: boolean): number | null | undefined {
  const records: CsvRecord[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (records.length < DECIDING) {
    if (at >= text.length) return undefined;
    const record = readCsvRecord(text, at, separator);
    if (!record.isEnded && !isComplete) return isQuiet(record) ? undefined : null;
    const isWhole = isRecord(record, text.slice(at, record.end), records[0]);
    if (!isWhole || (records.length === 0 && !isTableHead(record))) return null;
    records.push(record);
    at = record.end;
  }
  return isData(records, separator) ? at : null;
}

/** False for a line that has not ended and is too long already for a head. */
function isQuiet({ fields }: CsvRecord): boolean {
  return fields.every((field) => field.length < 1000);
}

function isRecord({ fields, isQuoted }: CsvRecord, source: string, head: CsvRecord | undefined): boolean {
  const isEven = fields.length >= 2 && fields.length === (head ?? { fields }).fields.length;
  const isTight = fields.every((field) => field === field.trim());
  const isCode = !isQuoted && fields.some((field) => ROW_CODE.test(field));
  return isEven && isTight && !isCode && !MARKUP.test(source);
}

function isData([head, ...rows]: readonly CsvRecord[], separator: string): boolean {
  const names = head?.fields ?? [];
  const columns = names.map((_name, index) => rows.map(({ fields }) => fields[index] ?? ""));
  const isRepeated = names.some((name, index) => (columns[index] ?? []).some((value) => isAlike(name, value)));
  if (isRepeated || beginAlike(names[0] ?? "", columns[0] ?? [])) return false;
  const isTyped = columns.some((values) => values.every((value) => TYPED.test(value)));
  return separator === "\t" || names.length >= 3 || isTyped || rows.some(({ isQuoted }) => isQuoted);
}

/** True for a value that is the name above it, or differs from it in its digits alone: "x1" above "x4". */
function isAlike(name: string, value: string): boolean {
  const shape = name.replaceAll(/\d/g, "0");
  return name.toLowerCase() === value.toLowerCase() || (shape !== name && shape === value.replaceAll(/\d/g, "0"));
}

/** True where every line begins with the same word, as in "import a,b,c". */
function beginAlike(name: string, values: readonly string[]): boolean {
  const [word = ""] = /^\S+(?=\s)/.exec(name) ?? [];
  return word !== "" && values.every((value) => value.startsWith(`${word} `));
}
