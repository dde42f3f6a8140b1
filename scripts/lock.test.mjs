// @ts-check
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isInRange } from "./node-range.mjs";

/**
 * @typedef {{ version?: string, engines?: { node?: string }, optionalDependencies?: Record<string, string> }} Locked
 */

const oldestNode = "20.19.0";

for (const lock of ["package-lock.json", "e2e/browser/package-lock.json"]) {
  const packages = loadPackages(lock);

  test(`every package in ${lock} runs on Node ${oldestNode}`, () => {
    const tooNew = [...packages]
      .filter(([, { engines }]) => engines?.node !== undefined && !isInRange(oldestNode, engines.node))
      .map(([path, { version, engines }]) => `${path} ${version} wants Node ${engines?.node}`);
    expect(tooNew).toEqual([]);
  });

  // npm leaves out silently any package that the registry does not serve; `npm ci` then fails, there or on another
  // platform.
  test(`every optional package that ${lock} names is in it`, () => {
    const missing = [...packages].flatMap(([path, { version, optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {})
        .filter((name) => !isResolvable(packages, path, name))
        .map((name) => `${path} ${version} names ${name}`),
    );
    expect(missing).toEqual([]);
  });
}

/** @param {string} lock @returns {Map<string, Locked>} */
function loadPackages(lock) {
  const text = readFileSync(new URL(`../${lock}`, import.meta.url), "utf8");
  const packages = new Map(Object.entries(/** @type {Record<string, Locked>} */ (JSON.parse(text).packages)));
  if (packages.size < 2) throw new Error(`${lock} names no packages.`);
  return packages;
}

/**
 * Looks for a package as Node does: in the importing package's own node_modules, then in each outer one.
 * @param {Map<string, Locked>} packages @param {string} from @param {string} name
 */
function isResolvable(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (packages.has(folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`)) return true;
    if (folder === "") return false;
  }
}
