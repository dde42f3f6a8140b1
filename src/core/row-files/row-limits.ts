/** More columns than a person matches with the variables of a prompt. */
export const MAX_ROW_COLUMNS = 200;
/** More rows than a browser keeps with their answers. */
export const MAX_ROWS = 100_000;
/** The longest value, in characters. The data of a picture may be longer. */
export const MAX_VALUE_CHARS = 1_000_000;
/** Rows that are added without a word; of more, a person says how many. */
export const MAX_ROWS_AT_FIRST = 1000;
