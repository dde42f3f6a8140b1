import type { Page } from "@playwright/test";

/**
 * Waits until the page has made its database, which it does a moment after it is shown. A test that opened the database before
 * would make an empty one.
 */
export async function waitForDatabase(page: Page): Promise<void> {
  await page.evaluate(async () => {
    while (!(await indexedDB.databases()).some(({ name, version = 0 }) => name === "etude" && version > 1))
      await new Promise(requestAnimationFrame);
  });
}
