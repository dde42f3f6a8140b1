import { defineConfig } from "@playwright/test";
import e2e from "#e2e/playwright.config.ts";

/** The setup of the browser tests for measurements: one worker, and no recording. */
export default defineConfig({
  ...e2e,
  testDir: ".",
  testMatch: "*.bench.ts",
  workers: 1,
  timeout: 300_000,
  reporter: [["list"]],
  use: { ...e2e.use, trace: "off" },
});
