import type { KeyboardEvent, MouseEvent, RefObject } from "react";
import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { variantChosen } from "#state/page-choices.ts";
import type { TablePosition } from "#state/table-choices.ts";
import { movePosition } from "./move-position.ts";

/** The actions of keys and presses in a table. */
export type TableActions = {
  /** Takes note of the cell that has the focus, and brings its row into view. */
  onMove: (position: TablePosition) => void;
  /** Opens a cell: its row, or the values of its row. */
  onOpen: (position: TablePosition) => void;
  onDelete: (rowId: string) => void;
};

/**
 * Event handlers for the grid of rows: arrows, Home, End and Page keys move, Enter and a press open, F2 edits the values,
 * Delete removes the row. `focusCell` moves the focus to a cell as soon as its row is drawn.
 */
export function useTableKeys(
  grid: RefObject<HTMLElement | null>,
  rowIds: readonly string[],
  columnIndexes: readonly number[],
  { onMove, onOpen, onDelete }: TableActions,
) {
  const wanted = useRef<TablePosition>(undefined);
  // Each time something is drawn, since the row may come later.
  useEffect(() => {
    const cell = wanted.current && findCell(grid.current, wanted.current);
    if (!cell) return;
    wanted.current = undefined;
    cell.focus();
  });
  const focusCell = (position: TablePosition) => {
    wanted.current = position;
    flushSync(() => onMove(position));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const position = readPosition(event.target);
    if (!position || event.altKey || event.shiftKey) return;
    const isControl = event.ctrlKey || event.metaKey;
    const next = movePosition(event.key, isControl, position, rowIds, columnIndexes);
    if (next) {
      event.preventDefault();
      focusCell(next);
    } else if (isControl) return;
    else if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      onOpen(event.key === "F2" ? { ...position, columnIndex: -1 } : position);
    } else if (event.key === "Delete") {
      event.preventDefault();
      const at = rowIds.indexOf(position.rowId);
      const neighbour = rowIds[at + 1] ?? rowIds[at - 1];
      onDelete(position.rowId);
      if (neighbour !== undefined) focusCell({ ...position, rowId: neighbour });
    }
  };
  const onFocus = ({ target }: { target: EventTarget }) => {
    const position = readPosition(target);
    if (!position) return;
    if (target instanceof HTMLElement && target.dataset["variant"]) variantChosen(target.dataset["variant"]);
    onMove(position);
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    // Text that was selected in a cell is not a press on it.
    if (event.detail > 1 || !document.getSelection()?.isCollapsed) return;
    const cell = event.target instanceof Element ? event.target.closest("[data-column]") : null;
    const position = readPosition(cell);
    if (position) onOpen(position);
  };
  return { focusCell, handlers: { onKeyDown, onFocus, onClick } };
}

function findCell(grid: HTMLElement | null, { rowId, columnIndex }: TablePosition): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-row="${CSS.escape(rowId)}"] [data-column="${columnIndex}"]`) ?? null;
}

/** The position of a cell; undefined for any other element. */
function readPosition(element: EventTarget | null): TablePosition | undefined {
  if (!(element instanceof HTMLElement)) return undefined;
  const column = element.dataset["column"];
  const rowId = element.closest<HTMLElement>("[data-row]")?.dataset["row"];
  return column === undefined || rowId === undefined ? undefined : { rowId, columnIndex: Number(column) };
}
