import { formatCount } from "#core/format.ts";
import { memoizeLast } from "#core/memoize-last.ts";
import { FALSE_ALARM_RATE } from "#core/statistics/decide.ts";
import { computeTellablePoints } from "#core/statistics/power.ts";
import { useColumnIds, useOpenRowId, useOpenValue } from "#state/document/documents.ts";
import { decideOnce } from "./decide-once.ts";
import type { Numbers } from "./compute-numbers.ts";
import { useNumbers } from "./use-numbers.ts";

/** The share of rows in which columns are taken to differ before any were compared. */
const ASSUMED_RATE = 0.3;

/** The smallest difference that the rows can tell, beside the price of running them; nothing where there is one row or column, or one row is open. */
export function RowsPower() {
  const columnCount = useColumnIds().length;
  const isTable = useOpenRowId() === undefined;
  const rowCount = useOpenValue(
    ({ settled }) => settled.rows,
    (rows) => Object.keys(rows).length,
    0,
  );
  return isTable && rowCount > 1 && columnCount > 1 ? <Power rowCount={rowCount} columnCount={columnCount} /> : null;
}

function Power({ rowCount, columnCount }: { rowCount: number; columnCount: number }) {
  const seen = findUnequalRate(useNumbers());
  const rate = seen ?? ASSUMED_RATE;
  const points = computeOnce(rowCount, rate, FALSE_ALARM_RATE / (columnCount - 1));
  const rows = `${formatCount(rowCount)} rows`;
  const source = seen === undefined ? "if columns differ in" : "as columns so far differ in";
  return (
    <span
      title={
        points === undefined
          ? `Even where one column passes every row and another none, ${rows} decide too seldom`
          : `80 of 100 experiments with ${rows} find a difference of ${points} points in what passes, ${source} ${Math.round(rate * 100)} of 100 rows (exact McNemar)`
      }
      className="text-end font-mono text-xs text-ink-3 max-sm:hidden"
    >
      {points === undefined ? `${rows} are too few to decide` : `${rows} show differences from ${points} points`}
    </span>
  );
}

const computeOnce = memoizeLast(computeTellablePoints);

/** The largest share of rows in which a column passes and the baseline fails, or the other way round. */
function findUnequalRate(numbers: Numbers | undefined): number | undefined {
  const passes = numbers?.tables.find(({ figure }) => figure.id === "passes");
  const baseline = numbers?.columns.find(({ isBaseline }) => isBaseline);
  if (!passes || !baseline) return undefined;
  const rates = decideOnce(passes, baseline.columnId).map(({ wins, losses, rowCount }) => (wins + losses) / rowCount);
  return rates.length === 0 ? undefined : Math.max(...rates);
}
