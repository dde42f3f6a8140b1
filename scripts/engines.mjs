// @ts-check
// Walks the first things a person does in every other engine that is installed, on the built app; --no-build uses the
// existing build. Firefox needs `firefox-esr` or `firefox`; WebKit needs `webkit2gtk-driver` and, without a screen, `xvfb`.
import { spawn } from "node:child_process";
import { endProcess, findFreePort, findProgram, waitUntil } from "./engines/processes.mjs";
import { startFirefox } from "./engines/marionette.mjs";
import { createSession } from "./engines/session.mjs";
import { STORIES } from "./engines/stories.mjs";
import { findMiniBrowser, startWebKit } from "./engines/webkit-driver.mjs";
import { root, runNpm } from "./run-npm.mjs";

const firefox = findProgram("firefox-esr", "firefox");
const driver = findProgram("WebKitWebDriver");
const browser = findMiniBrowser();
const screen = process.env["DISPLAY"] === undefined ? findProgram("Xvfb") : undefined;

/** @type {Record<string, (() => Promise<import("./engines/session.mjs").Driver>) | undefined>} */
const ENGINES = {
  Firefox: firefox === undefined ? undefined : () => startFirefox(firefox),
  "WebKit, private window":
    driver === undefined || browser === undefined || (screen === undefined && process.env["DISPLAY"] === undefined)
      ? undefined
      : () => startWebKit({ driver, browser, screen }),
};

if (!process.argv.includes("--no-build") && !runNpm(["run", "--silent", "build"])) throw new Error("The build failed.");
const port = await findFreePort();
const url = `http://localhost:${port}/`;
const server = spawn(process.execPath, ["scripts/start.mjs", "--no-open", "--no-build", "--port", String(port)], {
  cwd: root,
  stdio: "ignore",
  env: { ...process.env, AIMLAPI_KEY: "", AIMLAPI_BASE_URL: "http://127.0.0.1:1" },
});
let failed = 0;
let walked = 0;
try {
  await waitUntil("the app", async () => (await fetch(url)).ok);
  for (const [name, start] of Object.entries(ENGINES)) {
    if (start === undefined) console.log(`–  ${name}: not installed`);
    else await walk(name, start);
  }
} finally {
  await endProcess(server);
}
if (walked === 0) console.log("No other engine is installed: nothing was walked.");
process.exitCode = failed > 0 ? 1 : 0;

/**
 * @param {string} name
 * @param {() => Promise<import("./engines/session.mjs").Driver>} start
 */
async function walk(name, start) {
  const opened = await start();
  try {
    const page = createSession(opened);
    await page.resize(1440, 900);
    await page.open(url);
    // The demo model answers without its pauses.
    await page.run("localStorage.setItem('etude:demo-pace', 'off')");
    await page.open(url);
    console.log(`   ${name}: ${await page.run("return navigator.userAgent")}`);
    for (const [title, tell] of Object.entries(STORIES)) {
      walked += 1;
      const problem = await tell(page, { picture: `${root}public/samples/receipt.png` }).catch((error) => error);
      console.log(
        `${problem ? "✘" : "✓"}  ${name}: ${title}${problem ? `\n     ${String(problem.message ?? problem)}` : ""}`,
      );
      if (problem) failed += 1;
    }
  } finally {
    await opened.stop();
  }
}
