import { listViolations } from "./expect-accessible.ts";
import { expect, openPage, promptField, replies, runPrompt, test } from "./test.ts";

test("words are found as they are typed and lead to their turn by keyboard, filters narrow them, and Escape ends the search", async ({
  page,
}) => {
  await openPage(page);
  await runPrompt(page, "About the Hárbour lights");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const found = page.url();
  await page.getByRole("button", { name: /^New/ }).click();
  await runPrompt(page, "About 東京都 and mountains");
  await expect(replies(page)).toHaveAttribute("data-status", "done");

  const field = page.getByRole("searchbox", { name: "Search", exact: true });
  const results = page.getByRole("region", { name: "Search results" });
  await field.fill("harb ligh");
  await expect(results.getByRole("listitem")).toHaveCount(1);
  await expect(results.locator("mark").first()).toHaveText("Hárbour");
  expect(await listViolations(page, "nav")).toEqual([]);
  await field.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(results.getByRole("link", { name: /^Turn 1 · Prompt/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article", { name: "Turn 1", exact: true })).toContainText("Hárbour lights");
  expect(page.url()).toContain(`${found}/t/`);

  await field.fill("京都");
  await expect(results.locator("mark").first()).toHaveText("京都");
  await results.getByRole("button", { name: "Failed answers", exact: true }).click();
  await expect(results).toContainText("Nothing found. Try fewer words");
  await expect(page.getByRole("status").first()).toContainText("Nothing found. Try fewer words");
  await field.press("Escape");
  await expect(results).toHaveCount(0);
  await expect(field).toHaveValue("");

  // A change is found at once, and what is deleted no more.
  const list = page.getByRole("navigation", { name: "Conversations" });
  await list.getByRole("button", { name: "Delete About 東京都 and mountains" }).click();
  await field.fill("mountains");
  await expect(results).toContainText("Nothing found");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(results.getByRole("link", { name: /^About 東京都 and mountains/ })).toBeVisible();
  await page.reload();
  await field.fill("mountains");
  await expect(results.getByRole("link", { name: /^About 東京都 and mountains/ })).toBeVisible();
  await expect(promptField(page)).toBeVisible();
});
