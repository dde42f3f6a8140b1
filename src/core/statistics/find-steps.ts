/** Common steps of shares that are tried, such as 6 for halves beside thirds. */
const MAX_STEP_COUNT = 60;
/** The largest sum in steps that is worth counting. */
const MAX_STEPS = 20_000;

/** Numbers as whole multiples of one step, where they are, such as differences of shares of three samples in thirds. */
export function findSteps(values: readonly number[]): { counts: number[]; perUnit: number } | undefined {
  const total = values.reduce((sum, value) => sum + Math.abs(value), 0);
  for (let perUnit = 1; perUnit <= MAX_STEP_COUNT && total * perUnit <= MAX_STEPS; perUnit++) {
    const scaled = values.map((value) => value * perUnit);
    if (scaled.every((value) => Math.abs(value - Math.round(value)) < 1e-9))
      return { counts: scaled.map(Math.round), perUnit };
  }
  return undefined;
}
