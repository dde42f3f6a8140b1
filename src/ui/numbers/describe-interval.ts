import { formatCount } from "#core/format.ts";
import type { FigureTable } from "#core/numbers/column-figures.ts";
import type { Interval } from "#core/statistics/interval.ts";
import { countUnits } from "#core/numbers/count-units.ts";

/** A value with its interval: "94 % (83 to 98)". The unit stands once where both ends have the same. */
export function describeInterval({ value, low, high }: Interval, print: (value: number) => string): string {
  if (!Number.isFinite(low)) return print(value);
  const [lowText, highText] = [print(Math.max(0, low)), print(high)];
  const unit = / .*$/.exec(print(value))?.[0] ?? "";
  const hasOneUnit = unit !== "" && lowText.endsWith(unit) && highText.endsWith(unit);
  const strip = (text: string) => (hasOneUnit ? text.slice(0, -unit.length) : text);
  return `${print(value)} (${strip(lowText)} to ${strip(highText)})`;
}

/** The sentence that names the method of intervals and what they count. */
export function describeMethod({ figure, counted, columns }: FigureTable, units: string): string {
  const counts = columns.flatMap(({ interval }) => interval?.count ?? []);
  const most = Math.max(0, ...counts);
  const least = Math.min(most, ...counts);
  const count = (things: string) => (least === most ? "" : `${formatCount(least)} to `) + countUnits(most, things);
  const name = figure.isEither ? "Share with its Wilson interval" : "Mean with its interval by Student’s t";
  if (counted === "answers")
    return `${name}, 95 %, of ${count("answers")} to one prompt; it says nothing about other prompts.`;
  return `${name}, 95 %, of ${count(units)}; samples are averaged within each first.`;
}
