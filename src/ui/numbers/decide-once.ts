import type { FigureTable } from "#core/numbers/column-figures.ts";
import type { Verdict } from "#core/statistics/decide.ts";
import { decide } from "#core/statistics/decide.ts";
import type { Id } from "#core/vocabulary.ts";

const decided = new WeakMap<FigureTable, { baselineId: Id; verdicts: readonly Verdict[] }>();

/** The verdicts of a figure, computed once for each table and baseline. */
export function decideOnce(table: FigureTable, baselineId: Id): readonly Verdict[] {
  const known = decided.get(table);
  if (known?.baselineId === baselineId) return known.verdicts;
  const verdicts = decide(table.columns, baselineId, table.figure.better);
  decided.set(table, { baselineId, verdicts });
  return verdicts;
}
