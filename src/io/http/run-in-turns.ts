import { createPause } from "./create-pause.ts";

/** The result of some steps, which are done in turns with the page's other tasks. */
export async function runInTurns<Result>(steps: Generator<undefined, Result>): Promise<Result> {
  const pause = createPause();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
  }
}
