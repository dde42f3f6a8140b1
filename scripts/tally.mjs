// @ts-check
import { readFileSync } from "node:fs";

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 * @typedef {{ numPassedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[] }} VitestReport
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} PlaywrightReport
 */

/**
 * The tally in a runner's report. A runner that failed without a failed test, left no report or ran no test counts as
 * one failure.
 * @template Report
 * @param {string} reportFile
 * @param {(report: Report) => Tally} count
 * @param {boolean} endedWell
 * @returns {Tally}
 */
export function loadTally(reportFile, count, endedWell) {
  try {
    const tally = count(JSON.parse(readFileSync(reportFile, "utf8")));
    const ranNothing = tally.passed + tally.failed === 0;
    return ranNothing || (!endedWell && tally.failed === 0) ? { ...tally, failed: 1 } : tally;
  } catch {
    return createTally(false);
  }
}

/** @param {boolean} endedWell @returns {Tally} */
export function createTally(endedWell) {
  return { passed: endedWell ? 1 : 0, failed: endedWell ? 0 : 1, skipped: 0 };
}

/** @param {VitestReport} report @returns {Tally} */
export function countVitest({ numPassedTests, numPendingTests, numTodoTests, testResults }) {
  // A file that cannot be loaded has failed, although no test of it has.
  const failures = testResults.map(({ status, assertionResults }) =>
    Math.max(status === "failed" ? 1 : 0, assertionResults.filter((test) => test.status === "failed").length),
  );
  return {
    passed: numPassedTests,
    failed: failures.reduce((sum, failed) => sum + failed, 0),
    skipped: numPendingTests + numTodoTests,
  };
}

/** @param {PlaywrightReport} report @returns {Tally} */
export function countPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/** @param {Tally[]} tallies @returns {Tally} */
export function addTallies(tallies) {
  return tallies.reduce((sum, tally) => ({
    passed: sum.passed + tally.passed,
    failed: sum.failed + tally.failed,
    skipped: sum.skipped + tally.skipped,
  }));
}

/** @param {Tally} tally */
export function printTally({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
