// @ts-check
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** The file of the service worker in a build. */
export const OFFLINE_WORKER_FILE = "etude-offline.js";

/**
 * The paths of all files of a build that the page can ask for, sorted; those for tools and the service worker are left out.
 * @param {string} dir
 */
export function listOfflineFiles(dir) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((path) => path !== OFFLINE_WORKER_FILE && !path.startsWith("."))
    .toSorted();
}
