// @ts-check
// Makes a checkout ready to run; runs before every command. Uses no package, since none may be installed yet.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { isInRange } from "./node-range.mjs";
import { installLocked, root } from "./run-npm.mjs";

const stampFile = `${root}node_modules/.etude-stamp`;

const { engines } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
if (!isInRange(process.versions.node, engines.node)) {
  fail(
    `Étude needs Node 24 or newer, or 22 from 22.12, or 20 from 20.19; this is Node ${process.versions.node}. ` +
      "Install a newer one from https://nodejs.org, then run the command again.",
  );
}

const stamp = computeInstallStamp();
if (!existsSync(stampFile) || readFileSync(stampFile, "utf8") !== stamp) {
  console.log("Installing packages. This takes a minute, the first time only.");
  if (!installLocked(root)) {
    fail("The packages could not be installed; npm says why above. Once `npm ci` works here, Étude does.");
  }
  writeFileSync(stampFile, stamp);
}

/**
 * A hash of everything an install depends on: the locked versions, and the platform that compiled packages are built
 * for.
 */
function computeInstallStamp() {
  const lock = readFileSync(`${root}package-lock.json`);
  return createHash("sha256")
    .update(lock)
    .update([process.platform, process.arch, process.versions.modules].join())
    .digest("hex");
}

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}
