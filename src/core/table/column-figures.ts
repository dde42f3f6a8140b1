import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyMs } from "#core/conversation/get-reply-ms.ts";
import { computeSpread } from "#core/compare/spread.ts";
import type { TableRow } from "./table-rows.ts";

/** Figures of one column over all rows, of the shown replies. */
export type ColumnFigures = {
  answered: number;
  medianMs?: number;
  /** The mean cost of a row, all its samples together. */
  rowUsd?: number;
  isEstimate: boolean;
};

/** The figures of the column at an index. */
export function computeColumnFigures(
  rows: readonly TableRow[],
  columnIndex: number,
  getCost: (reply: Reply) => { usd: number; isEstimate: boolean } | undefined,
): ColumnFigures {
  const times: number[] = [];
  let sumUsd = 0;
  let pricedRows = 0;
  let answered = 0;
  let isEstimate = false;
  for (const { cells } of rows) {
    const cell = cells[columnIndex];
    if (cell?.shown?.status !== "done") continue;
    answered += 1;
    const ms = getReplyMs(cell.shown);
    if (ms !== undefined) times.push(ms);
    const costs = cell.replies.flatMap((reply) => getCost(reply) ?? []);
    if (costs.length === 0) continue;
    pricedRows += 1;
    sumUsd += costs.reduce((sum, { usd }) => sum + usd, 0);
    isEstimate ||= costs.some((cost) => cost.isEstimate);
  }
  const medianMs = computeSpread(times)?.median;
  return {
    answered,
    isEstimate,
    ...(medianMs === undefined ? {} : { medianMs }),
    ...(pricedRows === 0 ? {} : { rowUsd: sumUsd / pricedRows }),
  };
}
