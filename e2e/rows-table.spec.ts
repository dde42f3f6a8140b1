import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible.ts";
import { openSeededTable, storeTable } from "./seed-rows.ts";
import { listPosts } from "./list-posts.ts";
import { expect, openConnected, openPage, promptField, replyText, runButton, test } from "./test.ts";

const table = (page: Page) => page.getByRole("grid", { name: "Rows" });
const row = (page: Page, number: number) => table(page).getByRole("row", { name: `Row ${number}`, exact: true });
const cell = (page: Page, number: number, column: string) =>
  table(page).getByRole("gridcell", { name: `Row ${number}, ${column}`, exact: true });
const values = (page: Page, number: number) =>
  table(page).getByRole("rowheader", { name: `Row ${number}, values`, exact: true });

test("the example experiment is answered in two steps, from pictures that the demo model measures", async ({
  page,
}) => {
  await openPage(page);
  await page.getByRole("button", { name: /^Try an experiment/ }).click();
  await expect(table(page).getByRole("rowheader")).toHaveCount(8);
  await runButton(page).click();
  await expect(table(page).locator("[data-status=done]")).toHaveCount(16);
  await expect(cell(page, 1, "A")).toContainText("looks like a flat graphic of 900×600 px, mostly");
  await expect(page.getByRole("progressbar", { name: "Answered" })).toHaveAttribute("aria-valuetext", "16 of 16");
  await expect(page.getByRole("button", { name: /^columns disagree/ })).toBeVisible();
  await expect(page.getByRole("group", { name: "Verdict" })).toContainText("Not decided.");
  await expectAccessible(page);
});

