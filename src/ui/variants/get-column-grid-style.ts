import type { CSSProperties } from "react";

/** The smallest width of a column; more columns scroll sideways. */
const MIN_COLUMN_PX = 300;

/** The grid that heads, rows and metrics share, so that columns are aligned. */
export function getColumnGridStyle(count: number): CSSProperties {
  return {
    display: "grid",
    gridTemplateColumns: `repeat(${count}, minmax(${count > 1 ? MIN_COLUMN_PX : 0}px, 1fr))`,
  };
}
