import type { ReplyResults } from "#core/checks/judge-reply.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { listSamples } from "./row-marks.ts";
import type { TableCell, TableRow } from "./table-rows.ts";

/** The results of replies by the id of the reply. */
export type TableResults = ReadonlyMap<Id, ReplyResults>;

/** A reason for which answers fail, and the number of rows in which one does. */
export type FailureGroup = { reason: string; rowCount: number };

/** The number of rows with an answer that fails a check, and why, the most frequent reason first. */
export function groupFailures(
  rows: readonly TableRow[],
  results: TableResults,
): { rowCount: number; groups: readonly FailureGroup[] } {
  // To find the answers that count takes longer than to draw the table.
  if (results.size === 0) return { rowCount: 0, groups: [] };
  const counts = new Map<string, number>();
  let rowCount = 0;
  for (const row of rows) {
    const reasons = new Set(listFailureReasons(row, results));
    if (reasons.size > 0) rowCount += 1;
    for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const groups = [...counts].map(([reason, rowCount]) => ({ reason, rowCount }));
  return { rowCount, groups: groups.toSorted((a, b) => b.rowCount - a.rowCount) };
}

/** The reasons for which answers of a row fail, each as often as it is given; none where every answer passes or is not told. */
export function listFailureReasons({ cells }: TableRow, results: TableResults): string[] {
  return cells.flatMap((cell) =>
    listJudged(cell).flatMap(({ id }) =>
      [...(results.get(id)?.values() ?? [])].flatMap(({ outcome, reason }) => (outcome === "fail" ? [reason] : [])),
    ),
  );
}

/** Asked for with every batch of results, while the cells stay the same. */
const judged = new WeakMap<TableCell, readonly Reply[]>();

/** The replies of a cell that count: its shown one, and those that were sent like it. */
export function listJudged(cell: TableCell): readonly Reply[] {
  const known = judged.get(cell);
  if (known) return known;
  const samples = listSamples(cell);
  const found = samples.length > 0 || !cell.shown ? samples : [cell.shown];
  judged.set(cell, found);
  return found;
}
