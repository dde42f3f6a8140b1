import type { CheckDraft } from "#core/evaluations/check-draft.ts";

/** The kind of a column's values: a kind of variables. */
export type RowKind = "text" | "number" | "json" | "picture";

/** The values of a row in the order of the columns; undefined where it has none. */
export type RowRecord = (string | undefined)[];

/** A column of a file with rows. */
export type RowColumn = {
  /** The name of the variable that its values are of. */
  name: string;
  /** The name as it stands in the file; "" where there is none. */
  written: string;
  kind: RowKind;
};

/** A line of the table of what is taken and what is not: what it is, and its detail or the reason. */
export type RowNote = { what: string; detail: string; isTaken: boolean };

/** A text cut into records: the separator of their values, and true where the first one has the names. */
export type RowLayout = { separator: RowSeparator; hasHeader: boolean };

/** The mark between the values of a line; "" where each line is one value. */
export type RowSeparator = "," | ";" | "\t" | "|" | "";

/** Rows as a format has them, before their names, values and number are checked. */
export type RawRows = {
  /** The name of the format in the sentence "This is …". */
  format: string;
  /** The names of the columns as they are written. */
  names: string[];
  records: RowRecord[];
  /** The number of rows, also of those that are not in `records`. */
  rowCount: number;
  notes: RowNote[];
  layout?: RowLayout;
  /** Checks of the answers, which name the columns as variables. */
  checks?: readonly CheckDraft[];
  /** The prompt that the rows were written for. */
  prompt?: string;
  /** True where prompts and checks use the names as they are written. */
  keepsNames?: true;
};

/** The rows of a text or of files, as they would be added. A picture is the path of its file, or a `data:` address. */
export type RowTable = Omit<RawRows, "names" | "keepsNames"> & { columns: RowColumn[] };

/** The reason why there are no rows, as a sentence. */
export type RowFault = { reason: string };
