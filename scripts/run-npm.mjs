// @ts-check
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The folder of package.json, with a slash at its end. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Runs npm and shows its output; true for a successful run.
 * @param {string[]} args
 * @param {string} folder
 */
export function runNpm(args, folder = root) {
  // Under npm, `npm_execpath` is npm itself; otherwise npm is a script, which Windows starts only through its shell.
  const npm = process.env["npm_execpath"];
  const { status } = npm?.endsWith("npm-cli.js")
    ? spawnSync(process.execPath, [npm, ...args], { cwd: folder, stdio: "inherit" })
    : spawnSync("npm", args, { cwd: folder, stdio: "inherit", shell: process.platform === "win32" });
  return status === 0;
}

/**
 * Installs exactly the locked packages of a folder; true for success.
 * @param {string} folder
 */
export function installLocked(folder) {
  return runNpm(["ci", "--include=dev", "--no-audit", "--no-fund"], folder);
}
