import { type Interval, NORMAL_QUANTILE } from "./interval.ts";

/** The agreement of two columns that label the same rows, beyond chance. */
export type Kappa = Interval & {
  /** The share of rows with the same label. */
  agreement: number;
  /** The share of rows that would agree by chance, from how often each column gives each label. */
  chance: number;
  /** The share of the commonest label among all: where it is high, kappa is low however many agree. */
  baseRate: number;
};

/**
 * Cohen's kappa of pairs of labels, with its interval by the standard error of Fleiss, Cohen and Everitt. Undefined
 * without pairs and where both give one and the same label alone, since chance would agree always.
 */
export function computeKappa(pairs: readonly (readonly [string, string])[]): Kappa | undefined {
  const count = pairs.length;
  if (count === 0) return undefined;
  const firsts = countShares(pairs.map(([first]) => first));
  const seconds = countShares(pairs.map(([, second]) => second));
  const chance = [...firsts].reduce((sum, [label, share]) => sum + share * (seconds.get(label) ?? 0), 0);
  if (chance >= 1) return undefined;
  const agreement = pairs.filter(([first, second]) => first === second).length / count;
  const value = (agreement - chance) / (1 - chance);
  const variance =
    pairs.reduce((sum, [first, second]) => {
      // How often the row's and the other column's labels occur pulls each pair towards chance.
      const pull = (seconds.get(first) ?? 0) + (firsts.get(second) ?? 0);
      return sum + (first === second ? (1 - pull * (1 - value)) ** 2 : (pull * (1 - value)) ** 2);
    }, 0) /
      count -
    (value - chance * (1 - value)) ** 2;
  const half = (NORMAL_QUANTILE * Math.sqrt(Math.max(0, variance) / count)) / (1 - chance);
  const baseRate = Math.max(...countShares(pairs.flat()).values());
  return {
    value,
    low: Math.max(-1, value - half),
    high: Math.min(1, value + half),
    count,
    agreement,
    chance,
    baseRate,
  };
}

function countShares(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return new Map([...counts].map(([label, labelCount]) => [label, labelCount / labels.length]));
}
