// @ts-check
import { runNpm } from "./run-npm.mjs";

/**
 * Runs one script of package.json under a heading and shows its output; true for success.
 * @param {string} script
 * @param {string[]} args
 */
export function runStage(script, args = []) {
  console.log(`\n── ${script} ──`);
  const startedAtMs = performance.now();
  const endedWell = runNpm(["run", "--silent", script, "--", ...args]);
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  console.log(`── ${script}: ${endedWell ? "passed" : "FAILED"} in ${seconds} s`);
  return endedWell;
}
