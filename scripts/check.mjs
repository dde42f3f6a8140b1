// @ts-check
// Runs the checks that need no browser, quickest first, and ends at the first that fails.
import { runStage } from "./run-stage.mjs";

for (const stage of ["format:check", "types", "lint", "unused", "unit", "build", "size"]) {
  if (!runStage(stage)) {
    console.error(`\nStopped at ${stage}. \`npm run ${stage}\` runs it alone.`);
    process.exit(1);
  }
}
console.log("\nAll checks passed.");
