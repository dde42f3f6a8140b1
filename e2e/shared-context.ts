import type { Browser, BrowserContext } from "@playwright/test";

/** The context of a worker that its tests share, one after the other. */
export type SharedContext = {
  /** The context with one empty page and nothing stored for the origin; a new one where the options are others than before. */
  take: (origin: string, options: unknown) => Promise<BrowserContext>;
  /** Closes the pages, and takes back what a test granted, routed or switched off. */
  giveBack: () => Promise<void>;
  /** Makes this test the last one of this context, for a change that cannot be taken back. */
  endAfterTest: () => void;
  close: () => Promise<void>;
};

/**
 * Keeps one context of a browser, so that every test but the first finds the page's code fetched and compiled. What a page stored is
 * deleted before the next test, which has a page of its own.
 */
export function createSharedContext(browser: Browser): SharedContext {
  let held: { context: BrowserContext; key: string } | undefined;
  let isLast = false;
  const close = async () => {
    await held?.context.close();
    held = undefined;
    isLast = false;
  };
  return {
    close,
    endAfterTest: () => {
      isLast = true;
    },
    take: async (origin, options) => {
      const key = JSON.stringify(options);
      if (held?.key !== key) {
        await close();
        // Playwright adds the options of the test.
        held = { context: await browser.newContext(), key };
      }
      const { context } = held;
      const session = await context.newCDPSession(await context.newPage());
      await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
      await session.detach();
      return context;
    },
    giveBack: async () => {
      if (isLast || !held) {
        await close();
        return;
      }
      const { context } = held;
      await Promise.all(context.pages().map((page) => page.close()));
      await context.unrouteAll({ behavior: "ignoreErrors" });
      await context.clearPermissions();
      await context.setOffline(false);
    },
  };
}
