// @ts-check
// Runs every check, one after the other, and ends with one line of totals.
import { rmSync } from "node:fs";
import { root } from "./run-npm.mjs";
import { runStage } from "./run-stage.mjs";
import { addTallies, countPlaywright, countVitest, printTally, loadTally, createTally } from "./tally.mjs";

const reports = { unit: `${root}.cache/unit.json`, e2e: `${root}.cache/e2e.json` };
// A runner that crashes must not be counted by the report of an earlier run.
for (const report of Object.values(reports)) rmSync(report, { force: true });

const statics = ["format:check", "types", "lint", "unused"].map((stage) => createTally(runStage(stage)));
const unitEndedWell = runStage("unit", ["--reporter=default", "--reporter=json", `--outputFile.json=${reports.unit}`]);
const unit = loadTally(reports.unit, countVitest, unitEndedWell);
const built = runStage("build");
const size = built ? createTally(runStage("size")) : createTally(false);
const e2e = built ? loadTally(reports.e2e, countPlaywright, runStage("e2e", ["--no-build"])) : createTally(false);
if (!built) console.log("\n── e2e: not run, since there is no build; counts as one failed");

const all = addTallies([...statics, unit, createTally(built), size, e2e]);
console.log(`\n${printTally(all)}`);
process.exitCode = all.failed === 0 ? 0 : 1;
