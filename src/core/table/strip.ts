import { isSettled } from "#core/conversation/is-settled.ts";
import { judgeReply } from "#core/checks/judge-reply.ts";
import type { TableResults } from "./failing-rows.ts";
import type { TableCell, TableRow } from "./table-rows.ts";

/** The state of a cell as the strip colours it. */
type StripState = "answered" | "fails" | "untold" | "failed" | "running" | "open";

const COLOURS: Record<StripState, string> = {
  answered: "var(--ok)",
  fails: "var(--danger)",
  untold: "var(--line-strong)",
  failed: "var(--warn)",
  running: "var(--accent)",
  open: "var(--line)",
};

const VERDICT_STATES = { pass: "answered", fail: "fails", unknown: "untold" } as const;

function getStripState(cell: TableCell | undefined, results: TableResults): StripState {
  const status = cell?.shown?.status;
  if (!cell || status === undefined || cell.isOutdated) return "open";
  if (!isSettled(status)) return "running";
  if (status === "failed") return "failed";
  if (status !== "done") return "open";
  const own = results.get(cell.shown?.id ?? "");
  if (!own || own.size === 0) return "answered";
  return VERDICT_STATES[judgeReply(own)];
}

/** The number of cells of each state. */
export function summariseTable(rows: readonly TableRow[], results: TableResults): Record<StripState, number> {
  const counts = { answered: 0, fails: 0, untold: 0, failed: 0, running: 0, open: 0 };
  for (const { cells } of rows) for (const cell of cells) counts[getStripState(cell, results)] += 1;
  return counts;
}

/** The cells of a column from top to bottom, as a CSS gradient of hard stops. Neighbours of one state are one stop. */
export function paintColumn(rows: readonly TableRow[], columnIndex: number, results: TableResults): string {
  const stops: string[] = [];
  let from = 0;
  for (let at = 1; at <= rows.length; at += 1) {
    const state = getStripState(rows[from]?.cells[columnIndex], results);
    if (at < rows.length && getStripState(rows[at]?.cells[columnIndex], results) === state) continue;
    stops.push(`${COLOURS[state]} ${formatShare(from / rows.length)} ${formatShare(at / rows.length)}`);
    from = at;
  }
  return stops.length === 0 ? "none" : `linear-gradient(${stops.join(", ")})`;
}

function formatShare(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}
