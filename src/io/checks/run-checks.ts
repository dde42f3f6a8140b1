import type { CheckFacts } from "#core/checks/check-facts.ts";
import type { CheckResult } from "#core/checks/check-result.ts";
import type { Check } from "#core/conversation/check.ts";
import { createWorkerQueue, type RunInWorker } from "#io/browser/create-worker-queue.ts";
import { openWorkerPort } from "#io/browser/open-worker-port.ts";
import type { CheckCommand, CheckResults } from "./check-command.ts";

/** The time that a pattern or an expression of the user has, before the worker in which it runs is ended. */
const PATIENCE_MS = 2000;
/** The answers that a check may take too long for, before it is no longer tried. */
const MAX_SLOW_ANSWERS = 3;

const TOO_SLOW: CheckResult = { outcome: "unknown", reason: "the check was ended after 2 seconds" };
const NOT_TRIED: CheckResult = {
  outcome: "unknown",
  reason: "the check was too slow for other answers, and not tried",
};

type Run = RunInWorker<CheckCommand, CheckResults>;

/**
 * Creates a function that runs checks for replies in a worker. Where that takes longer than the patience, checks and then
 * replies are tried one by one, so that only what is slow is left without a result.
 */
export function createCheckRunner(runInWorker: Run) {
  const slowCounts = new WeakMap<Check, number>();

  async function runOneByOne(check: Check, facts: readonly CheckFacts[], signal: AbortSignal): Promise<CheckResult[]> {
    const found: CheckResult[] = [];
    for (const each of facts) {
      const isTried = (slowCounts.get(check) ?? 0) < MAX_SLOW_ANSWERS;
      const results = isTried ? await runInWorker({ checks: [check], facts: [each] }, signal) : undefined;
      if (isTried && !results) slowCounts.set(check, (slowCounts.get(check) ?? 0) + 1);
      found.push(results?.[0]?.[0] ?? (isTried ? TOO_SLOW : NOT_TRIED));
    }
    return found;
  }

  return async ({ checks, facts }: CheckCommand, signal: AbortSignal): Promise<CheckResults> => {
    const quick = checks.filter((check) => !slowCounts.has(check));
    const together = quick.length === 0 ? undefined : await runInWorker({ checks: quick, facts }, signal);
    const columns: CheckResult[][] = [];
    for (const check of checks) {
      const index = quick.indexOf(check);
      let results = index === -1 ? undefined : together?.map((row) => row.slice(index, index + 1));
      if (!results && index !== -1 && quick.length > 1) results = await runInWorker({ checks: [check], facts }, signal);
      columns.push(results?.map(([result]) => result ?? TOO_SLOW) ?? (await runOneByOne(check, facts, signal)));
    }
    return facts.map((_, at) => columns.map((column) => column[at] ?? TOO_SLOW));
  };
}

/** Runs checks for replies in Étude's worker for checks. Rejects when aborted. */
export const runChecks = createCheckRunner(
  createWorkerQueue<CheckCommand, CheckResults>(openWorkerPort("checks"), PATIENCE_MS),
);
