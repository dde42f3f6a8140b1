import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import { storeTable } from "./seed-rows.ts";
import { expect, openConnected, test } from "./test.ts";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Checks" });
const list = (page: Page) => dialog(page).getByRole("list", { name: "Checks" });
const cell = (page: Page, number: number, column: string) =>
  page.getByRole("gridcell", { name: `Row ${number}, ${column}`, exact: true });
const openChecks = (page: Page) => page.getByRole("button", { name: "Add check", exact: true }).click();

test("a judge is asked by a press alone, says what it will cost and what it cost, and its results stand beside the cells", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  const connection = { connectionId: "aimlapi", modelId: "anthropic/claude-opus-4-5" };
  await storeTable(page, { rows: 6, columns: 2, samples: 1, connection });
  await openChecks(page);
  await dialog(page).getByRole("combobox", { name: "The answer", exact: true }).selectOption("passes a judge");
  const add = dialog(page).getByRole("button", { name: "Add check", exact: true });
  await expect(add).toHaveAttribute("aria-disabled", "true");
  await dialog(page).getByRole("textbox", { name: "Criteria" }).fill("It names the shop.");
  await expect(dialog(page).getByRole("combobox", { name: "Service" })).toHaveValue("aimlapi");
  await expect(dialog(page).getByRole("combobox", { name: "Model" })).toHaveValue(connection.modelId);
  await expect(dialog(page)).toContainText("VERDICT: PASS or VERDICT: FAIL");
  await expectAccessible(page);
  await add.press("Enter");

  // Nothing is asked by itself.
  const judge = list(page).getByRole("button", { name: "Judge", exact: true });
  await expect(judge).toBeFocused();
  await expect(list(page)).toContainText(/12 answers to judge, about \$0\.\d+/);
  expect(listPosts(api.requests)).toHaveLength(0);
  api.next({ kind: "answer", text: "Who knows?" });
  api.always({ kind: "answer", text: "It names the shop.\nVERDICT: PASS" });
  await judge.press("Enter");
  await expect(list(page)).toContainText(/12 judgements: \$0\.\d+/);
  await expect(list(page)).toContainText("11 of 12 pass, 1 cannot be told");
  await expect(list(page)).toContainText("1 answer without a verdict");
  expect(listPosts(api.requests)).toHaveLength(12);
  await list(page).getByRole("button", { name: "Judge again", exact: true }).press("Enter");
  await expect(list(page)).toContainText("12 of 12 pass");
  expect(listPosts(api.requests)).toHaveLength(13);
  await expectAccessible(page);

  // With other criteria the results are no verdicts any more, until it is asked again.
  await dialog(page).getByRole("textbox", { name: "Criteria" }).fill("It is written in French.");
  await dialog(page).getByRole("button", { name: "Save check", exact: true }).click();
  await expect(list(page)).toContainText("12 cannot be told");
  api.always({ kind: "answer", text: "That is no French.\nVERDICT: FAIL" });
  await list(page).getByRole("button", { name: "Judge", exact: true }).press("Enter");
  await expect(list(page)).toContainText("0 of 12 pass");
  await page.keyboard.press("Escape");
  await expect(cell(page, 1, "A")).toContainText("the judge does not let it pass");
  await page.getByRole("button", { name: "Numbers" }).click();
  await expect(page.getByRole("dialog", { name: "Numbers" })).toContainText(/judging cost \$0\.\d+/);
  await page.keyboard.press("Escape");

  // It is all kept, and each judgement can be read whole.
  await page.reload();
  await expect(cell(page, 6, "B")).toContainText("the judge does not let it pass");
  await page.getByRole("button", { name: /^fails/ }).click();
  await expect(page.getByRole("rowheader")).toHaveCount(6);
  await cell(page, 6, "B").dblclick();
  const reply = page.getByRole("article", { name: /^Reply B/ });
  await reply.getByRole("button", { name: /^Checks:/ }).click();
  await reply.getByText("Whole answer of the judge").click();
  await expect(reply.getByRole("list", { name: "Results of checks" })).toContainText("VERDICT: FAIL");
  await expectAccessible(page);
});
