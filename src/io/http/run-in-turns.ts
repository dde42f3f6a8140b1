import { createPause } from "./create-pause.ts";

/**
 * The result of some steps, which are done in turns with the page's other tasks; undefined once `isWanted`, asked after each
 * turn, is false.
 */
export function runInTurns<Result>(steps: Generator<undefined, Result>): Promise<Result>;
export function runInTurns<Result>(
  steps: Generator<undefined, Result>,
  isWanted: () => boolean,
): Promise<Result | undefined>;
export async function runInTurns<Result>(
  steps: Generator<undefined, Result>,
  isWanted: () => boolean = () => true,
): Promise<Result | undefined> {
  const pause = createPause();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    const paused = pause();
    if (!paused) continue;
    await paused;
    if (!isWanted()) return undefined;
  }
}
