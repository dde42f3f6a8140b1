import { variantChosen } from "#state/page-choices.ts";

/** The attribute that marks a reply for the arrow keys with its row and column. */
export const CELL_ATTRIBUTE = "data-cell";

/**
 * Event handlers for the grid of replies: a press or the focus chooses the column, and the arrow keys move from a
 * focused reply along its row and its column.
 */
export function useArrowNavigation(): Pick<
  React.DOMAttributes<HTMLElement>,
  "onPointerDown" | "onFocus" | "onKeyDown"
> {
  return { onPointerDown: chooseColumn, onFocus: chooseColumn, onKeyDown: moveFocus };
}

function chooseColumn({ target }: { target: EventTarget }): void {
  const column = target instanceof Element ? target.closest<HTMLElement>("[data-variant]") : null;
  if (column?.dataset["variant"]) variantChosen(column.dataset["variant"]);
}

const STEPS: Record<string, { row: number; column: number } | undefined> = {
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
};

function moveFocus(event: React.KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  const { target, currentTarget } = event;
  if (!step || !(target instanceof HTMLElement) || !target.hasAttribute(CELL_ATTRIBUTE)) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const next = findNext(currentTarget, target, step);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** The next reply: beside in the row, or above or below in the column, which may be another of the same cell. */
function findNext(
  grid: HTMLElement,
  from: HTMLElement,
  step: { row: number; column: number },
): HTMLElement | undefined {
  const all = [...grid.querySelectorAll<HTMLElement>(`[${CELL_ATTRIBUTE}]`)];
  const getPosition = (cell: HTMLElement) => cell.getAttribute(CELL_ATTRIBUTE)?.split(" ") ?? [];
  const [row, column] = getPosition(from);
  const line = all.filter((cell) => getPosition(cell)[step.row === 0 ? 0 : 1] === (step.row === 0 ? row : column));
  return line[line.indexOf(from) + step.row + step.column];
}
