import type { Page } from "@playwright/test";
import { openSeeded } from "#e2e/seed-conversations.ts";
import { expect, test } from "#e2e/test.ts";
import { recordFigure } from "./record-figure.ts";

// What moves at a start with a saved conversation, as the browser scores it: at full speed, and on a slow device over a slow
// network whose cache has nothing.

const ROUNDS = 3;
const STARTS = {
  "1 column": { columns: 1, viewport: { width: 1280, height: 800 } },
  "3 columns": { columns: 3, viewport: { width: 1280, height: 800 } },
  "1 column on a phone": { columns: 1, viewport: { width: 390, height: 844 } },
};

type Shifted = typeof globalThis & { shifts: number[] };

for (const [shape, { columns, viewport }] of Object.entries(STARTS))
  test(`a saved conversation of ${shape} is shown at the start`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openSeeded(page, { turns: 3, columns, others: 5 });
    await page.addInitScript(noteShifts);
    const measured: Record<string, number[]> = { Étude: [], "Étude, slow": [] };
    for (const [contestant, values] of Object.entries(measured)) {
      if (contestant === "Étude, slow") await slowDown(page);
      for (let round = 0; round < ROUNDS; round += 1) values.push(await measureShift(page));
      recordFigure(`layout shift of a start with a saved conversation of ${shape}`, contestant, values, "score");
    }
  });

async function slowDown(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  const bytesPerSecond = 1_600_000 / 8;
  await cdp.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

/** Starts the page anew and returns the sum of all scores until nothing is loaded any more. */
async function measureShift(page: Page): Promise<number> {
  await page.reload();
  await expect(page.locator("article[data-status=done]").first()).toBeVisible({ timeout: 60_000 });
  await page.waitForLoadState("networkidle");
  const shifts = await page.evaluate(() => (globalThis as Shifted).shifts);
  return shifts.reduce((sum, score) => sum + score, 0);
}

function noteShifts(): void {
  const shifted = globalThis as Shifted;
  shifted.shifts = [];
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) if ("value" in shift) shifted.shifts.push(Number(shift.value));
  }).observe({ type: "layout-shift", buffered: true });
}
