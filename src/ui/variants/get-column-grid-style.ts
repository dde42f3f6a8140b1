import type { CSSProperties } from "react";

/** The smallest width of a column; more columns scroll sideways. */
const MIN_COLUMN_PX = 300;
/** The smallest width of a column where all are to fit. */
const MIN_FITTED_COLUMN_PX = 88;

/** The grid that heads, rows and metrics share, so that columns are aligned. */
export function getColumnGridStyle(count: number): CSSProperties {
  return {
    display: "grid",
    gridTemplateColumns: `repeat(${count}, minmax(${count > 1 ? "var(--min-column)" : "0px"}, 1fr))`,
  };
}

/** The variable that every such grid in an element takes its smallest column width from. */
export function getMinColumnStyle(areFitted: boolean): CSSProperties {
  return { "--min-column": `${areFitted ? MIN_FITTED_COLUMN_PX : MIN_COLUMN_PX}px` } as CSSProperties;
}
