import { defineConfig } from "@playwright/test";
import e2e from "#e2e/playwright.config.ts";

/** The rig of the browser tests, for measuring: one thing at a time, and nothing recorded beside it. */
export default defineConfig({
  ...e2e,
  testDir: ".",
  testMatch: "*.bench.ts",
  workers: 1,
  timeout: 300_000,
  reporter: [["list"]],
  use: { ...e2e.use, trace: "off" },
});
