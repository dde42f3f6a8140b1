import type { Id } from "#core/vocabulary.ts";
import { computeMean } from "./compute-mean.ts";

/** The figures of the samples of two columns for a row that both have. */
export type RowPair = { own: readonly number[]; other: readonly number[] };

/** The rows that two columns both have. */
export function listRowPairs(
  rows: ReadonlyMap<Id, readonly number[]>,
  others: ReadonlyMap<Id, readonly number[]>,
): RowPair[] {
  return [...rows].flatMap(([rowId, own]) => {
    const other = others.get(rowId) ?? [];
    return own.length === 0 || other.length === 0 ? [] : [{ own, other }];
  });
}

/** The first column's mean of a row less that of the second. */
export const computeDifference = ({ own, other }: RowPair): number => computeMean(own) - computeMean(other);
