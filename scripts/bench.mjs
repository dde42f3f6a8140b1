// @ts-check
// Measures the built page in a browser beside what a person would use instead, prints one table of all figures and writes
// them to bench/latest.json. Names of bench files may follow (npm run bench -- columns).
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { formatFigures, parseFigures } from "./figures-table.mjs";
import { root, runNpm } from "./run-npm.mjs";

const figuresFile = `${root}.cache/figures.jsonl`;
mkdirSync(`${root}.cache`, { recursive: true });
rmSync(figuresFile, { force: true });

const benches = process.argv.slice(2);
const endedWell = runNpm(["run", "--silent", "e2e", "--", "--config=bench/playwright.config.ts", ...benches]);
const figures = existsSync(figuresFile) ? parseFigures(readFileSync(figuresFile, "utf8")) : [];
writeFileSync(`${root}bench/latest.json`, `${JSON.stringify(figures, null, 2)}\n`);

console.log(
  `\nMedians, with the smallest and the largest value; load of this machine now ${loadavg()[0]?.toFixed(1)}\n`,
);
console.log(formatFigures(figures));
process.exitCode = endedWell ? 0 : 1;