test("a table is filtered, sorted and gone through by keys; a row opens and is left again; a value is edited", async ({
  page,
}) => {
  await openSeededTable(page, { rows: 30, columns: 3, samples: 2 });
  await expect(page.getByRole("heading", { name: "3 columns × 30 rows × 2 samples" })).toBeVisible();
  await expect(cell(page, 1, "A")).toContainText('{"vendor":"Shop 1","total":1,"currency":"EUR"}');
  await expect(cell(page, 1, "A")).toContainText("2 samples, all alike");
  await expect(page.getByRole("article", { name: /^Turn 1/ })).toContainText("Read the receipt");

  await page.getByRole("button", { name: /^columns disagree/ }).click();
  await expect(table(page).getByRole("rowheader")).toHaveCount(3);
  await expect(row(page, 10)).toBeVisible();
  await page.getByRole("button", { name: /^columns disagree/ }).click();
  await page.getByRole("combobox", { name: "Sort rows" }).selectOption("time");
  await expect(table(page).getByRole("rowheader").first()).toHaveAccessibleName("Row 30, values");
  await page.getByRole("combobox", { name: "Sort rows" }).selectOption("as given");

  // The keys of a grid.
  await values(page, 1).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(cell(page, 2, "A")).toBeFocused();
  await page.keyboard.press("End");
  await expect(cell(page, 2, "C")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+End");
  await expect(cell(page, 30, "C")).toBeFocused();
  await expect(cell(page, 30, "C")).toBeInViewport();
  await page.keyboard.press("ArrowLeft");

  // A row is the transcript, and Back and Escape lead to where the table was left.
  await page.keyboard.press("Enter");
  const bar = page.getByRole("navigation", { name: "Rows", exact: true });
  await expect(bar).toContainText("Row 30 of 30");
  await expect(page).toHaveURL(/#\/c\/experiment\/r\/row30$/);
  await expect(bar.getByRole("button", { name: "All rows" })).toBeFocused();
  await expect(replyText(page.getByRole("article", { name: /^Reply B/ }))).toContainText("Shop 30");
  await page.goBack();
  await expect(cell(page, 30, "B")).toBeFocused();
  await page.keyboard.press("Enter");
  await bar.getByRole("button", { name: "Previous row" }).click();
  await expect(bar).toContainText("Row 29 of 30");
  await expect(replyText(page.getByRole("article", { name: /^Reply A/ }))).toContainText("Shop 29");
  await page.keyboard.press("Escape");
  await expect(cell(page, 29, "B")).toBeFocused();
  await expect(page).toHaveURL(/#\/c\/experiment$/);
  await page.goForward();
  await expect(bar).toContainText("Row 29 of 30");
  await page.reload();
  await expect(bar).toContainText("Row 29 of 30");
  await bar.getByRole("button", { name: "All rows" }).click();
  await expect(table(page)).toBeVisible();

  // An edited value makes its answers those of another input; a removed row comes back with Undo.
  await values(page, 1).click();
  const dialog = page.getByRole("dialog", { name: "Row 1", exact: true });
  await dialog.getByRole("textbox", { name: "receipt", exact: true }).fill("Another receipt");
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(values(page, 1)).toContainText("Another receipt");
  await expect(cell(page, 1, "A")).toContainText("asked with other values");
  await expect(page.getByRole("button", { name: /^not run 1$/ })).toBeVisible();
  await values(page, 2).focus();
  await page.keyboard.press("Delete");
  await expect(table(page).getByRole("rowheader")).toHaveCount(29);
  await expect(values(page, 2)).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(table(page).getByRole("rowheader")).toHaveCount(30);
  await page.getByRole("button", { name: "Add a row" }).click();
  await page
    .getByRole("dialog", { name: "Row 31" })
    .getByRole("textbox", { name: "receipt", exact: true })
    .fill("By hand");
  await page.keyboard.press("Escape");
  await expect(values(page, 31)).toContainText("By hand");
  await expectAccessible(page);

  await page.goto("./#/c/experiment/r/gone");
  await expect(page.getByRole("region", { name: "Notices" })).toContainText("The row of this address was removed");
  await expect(table(page)).toBeVisible();
  await expect(promptField(page)).toBeVisible();
});

test("a long table keeps some rows in the page, says how many there are, and is gone through by keys", async ({
  page,
}) => {
  await openSeededTable(page, { rows: 400, columns: 2, samples: 1 });
  await expect(table(page)).toHaveAttribute("aria-rowcount", "401");
  expect(await table(page).getByRole("rowheader").count()).toBeLessThan(60);
  await values(page, 1).focus();
  await page.keyboard.press("ControlOrMeta+End");
  await expect(cell(page, 400, "B")).toBeFocused();
  await expect(cell(page, 400, "B")).toBeInViewport();
  await expect(row(page, 400)).toHaveAttribute("aria-rowindex", "401");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation", { name: "Rows", exact: true })).toContainText("Row 400 of 400");
  await page.goBack();
  await expect(cell(page, 400, "B")).toBeFocused();
  const strip = page.getByRole("img", { name: /^Overview of 400 rows/ });
  await strip.click({ position: { x: 8, y: 1 } });
  await expect(row(page, 1)).toBeInViewport();
});

test("a run over rows pauses, goes on after a reload, and asks no row twice", async ({ page, api }) => {
  const connection = { connectionId: "aimlapi", modelId: "anthropic/claude-opus-4-5" };
  await openConnected(page, api);
  await storeTable(page, { rows: 40, columns: 1, samples: 1, connection });
  api.always({ kind: "answer", text: "An answer in some words, one after the other.", paceMs: 40 });
  await promptField(page).fill("Read it once more: {{receipt}}");
  await expect(runButton(page)).toContainText("Run 40");
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(table(page).locator("[data-status=queued], [data-status=streaming]")).toHaveCount(0);
  await expect(page.getByRole("group", { name: "Table" })).toContainText("paused");
  await expect(page.getByRole("button", { name: /^not run \d+$/ })).toBeVisible();
  const asked = listPosts(api.requests).length;
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThan(40);
  await page.reload();
  await expect(table(page).locator("[data-status=done]")).toHaveCount(asked);
  await expect(runButton(page)).toContainText(`Run ${40 - asked}`);
  await runButton(page).click();
  await expect(table(page).locator("[data-status=done]")).toHaveCount(40);
  await expect(page.getByRole("progressbar", { name: "Answered" })).toHaveAttribute("aria-valuetext", "40 of 40");
  const receipts = listPosts(api.requests).map(({ body }) => JSON.stringify(body));
  expect(new Set(receipts).size).toBe(40);
  expect(receipts).toHaveLength(40);
});
