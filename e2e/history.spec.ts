import { openSeeded } from "./seed-conversations.ts";
import { expect, runPrompt, test } from "./test.ts";

test("a list of 1,000 conversations draws only what is in view, and is reached by scrolling, Tab and screen readers", async ({
  page,
}) => {
  await openSeeded(page, { others: 1000 });
  const list = page.getByRole("navigation", { name: "Conversations" });
  const older = list.getByRole("region", { name: "Older" });
  await expect(list.getByRole("link", { name: "Conversation 1", exact: true })).toBeVisible();
  const countElements = () => list.evaluate((element) => element.querySelectorAll("section *").length);
  expect(await countElements()).toBeLessThanOrEqual(300);

  // Tab goes past what was drawn, and the view follows.
  await list.getByRole("link", { name: "Conversation 10", exact: true }).focus();
  for (let press = 0; press < 4 * 15; press += 1) await page.keyboard.press("Tab");
  const reached = list.getByRole("link", { name: "Conversation 25", exact: true });
  await expect(reached).toBeFocused();
  await expect(reached).toBeInViewport();

  // The row with the focus stays drawn, and the end of the list is where its scrollbar says.
  const scroller = list.locator("div:has(> section)");
  await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  const last = older.getByRole("link", { name: "Conversation 1000", exact: true });
  await expect(last).toBeInViewport();
  await expect(reached).toBeFocused();
  expect(await countElements()).toBeLessThanOrEqual(300);
  const item = older
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: "Conversation 1000", exact: true }) });
  const count = await item.getAttribute("aria-setsize");
  expect(await item.getAttribute("aria-posinset")).toBe(count);
  expect(Number(count)).toBeGreaterThan(980);

  // A conversation that is saved moves to the top, and what is read stays in its place.
  const topBefore = await last.evaluate((element) => element.getBoundingClientRect().top);
  await runPrompt(page, "Something short");
  await expect(page.locator("article[data-status=done]")).toHaveCount(1);
  expect(await last.evaluate((element) => element.getBoundingClientRect().top)).toBe(topBefore);
  await last.hover();
  await list.getByRole("button", { name: "Rename Conversation 1000" }).click();
  await list.getByRole("textbox", { name: "Title" }).fill("Renamed");
  await page.keyboard.press("Enter");
  await expect(older.getByRole("link", { name: "Renamed", exact: true })).toBeInViewport();
});
