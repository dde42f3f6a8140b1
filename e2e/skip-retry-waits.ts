import type { Page } from "@playwright/test";

/** From now on whoever sits at the page presses “Retry now” as soon as it appears. */
export async function skipRetryWaits(page: Page): Promise<void> {
  await page.evaluate(() => {
    new MutationObserver(() => {
      for (const button of document.querySelectorAll("button")) if (button.textContent === "Retry now") button.click();
    }).observe(document.body, { childList: true, subtree: true });
  });
}
