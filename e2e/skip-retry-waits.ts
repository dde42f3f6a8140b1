import type { Page } from "@playwright/test";

/** Presses “Retry now” from now on as soon as the button appears. */
export async function skipRetryWaits(page: Page): Promise<void> {
  await page.evaluate(() => {
    new MutationObserver(() => {
      for (const button of document.querySelectorAll("button")) if (button.textContent === "Retry now") button.click();
    }).observe(document.body, { childList: true, subtree: true });
  });
}
