import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

// `npm run e2e` finds a browser and a free port. Without it: Playwright's own browser, and this port.
const url = `http://localhost:${process.env["ETUDE_PORT"] ?? "4183"}`;

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env["CI"]),
  // A test that passes at the second try has failed. A slow machine gets time instead.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "../.cache/e2e.json" }]],
  use: {
    baseURL: url,
    launchOptions: JSON.parse(process.env["ETUDE_LAUNCH"] ?? "{}"),
    serviceWorkers: "block",
    // Recording costs a third of the time: `npm run e2e -- --trace retain-on-failure` does it where a failure needs it.
    trace: "off",
  },
  webServer: {
    command: `node scripts/start.mjs --no-open --no-build --port ${new URL(url).port}`,
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    url,
    // A developer's key in .env.local must not be spent by tests: no key, and an address where nobody answers.
    env: { AIMLAPI_KEY: "", AIMLAPI_BASE_URL: "http://127.0.0.1:1" },
    timeout: 60_000,
  },
});
