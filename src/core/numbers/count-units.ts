import { countThings } from "#core/count-things.ts";

/** A number of units in words, by their word for several: "1 row", "48 rows". */
export const countUnits = (count: number, units: string): string => countThings(count, units.slice(0, -1));
