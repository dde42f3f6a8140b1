// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { unpackChromiumFromNpm } from "./chromium-from-npm.mjs";
import { root } from "./run-npm.mjs";

/**
 * Options for launching Playwright; empty for the browser that Playwright installs.
 * @typedef {{ executablePath?: string, channel?: string, args?: string[] }} Launch
 */

/** Arguments that keep Chromium from calling home, which on a closed network causes delays and console errors. */
const args = [
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
const lastLaunchFile = `${root}.cache/browser.json`;

/**
 * Sources of a browser, nearest first: installed ones, then ones to download. Each throws with the reason where it has
 * none.
 * @type {[name: string, find: () => Launch][]}
 */
const BROWSER_SOURCES = [
  ["ETUDE_BROWSER", () => ({ executablePath: requireFound(process.env["ETUDE_BROWSER"], "not set") })],
  ["the one that worked last", loadLastLaunch],
  ["Playwright's own", () => ({})],
  ["Chrome", () => ({ channel: "chrome" })],
  ["Edge", () => ({ channel: "msedge" })],
  ["Chromium on the PATH", findChromiumOnPath],
  ["playwright install", downloadPlaywrightChromium],
  ["Chromium from npm", unpackChromiumFromNpm],
  ["apt", installChromiumByApt],
];

/**
 * The first browser that really starts and shows a page, remembered for the next time. Throws with every attempt.
 * @returns {Promise<Launch>}
 */
export async function findBrowser() {
  const tried = [];
  for (const [name, find] of BROWSER_SOURCES) {
    try {
      const launch = { ...find(), args };
      const version = await showBlankPage(launch);
      mkdirSync(`${root}.cache`, { recursive: true });
      writeFileSync(lastLaunchFile, JSON.stringify(launch));
      console.log(`Browser: Chromium ${version} (${name}).`);
      return launch;
    } catch (error) {
      tried.push(`${name}: ${getFirstLine(error)}`);
      if (name === "ETUDE_BROWSER" && process.env[name]) console.warn(`${tried.at(-1)}. Looking for another.`);
    }
  }
  throw new Error(
    `No browser could be started. Tried:\n  ${tried.join("\n  ")}\n` +
      "Install Chrome or Chromium, or name one: ETUDE_BROWSER=/path/to/chrome npm test",
  );
}

/** @param {Launch} launch */
async function showBlankPage(launch) {
  const browser = await chromium.launch({ ...launch, timeout: 60_000 });
  try {
    const page = await browser.newPage();
    await page.evaluate(() => document.body.getBoundingClientRect());
    return browser.version();
  } finally {
    await browser.close();
  }
}

/** @returns {Launch} */
function loadLastLaunch() {
  return JSON.parse(requireFound(existsSync(lastLaunchFile) && readFileSync(lastLaunchFile, "utf8"), "none yet"));
}

function findChromiumOnPath() {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return {
    executablePath: requireFound(
      files.find((file) => existsSync(file)),
      "none there",
    ),
  };
}

function downloadPlaywrightChromium() {
  console.log("No browser here yet. Downloading Playwright's Chromium, about 100 MB …");
  const cli = createRequire(import.meta.url).resolve("@playwright/test/cli");
  const { status } = spawnSync(process.execPath, [cli, "install", "chromium", "--only-shell"], {
    // Playwright tries five times: where a network drops packets, its default of 30 seconds each is too long.
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000", ...process.env },
    stdio: "ignore",
    timeout: 300_000,
  });
  if (status !== 0) throw new Error("the download failed");
  return {};
}

function installChromiumByApt() {
  if (process.platform !== "linux" || process.getuid?.() !== 0) throw new Error("only for root on Debian and its kin");
  console.log("Installing Chromium by apt …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "--yes", "--no-install-recommends", "chromium"]]) {
    const { status } = spawnSync("apt-get", ["--quiet=2", ...args], { env, stdio: "inherit" });
    if (status !== 0) throw new Error(`apt-get ${args[0]} failed`);
  }
  return findChromiumOnPath();
}

/** @param {string | false | undefined} found @param {string} reason */
function requireFound(found, reason) {
  if (!found) throw new Error(reason);
  return found;
}

/** @param {unknown} error */
function getFirstLine(error) {
  return String(error instanceof Error ? error.message : error)
    .trim()
    .split("\n")[0];
}
