import type { CSSProperties } from "react";

/** Columns are never narrower: more of them scroll sideways. */
const MIN_COLUMN_PX = 300;

/** The grid that heads, rows and figures share, so that columns stand in line. */
export function getColumnGridStyle(count: number): CSSProperties {
  return {
    display: "grid",
    gridTemplateColumns: `repeat(${count}, minmax(${count > 1 ? MIN_COLUMN_PX : 0}px, 1fr))`,
  };
}
