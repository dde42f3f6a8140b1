import { readCsvRecord } from "./read-csv-record.ts";

const SEPARATORS = [",", ";", "\t"];

/** The words after a code fence that name a table, with the separator that they tell. */
const TABLE_WORDS: Readonly<Record<string, string | undefined>> = { csv: undefined, tsv: "\t", tab: "\t", psv: "|" };

/** True for the word after a code fence that says that its code is a table. */
export function isTableWord(word: string): boolean {
  return Object.hasOwn(TABLE_WORDS, word.toLowerCase());
}

/**
 * The separator of code that its fence calls a table: the one that cuts its first line into most fields. Null where
 * there is none, and undefined until the first line has ended.
 */
export function findToldSeparator(code: string, word: string, isComplete: boolean): string | null | undefined {
  const told = TABLE_WORDS[word.toLowerCase()];
  const start = code.startsWith("\uFEFF") ? 1 : 0;
  const found = (told === undefined ? SEPARATORS : [told]).map((separator) => {
    const { fields, isEnded } = readCsvRecord(code, start, separator);
    return { separator, isEnded, count: fields.length };
  });
  if (!isComplete && !found.some(({ isEnded }) => isEnded)) return undefined;
  const most = Math.max(...found.map(({ count }) => count));
  return most < 2 ? null : found.find(({ count }) => count === most)?.separator;
}
