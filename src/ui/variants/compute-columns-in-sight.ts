/**
 * A column counts as in sight where at most this much of it is cut off, in CSS pixels: less than the space beside its text and
 * a scrollbar, under whose gutter some browsers scroll the last column.
 */
const TOLERANCE_PX = 16;

/** A scroller of columns of one width, in CSS pixels. */
export type ColumnsView = {
  /** The distance that is scrolled sideways, and the width that is seen. */
  startPx: number;
  seenPx: number;
  /** The width of what stays at the left while the columns move below it. */
  leadPx: number;
  columnPx: number;
  /** The number of columns that move. */
  count: number;
};

/** Indexes of the first and the last column that are wholly in sight. */
export type ColumnsInSight = { first: number; last: number };

/** The moving columns that a scroller shows as a whole; at least one. */
export function computeColumnsInSight({ startPx, seenPx, leadPx, columnPx, count }: ColumnsView): ColumnsInSight {
  const first = Math.ceil((startPx - TOLERANCE_PX) / columnPx);
  const last = Math.floor((startPx + seenPx - leadPx + TOLERANCE_PX) / columnPx) - 1;
  const from = Math.min(Math.max(0, first), count - 1);
  return { first: from, last: Math.min(count - 1, Math.max(from, last)) };
}

/** The distance to scroll to, so that a column is in sight: the nearest one, the same where it is already. */
export function computeScrollStart(index: number, view: ColumnsView): number {
  const { first, last } = computeColumnsInSight(view);
  if (index >= first && index <= last) return view.startPx;
  const atStart = index * view.columnPx;
  const atEnd = (index + 1) * view.columnPx + view.leadPx - view.seenPx;
  // Where less than a column is seen, its beginning is.
  return index < first ? atStart : Math.max(0, Math.min(atStart, atEnd));
}
