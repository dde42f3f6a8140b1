import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible.ts";
import { openSeededTable } from "./seed-rows.ts";
import { listPosts } from "./list-posts.ts";
import { expect, openConnected, replies, runPrompt, test } from "./test.ts";

const ANSWER = '```json\n{"vendor": "Teashop", "total": "8,95"}\n```';
const dialog = (page: Page) => page.getByRole("dialog", { name: "Checks" });
const preview = (page: Page) => dialog(page).getByRole("group", { name: "Preview" });
const results = (page: Page) => replies(page).getByRole("button", { name: /^Checks:/ });

async function openChecks(page: Page): Promise<void> {
  await replies(page).getByRole("button", { name: "Add check", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page).getByRole("combobox", { name: "The answer", exact: true })).toBeFocused();
}

test("by keyboard, checks are added, say what they find beneath an answer, are kept, changed and removed, and a hostile one harms nothing", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  api.next({ kind: "answer", text: ANSWER });
  await runPrompt(page, "Read the receipt.");
  await expect(replies(page)).toHaveAttribute("data-status", "done");

  await openChecks(page);
  const add = dialog(page).getByRole("button", { name: "Add check", exact: true });
  await expect(add).toHaveAttribute("aria-disabled", "true");
  await dialog(page).getByRole("textbox", { name: "Text", exact: true }).fill("teashop");
  await expect(preview(page)).toContainText("1 of 1 answer passes");
  await expectAccessible(page);
  await add.press("Enter");
  await expect(dialog(page)).toBeHidden();
  await expect(results(page)).toContainText("1 of 1");

  await openChecks(page);
  await dialog(page).getByRole("combobox", { name: "The answer", exact: true }).selectOption("is JSON of a schema");
  const schema = { type: "object", properties: { total: { type: "number" } } };
  await dialog(page).getByRole("textbox", { name: "JSON schema" }).fill(JSON.stringify(schema));
  await expect(preview(page)).toContainText("1 × total is not a number");
  await add.press("Enter");
  await expect(results(page)).toContainText("total is not a number");

  // A pattern that backtracks for ever, and an expression that never ends: the page stays alive, and both are said.
  await openChecks(page);
  await dialog(page).getByRole("combobox", { name: "The answer", exact: true }).selectOption("matches a pattern");
  await dialog(page).getByRole("textbox", { name: "Pattern" }).fill("^([^]|[^][^])+#$");
  await dialog(page).getByRole("textbox", { name: "Name" }).fill("slow");
  await expect(preview(page)).toContainText("1 × the check was ended after 2 seconds", { timeout: 20_000 });
  await dialog(page).getByRole("combobox", { name: "The answer", exact: true }).selectOption("meets an expression");
  const expression = dialog(page).getByRole("textbox", { name: "Expression" });
  await expression.fill("(f => f(f))(f => f(f))");
  await expect(preview(page)).toContainText("1 × the expression never ends");
  await expression.fill("output.constructor.constructor('return self')()");
  await expect(preview(page)).toContainText("1 × there is no constructor in the answer");
  await expression.fill('json.vendor == "Teashop" && row.missing != 1');
  await expect(preview(page)).toContainText("1 of 1 answer passes");
  await add.press("Enter");

  // They are kept with the conversation, and run again without a request.
  await expect(results(page)).toContainText("2 of 3");
  await page.reload();
  await expect(results(page)).toContainText("total is not a number");
  await results(page).press("Enter");
  const list = replies(page).getByRole("list", { name: "Results of checks" });
  await expect(list.getByRole("listitem")).toHaveText([/contains teashop/, /total is not a number/, /slow/]);
  expect(listPosts(api.requests)).toHaveLength(1);
  await replies(page).getByRole("button", { name: "Change checks" }).press("Enter");
  const checks = dialog(page).getByRole("list", { name: "Checks" });
  await checks.getByRole("button", { name: /^Remove is JSON of a schema/ }).press("Enter");
  await expect(checks.getByRole("listitem")).toHaveCount(2);
  await checks.getByRole("button", { name: /^slow/ }).press("Enter");
  await dialog(page).getByRole("checkbox", { name: "Passes where this is not so" }).press("Space");
  await dialog(page).getByRole("button", { name: "Save check", exact: true }).press("Enter");
  await expect(results(page)).toContainText("meets the expression");
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(results(page)).toContainText("total is not a number");
  await expectAccessible(page);
});

test("in a table, a check judges every cell, and rows that fail are counted, listed by their reason and drawn in the strip", async ({
  page,
}) => {
  await openSeededTable(page, { rows: 30, columns: 3, samples: 2 });
  const cell = (number: number, column: string) =>
    page.getByRole("gridcell", { name: `Row ${number}, ${column}`, exact: true });
  await page.getByRole("button", { name: "Add check", exact: true }).click();
  await dialog(page).getByRole("combobox", { name: "The answer", exact: true }).selectOption("has at a path the value");
  await dialog(page).getByRole("textbox", { name: "Path", exact: true }).fill("total");
  await dialog(page).getByRole("textbox", { name: "Value", exact: true }).fill("{{day}}");
  await expect(preview(page)).toContainText("168 of 180 answers pass, 12 fail");
  await dialog(page).getByRole("button", { name: "Add check", exact: true }).click();
  await expect(cell(10, "A")).toContainText("1 of 1");
  await expect(cell(10, "B")).toContainText("total differs");
  await expect(page.getByRole("group", { name: "Figures of variant B" })).toContainText("pass 90 % (74 to 97)");
  await expect(page.getByRole("img", { name: /^Overview/ })).toHaveAccessibleName(/6 fail a check/);
  await page.getByRole("button", { name: "Add check", exact: true }).click();
  await dialog(page).getByRole("combobox", { name: "The answer", exact: true }).selectOption("contains");
  await dialog(page).getByRole("textbox", { name: "Text", exact: true }).fill("Shop 1");
  await dialog(page).getByRole("button", { name: "Add check", exact: true }).click();
  await expect(cell(2, "A")).toContainText("does not contain the text");
  await page.getByRole("button", { name: /^fails/ }).click();
  await expect(page.getByRole("rowheader")).toHaveCount(20);
  await page.getByRole("combobox", { name: "Reason", exact: true }).selectOption("total differs (3)");
  await expect(page.getByRole("rowheader")).toHaveCount(3);
  await expectAccessible(page);
  // The open row is its transcript, with the results beneath each answer.
  await cell(10, "B").dblclick();
  await expect(page.getByRole("article", { name: /^Reply B/ }).first()).toContainText("total differs");
});
