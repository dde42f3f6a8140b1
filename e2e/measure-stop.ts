import type { Page } from "@playwright/test";

/** Milliseconds from a click or a key to the settling of the last reply, as the page itself counts them. */
export async function measureStop(page: Page, stop: () => Promise<void>): Promise<number> {
  // In place before anything is pressed: a page that is flooded takes its time to answer.
  await page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>("article[data-status]");
    const reply = all[all.length - 1];
    let actedAtMs = 0;
    for (const act of ["click", "keydown"])
      addEventListener(act, () => (actedAtMs = performance.now()), { capture: true, once: true });
    const settling = new Promise<number>((resolve) => {
      new MutationObserver(() => {
        if (reply?.dataset["status"] === "stopped") resolve(performance.now() - actedAtMs);
      }).observe(document.body, { attributes: true, subtree: true });
    });
    Reflect.set(globalThis, "settling", settling);
  });
  await stop();
  return page.evaluate(() => Reflect.get(globalThis, "settling") as Promise<number>);
}
