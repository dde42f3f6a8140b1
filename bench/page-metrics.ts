import { expect, type CDPSession, type Page } from "@playwright/test";

/** Starts to count the processor time of a page's main thread. */
export async function startMetrics(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  return cdp;
}

/** The processor time of the page's main thread from the beginning of an act until the page is quiet, in milliseconds. */
export async function measureTaskMs(cdp: CDPSession, act: () => Promise<unknown>): Promise<number> {
  const before = await readTaskMs(cdp);
  await act();
  await waitUntilQuiet(cdp);
  return (await readTaskMs(cdp)) - before;
}

/** Waits until the page does next to nothing, so that what is drawn late is drawn. */
export async function waitUntilQuiet(cdp: CDPSession): Promise<void> {
  await expect
    .poll(
      async () => {
        const before = await readTaskMs(cdp);
        await new Promise((resolve) => setTimeout(resolve, 300));
        return (await readTaskMs(cdp)) - before;
      },
      { timeout: 120_000, intervals: [0] },
    )
    .toBeLessThan(60);
}

/** The memory of a page's script after its garbage is collected, in megabytes. */
export async function readHeapMb(cdp: CDPSession): Promise<number> {
  // The second round frees what the first one has found to be garbage.
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.collectGarbage");
  return (await readMetric(cdp, "JSHeapUsedSize")) / 1e6;
}

export async function readTaskMs(cdp: CDPSession): Promise<number> {
  return (await readMetric(cdp, "TaskDuration")) * 1000;
}

async function readMetric(cdp: CDPSession, name: string): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find((metric) => metric.name === name)?.value ?? NaN;
}
