import type { FigureTable } from "./column-figures.ts";

/** The mean cost of a question in all columns, with all its samples; undefined where no cost is known. */
export function computeUnitUsd(cost: FigureTable | undefined): number | undefined {
  return cost?.columns.reduce((sum, { rows }) => {
    const all = [...rows.values()].flat();
    return all.length === 0 ? sum : sum + all.reduce((total, usd) => total + usd, 0) / rows.size;
  }, 0);
}
