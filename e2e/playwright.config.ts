import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

// `npm run e2e` finds a browser and a free port. Without it, Playwright's own browser and this port are used.
const url = `http://localhost:${process.env["ETUDE_PORT"] ?? "4183"}`;

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env["CI"]),
  // A test that passes only at the second attempt counts as failed, so that a slow machine needs time instead of
  // retries.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "../.cache/e2e.json" }]],
  use: {
    baseURL: url,
    launchOptions: JSON.parse(process.env["ETUDE_LAUNCH"] ?? "{}"),
    serviceWorkers: "block",
    // Recording costs a third of the time; `npm run e2e -- --trace retain-on-failure` turns it on for one failure.
    trace: "off",
  },
  webServer: {
    command: `node scripts/start.mjs --no-open --no-build --port ${new URL(url).port}`,
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    url,
    // Tests must not use a developer's key from .env.local: they have no key, and an address without a server.
    env: { AIMLAPI_KEY: "", AIMLAPI_BASE_URL: "http://127.0.0.1:1" },
    timeout: 60_000,
  },
});
