import { FULL_SCALE } from "#core/conversation/image-scales.ts";
import type { VerdictText } from "./describe-verdict.ts";
import type { SizePoint, SizeVerdict } from "./size-curves.ts";
import { countUnits } from "./count-units.ts";
import { describeMore } from "./describe-more.ts";

/** Shares of a price that have words. */
const SHARES: readonly [number, string][] = [
  [9 / 10, "nine tenths"],
  [3 / 4, "three quarters"],
  [2 / 3, "two thirds"],
  [1 / 2, "half"],
  [1 / 3, "a third"],
  [1 / 4, "a quarter"],
  [1 / 5, "a fifth"],
  [1 / 10, "a tenth"],
];
/** The error up to which a share is said in words. */
const TOLERANCE = 0.04;

/** A scale as a size in words: "1/2", or "full size". */
export const describeScale = (scale: string): string => (scale === FULL_SCALE ? "full size" : scale);

/**
 * A verdict on a smaller picture in words: "1/2 is as good as full size, at a quarter of the price.", "1/4 is worse than full size.", or
 * "1/2: not decided."
 */
export function describeSizeVerdict(verdict: SizeVerdict, full: SizePoint, units: "rows" | "turns"): VerdictText {
  const { judged, scale } = verdict;
  const { value, low, high } = judged.difference;
  const [own, other] = [describeScale(scale), describeScale(full.scale)];
  const price = describePrice(verdict, full);
  const margin = formatPoints(judged.margin);
  const seen =
    value === 0
      ? "The same on average"
      : `${formatPoints(Math.abs(value))} ${value < 0 ? "worse" : "better"} on average`;
  const interval = Number.isFinite(low) ? ` (${formatSigned(low)} to ${formatSigned(high)} points)` : "";
  return {
    lead:
      judged.verdict === "as-good"
        ? `${own} is as good as ${other}${price}.`
        : judged.verdict === "worse"
          ? `${own} is worse than ${other}${price}.`
          : `${own}: not decided.`,
    seen: `${seen}${interval}, of the same ${countUnits(judged.rowCount, units)}`,
    method: `as good: at most ${margin} worse`,
    more: describeNeed(verdict, margin, units),
  };
}

function describeNeed({ judged, behind, more }: SizeVerdict, margin: string, units: string): string {
  if (judged.verdict !== "undecided") return "";
  if (behind !== undefined) return `A smaller size is called as good only after ${behind} is.`;
  if (!more) return `So far it is worse by ${margin} or more, or the difference is too small to tell.`;
  return describeMore(more.count, units, more.usd);
}

/** The price beside that of the full size, or the input tokens where prices are not known: ", at a quarter of the price". */
function describePrice(own: SizePoint, full: SizePoint): string {
  if (own.usd !== undefined && full.usd !== undefined && full.usd > 0)
    return `, at ${describeShare(own.usd / full.usd)} of the price`;
  if (own.tokens === undefined || full.tokens === undefined || full.tokens === 0) return "";
  return `, at ${describeShare(own.tokens / full.tokens)} of the input tokens`;
}

function describeShare(share: number): string {
  const known = SHARES.find(([value]) => Math.abs(share / value - 1) <= TOLERANCE);
  return known ? known[1] : `${Math.round(share * 100)} %`;
}

/** A share as points: "10 points". */
const formatPoints = (share: number): string => {
  const points = roundPoints(share);
  return `${points} ${points === 1 ? "point" : "points"}`;
};

/** Points, to one digit after the point where they are few. */
function roundPoints(share: number): number {
  const points = share * 100;
  return Number(points.toFixed(Math.abs(points) < 10 ? 1 : 0));
}

function formatSigned(share: number): string {
  const points = roundPoints(share);
  return points < 0 ? `−${-points}` : String(points);
}
