// @ts-check
// Weighs the scripts that the built page loads before it can start and the copy for use offline, and refuses scripts that import
// each other in a circle.
import { readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { findCircles } from "./find-circles.mjs";
import { listFirstLoadFiles } from "./first-load.mjs";
import { root } from "./run-npm.mjs";
import { listOfflineFiles } from "./vite/list-offline-files.mjs";

const limitBytes = 94_500;
/** Of all files of the build as they lie on the disk, which every visitor's browser copies once in idle time. */
const offlineLimitBytes = 10_500_000;

const manifest = JSON.parse(readFileSync(`${root}dist/.vite/manifest.json`, "utf8"));
const files = listFirstLoadFiles(manifest);
const weighed = files
  .map((file) => ({ file, sizeBytes: gzipSync(readFileSync(`${root}dist/${file}`), { level: 9 }).length }))
  .toSorted((a, b) => b.sizeBytes - a.sizeBytes);
const sumBytes = weighed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

console.log("First-load JavaScript, gzip:");
for (const { file, sizeBytes } of weighed) console.log(`${formatKilobytes(sizeBytes)}  ${file}`);
console.log(`${formatKilobytes(sumBytes)}  of ${limitBytes / 1000} kB`);

if (sumBytes > limitBytes) {
  const excess = formatKilobytes(sumBytes - limitBytes).trim();
  console.error(`\nThe page loads ${excess} too much before it starts: import what can wait when it is needed.`);
  process.exitCode = 1;
}

const offlineFiles = listOfflineFiles(`${root}dist`);
const offlineBytes = offlineFiles.reduce((sum, path) => sum + statSync(`${root}dist/${path}`).size, 0);
console.log(
  `\nCopy for use offline: ${offlineFiles.length} files, ${formatMegabytes(offlineBytes)} of ${formatMegabytes(offlineLimitBytes)}`,
);
if (offlineBytes > offlineLimitBytes) {
  console.error(
    "\nThe copy for use offline is too large: leave out of the build what no page asks for, or raise the limit knowingly.",
  );
  process.exitCode = 1;
}

for (const circle of findCircles(manifest)) {
  console.error(
    `\n${circle.join(", ")} import each other in a circle: a smaller entriesAwareMergeThreshold parts them.`,
  );
  process.exitCode = 1;
}

/** @param {number} sizeBytes */
function formatKilobytes(sizeBytes) {
  return `${(sizeBytes / 1000).toFixed(1).padStart(7)} kB`;
}

/** @param {number} sizeBytes */
function formatMegabytes(sizeBytes) {
  return `${(sizeBytes / 1_000_000).toFixed(2)} MB`;
}
