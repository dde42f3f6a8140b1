/** A scale of a plot from `low` to `high`, with round values to be written beside it. */
export type Axis = { low: number; high: number; ticks: readonly number[] };

/** An axis that holds all finite values. It begins at 0 where they do not lie far from it. */
export function createAxis(values: readonly number[], tickCount = 4): Axis {
  const finite = values.filter(Number.isFinite);
  const least = Math.min(...finite);
  const most = Math.max(...finite);
  if (finite.length === 0) return { low: 0, high: 1, ticks: [0, 1] };
  const begin = least >= 0 && least < most * 0.6 ? 0 : least;
  const step = roundStep(measureSpan(begin, most) / tickCount);
  const low = Math.floor(begin / step + 1e-9) * step;
  const high = Math.max(low + step, Math.ceil(most / step - 1e-9) * step);
  const count = Math.round((high - low) / step);
  const ticks = Array.from({ length: count + 1 }, (_, index) => Number((low + index * step).toPrecision(12)));
  return { low, high, ticks };
}

/** The place of a value on an axis in percent, at its ends where it lies outside. */
export function placeOnAxis({ low, high }: Axis, value: number): number {
  return Math.min(100, Math.max(0, ((value - low) / (high - low)) * 100));
}

/** The length of an axis: the distance of its ends, or their size where they are nearly equal. */
function measureSpan(begin: number, most: number): number {
  const size = Math.max(Math.abs(begin), Math.abs(most));
  if (most - begin > size * 1e-9 && most - begin > 1e-12) return most - begin;
  return size > 1e-12 ? size : 1;
}

/** The next larger of 1, 2 and 5 times a power of ten. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((each) => each * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}
