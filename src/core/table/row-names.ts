import type { Row } from "#core/conversation/conversation.ts";

/** The rows from which names are taken; the files they come from have the same names in every row. */
const NAMED_ROWS = 200;

/** The names of the values of rows, in the order of their first use. */
export function listRowNames(rows: readonly Row[]): readonly string[] {
  return [...new Set(rows.slice(0, NAMED_ROWS).flatMap(({ values }) => Object.keys(values)))];
}
