import type { Page } from "@playwright/test";
import { buildLongConversation, getQuestion } from "#e2e/fixtures/databases/build-long-conversation.ts";
import { loadDatabase } from "#e2e/fixtures/databases/load-database.ts";
import { expect, openPage, promptField, test } from "./test.ts";

const TURNS = 150;

test("a conversation of 150 turns opens at its end, is copied and printed whole, is found by a screen reader, and draws its turns when they come near", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.route("**/before-the-app", (route) => route.fulfill({ contentType: "text/html", body: "<p>Empty</p>" }));
  await page.goto("./before-the-app");
  await page.evaluate(loadDatabase, buildLongConversation(TURNS));
  await openPage(page, "./#c=c");
  const reply = (turn: number) => page.getByRole("article", { name: `Reply A, turn ${turn}`, exact: true });
  await expect(reply(TURNS).getByRole("group", { name: "Figures" })).toBeInViewport();
  await expect(page.getByRole("article")).toHaveCount(2 * TURNS);
  // Only replies that are drawn can be reached with the arrow keys.
  const drawn = page.locator("article[data-cell]");
  expect(await drawn.count()).toBeLessThan(40);

  await promptField(page).blur();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+c");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  for (let index = 0; index < TURNS; index += 1) {
    expect(copied).toContain(getQuestion(index));
    expect(copied).toContain(`Answer ${index}`);
  }
  // This is for screen readers alone.
  expect(copied).not.toContain("Turns 1 to 32");
  await page.evaluate(() => getSelection()?.removeAllRanges());

  const first = page.getByRole("article", { name: "Turn 1", exact: true });
  const isLaidOut = () => first.evaluate((each) => each.checkVisibility({ contentVisibilityAuto: true }));
  expect(await isLaidOut()).toBe(false);
  await page.emulateMedia({ media: "print" });
  await expect.poll(isLaidOut).toBe(true);
  await page.emulateMedia({ media: null });

  // Scrolling up, what is in view stays where it is but for the scrolling itself.
  const scroller = page.locator("#transcript");
  await scroller.hover();
  for (let step = 0; step < 40; step += 1) {
    const before = await scroller.evaluate(markTurnInView);
    await page.mouse.wheel(0, -400);
    // The browser scrolls by whole pixels, and heights are none.
    await expect
      .poll(async () => {
        const top = await page.locator("[data-marked]").evaluate((each) => each.getBoundingClientRect().top);
        return Math.abs(top - before - 400);
      })
      .toBeLessThanOrEqual(1);
  }
  expect(await drawn.count()).toBeGreaterThan(20);
  // The browser's accessibility tree has the heading of turns that were not near the view yet, and then the turns.
  const isListed = await createAccessibilityReader(page);
  expect(await isListed("heading", "Turns 1 to 32")).toBe(true);
  expect(await isListed("article", "Turn 1")).toBe(false);
  await page.getByRole("heading", { name: "Turns 1 to 32" }).evaluate((each) => each.scrollIntoView());
  await expect.poll(() => isListed("article", "Turn 1")).toBe(true);
  await expect(reply(1).getByRole("group", { name: "Figures" })).toBeAttached();
  await expect(first).toBeInViewport();
  expect(await drawn.count()).toBeLessThan(TURNS);

  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(drawn).toHaveCount(TURNS);
});

/** Returns a function that tells whether the browser's accessibility tree has something of a role and a name. */
async function createAccessibilityReader(page: Page): Promise<(role: string, name: string) => Promise<boolean>> {
  const cdp = await page.context().newCDPSession(page);
  return async (role, name) => {
    const { root } = await cdp.send("DOM.getDocument", { depth: 0 });
    const { nodes } = await cdp.send("Accessibility.queryAXTree", { nodeId: root.nodeId, role, accessibleName: name });
    return nodes.some(({ ignored }) => !ignored);
  };
}

/**
 * Marks an article's paragraph, heading or item near the middle of the view and returns its distance from the top of the
 * page. It asks for what stands at points, since measuring every element would lay out all that the browser has put off.
 */
function markTurnInView(scroller: Element): number {
  document.querySelector("[data-marked]")?.removeAttribute("data-marked");
  const box = scroller.getBoundingClientRect();
  for (let distance = 0; distance < box.height / 2; distance += 4)
    for (const y of [-distance, distance]) {
      const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2 + y);
      const nearest = at?.closest("article h2, article h3, article p, article li");
      if (!nearest || !scroller.contains(nearest)) continue;
      nearest.setAttribute("data-marked", "");
      return nearest.getBoundingClientRect().top;
    }
  throw new Error("Nothing is in view.");
}
