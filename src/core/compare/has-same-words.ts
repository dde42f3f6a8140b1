import type { DifferenceRun } from "./compare-texts.ts";

/** True for two texts that differ in white space at most. */
export function hasSameWords(runs: readonly DifferenceRun[]): boolean {
  return runs.every(({ kind, text }) => kind === "same" || text.trim() === "");
}
