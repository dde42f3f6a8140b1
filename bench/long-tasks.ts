import type { Page } from "@playwright/test";

/** Notes the long tasks of a page from now on. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        document.documentElement.dataset["longest"] = String(
          Math.max(duration, Number(document.documentElement.dataset["longest"] ?? 0)),
        );
    }).observe({ type: "longtask" });
  });
}

/** The longest task since the last call, in milliseconds; 0 where none took 50. */
export function takeLongestTaskMs(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // The browser reports a task a little after its end.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const longest = Number(document.documentElement.dataset["longest"] ?? 0);
    document.documentElement.dataset["longest"] = "0";
    return longest;
  });
}
