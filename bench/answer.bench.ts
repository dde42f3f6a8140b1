import type { CDPSession, Page } from "@playwright/test";
import { build, preview, type PreviewServer } from "vite";
import { expect, test } from "@playwright/test";
import { readHeapMb, readTaskMs, startMetrics, waitUntilQuiet } from "./page-metrics.ts";
import { recordFigure } from "./record-figure.ts";

// One long answer while it grows, by Étude's renderer, as plain text in paragraphs, and by Streamdown, in turns on one
// page. All times are those of the page's main thread on a processor.

const CONTESTANTS = ["Étude", "plain text", "Streamdown"] as const;
const TOKENS = [8_000, 32_000, 100_000] as const;
const CHARS_PER_TOKEN = 4;
const UPDATE_CHARS = 128;
const UPDATES = 20;
const ROUNDS = 3;

/** The functions that the page of the measurement offers. */
declare const startAnswer: (contestant: string, chars: number) => void;
declare const growAnswer: (chars: number) => void;
declare const growByFrames: (chars: number, count: number) => Promise<void>;
declare const endAnswer: () => void;

let app: PreviewServer;

test.beforeAll(async () => {
  const outDir = new URL("../.cache/answer/", import.meta.url).pathname;
  await build({
    logLevel: "error",
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: "bench/answer.html" } },
  });
  app = await preview({
    build: { outDir },
    preview: { port: 0, host: "localhost", strictPort: false },
    logLevel: "warn",
  });
});

test.afterAll(async () => {
  await app.close();
});

test("one answer grows to 100,000 tokens", async ({ page }) => {
  test.setTimeout(600_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${app.resolvedUrls?.local[0]}bench/answer.html`);
  await page.waitForFunction(() => "startAnswer" in window);
  const cdp = await startMetrics(page);
  const medians = new Map<string, number>();
  for (const tokens of TOKENS) {
    const values: Record<string, number[]> = { Étude: [], "plain text": [], Streamdown: [] };
    for (let round = 0; round < ROUNDS; round += 1)
      for (const contestant of CONTESTANTS)
        values[contestant]?.push(await measureUpdate(page, cdp, contestant, tokens));
    for (const contestant of CONTESTANTS) {
      const measured = values[contestant] ?? [];
      recordFigure(`one update of ${UPDATE_CHARS} characters at ${tokens / 1000}k tokens`, contestant, measured, "ms");
      medians.set(`${contestant} ${tokens}`, measured.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN);
    }
  }
  for (const contestant of CONTESTANTS) {
    const growth = (medians.get(`${contestant} 100000`) ?? NaN) / (medians.get(`${contestant} 8000`) ?? NaN);
    recordFigure("growth of an update, 8k to 100k tokens", contestant, [growth], "×");
  }
  for (const contestant of CONTESTANTS) {
    const held = await measureHeap(page, cdp, contestant);
    recordFigure("heap of an answer of 100k tokens", contestant, [held], "MB");
  }
  expect(medians.size).toBe(CONTESTANTS.length * TOKENS.length);
});

/** The time of one update, in milliseconds, once all of the text before it is drawn. */
async function measureUpdate(page: Page, cdp: CDPSession, contestant: string, tokens: number): Promise<number> {
  await page.evaluate(([name, chars]) => startAnswer(name, chars), [contestant, tokens * CHARS_PER_TOKEN] as const);
  await page.evaluate(([chars]) => growByFrames(chars, 8), [UPDATE_CHARS] as const);
  await waitUntilQuiet(cdp);
  const before = await readTaskMs(cdp);
  await page.evaluate(([chars, count]) => growByFrames(chars, count), [UPDATE_CHARS, UPDATES] as const);
  return ((await readTaskMs(cdp)) - before) / UPDATES;
}

/** The memory that an answer takes that has arrived in pieces, in megabytes. */
async function measureHeap(page: Page, cdp: CDPSession, contestant: string): Promise<number> {
  await page.evaluate(() => endAnswer());
  const before = await readHeapMb(cdp);
  await page.evaluate(
    ([name, chars]) => {
      startAnswer(name, 0);
      for (let at = 0; at < chars; at += 512) growAnswer(512);
    },
    [contestant, 100_000 * CHARS_PER_TOKEN] as const,
  );
  await waitUntilQuiet(cdp);
  return (await readHeapMb(cdp)) - before;
}
