import { formatUsd } from "#core/format.ts";
import { countUnits } from "./count-units.ts";

const roundEstimate = (value: number): number => Number(value.toPrecision(2));

/** A number of units that would tell, in two digits where there are many: an estimate is no better. */
export const roundMore = (count: number): number => (count < 100 ? count : roundEstimate(count));

/** The units that would tell, with their price where one has a price: "About 90 more rows would tell, $1.10." */
export function describeMore(count: number, units: string, unitUsd: number | undefined): string {
  const price = unitUsd === undefined || unitUsd === 0 ? "" : `, ${formatUsd(roundEstimate(unitUsd * count))}`;
  return `About ${countUnits(roundMore(count), `more ${units}`)} would tell${price}.`;
}
