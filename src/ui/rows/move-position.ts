import type { TablePosition } from "#state/table-choices.ts";

/** The rows that Page Up and Page Down go past. */
const PAGE_ROWS = 10;

/**
 * The position that a key moves to in a table: arrows to the next cell, Home and End along the row, with Control to the
 * corners of the table. Undefined for any other key, and where the table ends.
 */
export function movePosition(
  key: string,
  isControl: boolean,
  { rowId, columnIndex }: TablePosition,
  rowIds: readonly string[],
  columnIndexes: readonly number[],
): TablePosition | undefined {
  const columns = [-1, ...columnIndexes];
  const row = rowIds.indexOf(rowId);
  const column = Math.max(0, columns.indexOf(columnIndex));
  const lastRow = rowIds.length - 1;
  const lastColumn = columns.length - 1;
  const targets: Record<string, readonly [row: number, column: number] | undefined> = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    PageUp: [Math.max(0, row - PAGE_ROWS), column],
    PageDown: [Math.min(lastRow, row + PAGE_ROWS), column],
    Home: [isControl ? 0 : row, 0],
    End: [isControl ? lastRow : row, lastColumn],
  };
  const target = Object.hasOwn(targets, key) ? targets[key] : undefined;
  const nextId = target && rowIds[target[0]];
  const nextColumn = target && columns[target[1]];
  return nextId === undefined || nextColumn === undefined ? undefined : { rowId: nextId, columnIndex: nextColumn };
}
