import { isSettled } from "#core/conversation/is-settled.ts";
import type { TableCell, TableRow } from "./table-rows.ts";

/** The state of a cell as the strip colours it. */
type StripState = "answered" | "failed" | "running" | "open";

const COLOURS: Record<StripState, string> = {
  answered: "var(--ok)",
  failed: "var(--danger)",
  running: "var(--accent)",
  open: "var(--line)",
};

function getStripState(cell: TableCell | undefined): StripState {
  const status = cell?.shown?.status;
  if (!cell || status === undefined || cell.isOutdated) return "open";
  if (!isSettled(status)) return "running";
  if (status === "failed") return "failed";
  return status === "done" ? "answered" : "open";
}

/** The number of cells of each state. */
export function summariseTable(rows: readonly TableRow[]): Record<StripState, number> {
  const counts = { answered: 0, failed: 0, running: 0, open: 0 };
  for (const { cells } of rows) for (const cell of cells) counts[getStripState(cell)] += 1;
  return counts;
}

/** The cells of a column from top to bottom, as a CSS gradient of hard stops. Neighbours of one state are one stop. */
export function paintColumn(rows: readonly TableRow[], columnIndex: number): string {
  const stops: string[] = [];
  let from = 0;
  for (let at = 1; at <= rows.length; at += 1) {
    const state = getStripState(rows[from]?.cells[columnIndex]);
    if (at < rows.length && getStripState(rows[at]?.cells[columnIndex]) === state) continue;
    stops.push(`${COLOURS[state]} ${formatShare(from / rows.length)} ${formatShare(at / rows.length)}`);
    from = at;
  }
  return stops.length === 0 ? "none" : `linear-gradient(${stops.join(", ")})`;
}

function formatShare(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}
