import type { Verdict } from "#core/statistics/decide.ts";
import type { Figure } from "./figures.ts";
import { countUnits } from "./count-units.ts";
import { describeMore } from "./describe-more.ts";

/** A verdict in words: what is decided, what was seen, by which method, and what more would tell. */
export type VerdictText = { lead: string; seen: string; method: string; more: string };

/** Names of what a verdict speaks of. */
export type VerdictNames = {
  /** The letters of the column and of the baseline. */
  column: string;
  baseline: string;
  /** The word for the compared units, such as "rows". */
  units: string;
  /** The cost of one more of them in all columns, where it is known. */
  unitUsd: number | undefined;
};

/**
 * A verdict in words: "Not decided. A wins 5 rows, B 2, of the same 48. p 0.45, exact McNemar. About 90 more rows would
 * tell, $1.10."
 */
export function describeVerdict(verdict: Verdict, figure: Figure, names: VerdictNames): VerdictText {
  const { wins, losses, rowCount, isDecided, isAdjusted, method, p } = verdict;
  const { column, baseline, units } = names;
  const isBetter = verdict.difference.value > 0 === (figure.better === "higher");
  const [first, second] = wins >= losses ? [column, baseline] : [baseline, column];
  return {
    lead: isDecided
      ? `${isBetter ? column : baseline} is ${figure.comparative} than ${isBetter ? baseline : column}.`
      : "Not decided.",
    seen: `${first} is ${figure.comparative} in ${Math.max(wins, losses)}, ${second} in ${Math.min(wins, losses)}, of the same ${countUnits(rowCount, units)}`,
    method: `p ${formatP(p)}, ${method}${isAdjusted ? ", Holm" : ""}`,
    more: describeNeed(verdict, names),
  };
}

function describeNeed({ isDecided, moreRows, difference }: Verdict, { units, unitUsd }: VerdictNames): string {
  if (isDecided) return "";
  if (moreRows === undefined)
    return difference.value === 0
      ? "No difference was seen."
      : `Even 10,000 ${units} would hardly tell so small a difference.`;
  return describeMore(moreRows, units, unitUsd);
}

/** A p in two significant digits, never 0: "0.065", "< 0.001". */
export function formatP(p: number): string {
  if (p < 0.001) return "< 0.001";
  return String(Number(p.toPrecision(2)));
}
