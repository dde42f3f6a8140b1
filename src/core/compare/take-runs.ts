import { findCharacterStart } from "#core/cut-text.ts";

/** The first runs of a text with at most so many characters and runs, the last one cut at a whole character. */
export function takeRuns<Run extends { text: string }>(
  runs: readonly Run[],
  { maxRuns, maxChars }: { maxRuns: number; maxChars: number },
): { taken: readonly Run[]; isAll: boolean } {
  const taken: Run[] = [];
  let left = maxChars;
  for (const run of runs) {
    if (taken.length === maxRuns || left <= 0) return { taken, isAll: false };
    const end = run.text.length > left ? findCharacterStart(run.text, left) : run.text.length;
    taken.push(end === run.text.length ? run : { ...run, text: run.text.slice(0, end) });
    if (end < run.text.length) return { taken, isAll: false };
    left -= end;
  }
  return { taken, isAll: true };
}
