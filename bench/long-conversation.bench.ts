import type { CDPSession, Page } from "@playwright/test";
import { buildLongConversation } from "#e2e/fixtures/databases/build-long-conversation.ts";
import { loadDatabase } from "#e2e/fixtures/databases/load-database.ts";
import { openPage, test } from "#e2e/test.ts";
import { measureTaskMs, startMetrics } from "./page-metrics.ts";
import { recordFigure } from "./record-figure.ts";

// Opening a saved conversation of many turns and scrolling in it, beside the same elements put into a page at once. All
// times are those of the page's main thread on a processor.

const SCROLL_FRAMES = 60;

for (const turnCount of [500, 2_000, 5_000])
  test(`a conversation of ${turnCount} turns is opened and scrolled`, async ({ page, context, mishaps: _mishaps }) => {
    test.setTimeout(600_000);
    await page.route("**/before-the-app", (route) => route.fulfill({ contentType: "text/html", body: "<p>Empty</p>" }));
    await page.goto("./before-the-app");
    await page.evaluate(loadDatabase, buildLongConversation(turnCount));
    await openPage(page);
    const cdp = await startMetrics(page);
    const last = page.locator(`article[aria-label="Reply A, turn ${turnCount}"]`);
    const openMs = await measureTaskMs(cdp, async () => {
      await page.getByRole("navigation", { name: "Conversations" }).getByText("Long").click();
      await waitUntilSeen(page, turnCount);
    });
    const scrollMs = await measureScrolling(page, cdp, "#transcript");
    recordFigure(`open a conversation of ${turnCount} turns`, "Étude", [openMs / 1000], "s");
    recordFigure(`a frame of scrolling in ${turnCount} turns`, "Étude", [scrollMs], "ms");
    const answer = await last.locator('[data-part="text"]').innerHTML();

    const plain = await context.newPage();
    await plain.route("**/before-the-app", (route) =>
      route.fulfill({ contentType: "text/html", body: "<p>Empty</p>" }),
    );
    await plain.goto("./before-the-app");
    const plainCdp = await startMetrics(plain);
    const plainOpenMs = await measureTaskMs(plainCdp, () => plain.evaluate(showPlain, { answer, turnCount }));
    const plainScrollMs = await measureScrolling(plain, plainCdp, "main");

    recordFigure(`open a conversation of ${turnCount} turns`, "plain elements", [plainOpenMs / 1000], "s");
    recordFigure(`a frame of scrolling in ${turnCount} turns`, "plain elements", [plainScrollMs], "ms");
  });

/** The time of a frame while the page scrolls up by a hundred pixels each frame, in milliseconds. */
async function measureScrolling(page: Page, cdp: CDPSession, scroller: string): Promise<number> {
  const ms = await measureTaskMs(cdp, () =>
    page.locator(scroller).evaluate(async (element, frames) => {
      for (let frame = 0; frame < frames; frame += 1) {
        element.scrollTop -= 100;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      }
    }, SCROLL_FRAMES),
  );
  return ms / SCROLL_FRAMES;
}

/** Puts the same answer into a page for each turn, without a line of script of its own. */
function showPlain({ answer, turnCount }: { answer: string; turnCount: number }): Promise<unknown> {
  const scroller = document.createElement("main");
  scroller.style.cssText = "height: 100vh; overflow: auto; font: 14px/1.6 sans-serif";
  document.body.replaceChildren(scroller);
  scroller.innerHTML = Array.from({ length: turnCount }, (_, index) => `<h2>Question ${index}</h2>${answer}`).join("");
  scroller.scrollTop = scroller.scrollHeight;
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/**
 * Waits until the last answer is in view. It asks for what stands at a point: a search by role, and an expectation that is
 * not met at once, ask each element whether it is visible, and so have the browser lay out all that it has put off.
 */
async function waitUntilSeen(page: Page, turnCount: number): Promise<void> {
  await page.waitForFunction((name) => {
    const answer = document.querySelector(`article[aria-label="${name}"] [data-part="text"]`);
    const { bottom = Infinity, height = 0 } = answer?.getBoundingClientRect() ?? {};
    return height > 0 && bottom < innerHeight;
  }, `Reply A, turn ${turnCount}`);
}
