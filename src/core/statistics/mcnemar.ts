import { computeUpperTail } from "./binomial.ts";

/**
 * The two-sided p of McNemar's exact test: how often at least so uneven a count of wins and losses would come by chance
 * alone. Rows with the same result in both columns say nothing. The exact test and not its mid-p form, which raises more
 * than 5 % false alarms for some numbers of rows.
 */
export function computeMcNemar(wins: number, losses: number): number {
  return Math.min(1, 2 * computeUpperTail(Math.max(wins, losses), wins + losses, 0.5));
}

/** The fewest wins among `count` unequal rows with which the test gives at most `alpha`; more than `count` where none do. */
export function computeCriticalWins(count: number, alpha: number): number {
  let wins = Math.floor(count / 2) + 1;
  while (wins <= count && computeMcNemar(wins, count - wins) > alpha) wins++;
  return wins;
}
