import { computeBinomial } from "./binomial.ts";

/**
 * A p of wins against losses that may be looked at after each one: the exact sign test, asked again and again, would raise far
 * more false alarms than it says. By Ville's inequality on the likelihood of an unknown share, every one of which is as likely,
 * against that of one half.
 */
export function computeSequentialSign(wins: number, losses: number): number {
  const count = wins + losses;
  return Math.min(1, (count + 1) * computeBinomial(wins, count, 0.5));
}
