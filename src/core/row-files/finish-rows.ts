import { countThings } from "#core/count-things.ts";
import { formatCount } from "#core/format.ts";
import { isPictureData } from "#core/content/read-transfer.ts";
import { guessKind } from "./guess-kind.ts";
import { renameInChecks } from "./rename-in-checks.ts";
import { nameColumns } from "./name-columns.ts";
import { MAX_ROW_COLUMNS, MAX_ROWS, MAX_VALUE_CHARS } from "./row-limits.ts";
import type { RawRows, RowFault, RowNote, RowRecord, RowTable } from "./row-table.ts";

/**
 * Rows with names that variables can have, values within the limits and kinds; each change and limit is a note. `isPicture`
 * tells the paths of files in the first column.
 */
export function finishRows(raw: RawRows, isPicture: (value: string) => boolean = () => false): RowTable | RowFault {
  const { names, rowCount, records: given, checks, keepsNames = false, ...rest } = raw;
  if (given.length === 0) return { reason: `${capitalise(rest.format)} without a row.` };
  const width = given.reduce((widest, record) => Math.max(widest, record.length), names.length);
  const notes: RowNote[] = [...rest.notes];
  if (width > MAX_ROW_COLUMNS)
    notes.push({
      what: countThings(width - MAX_ROW_COLUMNS, "more column"),
      detail: `the first ${MAX_ROW_COLUMNS} are taken`,
      isTaken: false,
    });
  if (rowCount > MAX_ROWS)
    notes.push({
      what: countThings(rowCount - MAX_ROWS, "more row"),
      detail: `the first ${formatCount(MAX_ROWS)} can be taken`,
      isTaken: false,
    });
  const kept = listKeptColumns(names, given.slice(0, MAX_ROWS), Math.min(width, MAX_ROW_COLUMNS));
  const { records: cleaned, notes: valueNotes } = cleanValues(given.slice(0, MAX_ROWS), kept);
  const records = cleaned.filter((record) => record.some((value) => value !== undefined));
  const emptyCount = cleaned.length - records.length;
  if (emptyCount > 0) notes.push({ what: countThings(emptyCount, "row"), detail: "without a value", isTaken: false });
  const written = kept.map((index) => (names[index] ?? "").replaceAll("\0", "").trim());
  const { names: used, notes: nameNotes } = nameColumns(written, keepsNames);
  if (records.length === 0)
    return {
      reason: valueNotes.some(({ isTaken }) => !isTaken)
        ? `No row is left: its values are longer than ${formatCount(MAX_VALUE_CHARS)} characters.`
        : `${capitalise(rest.format)} without a value.`,
    };
  // A column that the file does not have is as absent afterwards; one that is not taken takes its checks along.
  const taken = checks && renameInChecks(checks, (name) => (names.includes(name) ? used[written.indexOf(name)] : name));
  const leftOut = (checks?.length ?? 0) - (taken?.length ?? 0);
  if (leftOut > 0)
    notes.push({ what: countThings(leftOut, "check"), detail: "of a column that is not taken", isTaken: false });
  return {
    ...rest,
    columns: used.map((name, at) => ({
      name,
      written: written[at] ?? "",
      kind: guessKind(
        records.map((record) => record[at]),
        kept[at] === 0 ? isPicture : () => false,
      ),
    })),
    records,
    rowCount: rowCount - emptyCount,
    ...(taken && { checks: taken }),
    notes: [...notes, ...nameNotes, ...valueNotes],
  };
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The indexes of the columns with a name or a value. */
function listKeptColumns(names: readonly string[], records: readonly RowRecord[], width: number): number[] {
  return Array.from({ length: width }, (_, index) => index).filter(
    (index) => (names[index] ?? "").trim() !== "" || records.some((record) => (record[index] ?? "") !== ""),
  );
}

/** The values of the kept columns without zero bytes, which mark a picture, and without those that are too long. */
function cleanValues(given: readonly RowRecord[], kept: readonly number[]): { records: RowRecord[]; notes: RowNote[] } {
  const tooLong: number[] = [];
  let zeroCount = 0;
  const records = given.map((record, rowIndex) =>
    kept.map((index) => {
      const value = record[index];
      if (value === undefined) return undefined;
      if (value.length > MAX_VALUE_CHARS && !isPictureData(value)) {
        tooLong.push(rowIndex + 1);
        return undefined;
      }
      if (!value.includes("\0")) return value;
      zeroCount += 1;
      return value.replaceAll("\0", "");
    }),
  );
  const notes: RowNote[] = [];
  if (tooLong.length > 0)
    notes.push({
      what: countThings(tooLong.length, "value"),
      detail: `longer than ${formatCount(MAX_VALUE_CHARS)} characters, in ${listRowNumbers(tooLong)}`,
      isTaken: false,
    });
  if (zeroCount > 0)
    notes.push({ what: "Zero bytes", detail: `removed from ${countThings(zeroCount, "value")}`, isTaken: false });
  return { records, notes };
}

/** Some numbers of rows in words: "rows 3, 7 and 12 more". */
export function listRowNumbers(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 5).map(formatCount);
  const left = numbers.length - shown.length;
  return `row${numbers.length === 1 ? "" : "s"} ${shown.join(", ")}${left > 0 ? ` and ${formatCount(left)} more` : ""}`;
}
