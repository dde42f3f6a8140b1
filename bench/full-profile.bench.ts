import type { BrowserContext, Page } from "@playwright/test";
import { expect, openPage, promptField, test } from "#e2e/test.ts";
import { measureTaskMs, readHeapMb, startMetrics, waitUntilQuiet } from "./page-metrics.ts";
import { recordFigure } from "./record-figure.ts";
import { seedProfile } from "./seed-profile.ts";

// A profile with 1,000 conversations of 20 turns and 200 pictures, beside an empty one: the start of the page, its memory
// and a key in the search. The two take turns in each round.

const ROUNDS = 5;
const FULL = { conversations: 1000, turns: 20, pictures: 200, pictureBytes: 100_000 };

test("a full profile starts, rests and searches beside an empty one", async ({ browser, baseURL }) => {
  test.setTimeout(900_000);
  const profiles = new Map<string, BrowserContext>();
  for (const name of ["Étude", "empty profile"]) {
    const context = await browser.newContext({ baseURL: baseURL ?? "" });
    profiles.set(name, context);
    const page = await context.newPage();
    await openPage(page);
    if (name === "Étude") await seedProfile(page, FULL);
    await page.close();
  }
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, context] of profiles) {
      const page = await context.newPage();
      await measureStart(page, name);
      await page.close();
    }
  for (const [name, context] of profiles) await measureSearch(await context.newPage(), name);
});

async function measureStart(page: Page, name: string): Promise<void> {
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (!document.getElementById("prompt")) return;
      performance.mark("usable");
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  const cdp = await startMetrics(page);
  const taskMs = await measureTaskMs(cdp, async () => {
    await page.goto("./");
    await expect(promptField(page)).toBeVisible();
  });
  const usableMs = await page.evaluate(() => performance.getEntriesByName("usable")[0]?.startTime ?? NaN);
  recordFigure("start of the page until its prompt is there", name, [usableMs], "ms");
  recordFigure("processor time of the main thread for a start", name, [taskMs], "ms");
  recordFigure("heap after a start", name, [await readHeapMb(cdp)], "MB");
}

async function measureSearch(page: Page, name: string): Promise<void> {
  await openPage(page);
  const cdp = await startMetrics(page);
  const field = page.getByRole("searchbox", { name: "Search", exact: true });
  await field.fill("zzzz");
  const results = page.getByRole("region", { name: "Search results" });
  await expect(results).toContainText("Nothing found", { timeout: 300_000 });
  await field.fill("");
  await waitUntilQuiet(cdp);
  await page.evaluate(() => {
    const times = { key: 0, shown: 0 };
    Object.assign(globalThis, { times });
    addEventListener("keydown", () => (times.key = performance.now()), true);
    new MutationObserver(() => requestAnimationFrame(() => (times.shown = performance.now()))).observe(
      document.querySelector("nav") ?? document.body,
      { childList: true, subtree: true, characterData: true },
    );
  });
  for (const word of ["kamiter", "dragon", "lobe ru"]) {
    for (const letter of word) {
      await field.press(letter);
      // What a key shows is there long before.
      await page.waitForTimeout(500);
      const shownMs = await page.evaluate(() => {
        const { times } = globalThis as unknown as { times: { key: number; shown: number } };
        return times.shown - times.key;
      });
      if (shownMs > 0) recordFigure("a key in the search until its results are drawn", name, [shownMs], "ms");
    }
    await field.fill("");
    await page.waitForTimeout(300);
  }
  recordFigure("heap after a search", name, [await readHeapMb(cdp)], "MB");
}
