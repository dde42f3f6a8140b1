// @ts-check
// Runs the browser tests on the built app; --no-build uses the existing build. Playwright's options may follow.
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { findBrowser } from "./find-browser.mjs";
import { root, runNpm } from "./run-npm.mjs";

const options = process.argv.slice(2);
try {
  if (!options.includes("--no-build") && !runNpm(["run", "--silent", "build"])) throw new Error("The build failed.");
  const launch = await findBrowser();
  const cli = createRequire(import.meta.url).resolve("@playwright/test/cli");
  const config = options.find((option) => option.startsWith("--config=")) ?? "--config=e2e/playwright.config.ts";
  const args = ["test", config, ...options.filter((option) => option !== "--no-build" && option !== config)];
  const { status } = spawnSync(process.execPath, [cli, ...args], {
    cwd: root,
    env: { ...process.env, ETUDE_LAUNCH: JSON.stringify(launch), ETUDE_PORT: String(await findFreePort()) },
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function findFreePort() {
  const server = createServer().listen(0, "localhost");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("This machine has no free port.");
  return address.port;
}
