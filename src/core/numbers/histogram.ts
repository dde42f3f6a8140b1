import type { Axis } from "./axis.ts";
import { createAxis } from "./axis.ts";

/** Values counted in equal steps, for several columns on one axis. */
export type Histogram = {
  axis: Axis;
  bins: readonly { from: number; to: number }[];
  counts: readonly (readonly number[])[];
};

const BIN_COUNT = 16;

/** The values of each column counted in about 16 steps; the last step holds its end. */
export function countInBins(columns: readonly (readonly number[])[]): Histogram {
  const axis = createAxis(columns.flat());
  const width = (axis.high - axis.low) / BIN_COUNT;
  const bins = Array.from({ length: BIN_COUNT }, (_, index) => ({
    from: axis.low + index * width,
    to: axis.low + (index + 1) * width,
  }));
  const counts = columns.map((values) => {
    const binned = bins.map(() => 0);
    for (const value of values) {
      const index = Math.min(BIN_COUNT - 1, Math.max(0, Math.floor((value - axis.low) / width)));
      binned[index] = (binned[index] ?? 0) + 1;
    }
    return binned;
  });
  return { axis, bins, counts };
}
