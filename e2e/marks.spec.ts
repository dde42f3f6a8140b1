import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible.ts";
import { openSeededTable } from "./seed-rows.ts";
import { expect, test } from "./test.ts";

const cell = (page: Page, name: string) => page.getByRole("gridcell", { name, exact: true });
const dialog = (page: Page) => page.getByRole("dialog", { name: "Mark by hand" });

test("by keyboard, answers are marked in the table, one by one and in the transcript of a row, and the marks count as a check", async ({
  page,
}) => {
  await openSeededTable(page, { rows: 6, columns: 2, samples: 1 });
  // In the table, on the cell that has the focus.
  await page.getByRole("rowheader", { name: "Row 1, values" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("p");
  await expect(cell(page, "Row 1, A")).toContainText("marked pass");
  await expect(cell(page, "Row 1, A")).toContainText("1 of 1");
  await expect(cell(page, "Row 1, A")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("2");
  await expect(cell(page, "Row 1, B")).toContainText("rated 2 of 5");
  await page.keyboard.press("Backspace");
  await expect(cell(page, "Row 1, B")).toContainText("not marked yet");
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(cell(page, "Row 1, B")).toContainText("rated 2 of 5");

  // One answer at a time, from one without a mark to the next.
  await page.getByRole("button", { name: "Mark by hand" }).press("Enter");
  await expect(dialog(page)).toContainText("2 of 12 marked");
  await expect(dialog(page)).toContainText("Row 2: Reply A");
  await expect(dialog(page)).toContainText("Receipt of shop 2");
  await page.keyboard.press("f");
  await expect(dialog(page)).toContainText("Row 2: Reply B");
  await page.keyboard.press("n");
  await page.keyboard.type("5 shops, p. 3");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await page.keyboard.press("4");
  await expect(dialog(page)).toContainText("4 of 12 marked");
  await expect(dialog(page)).toContainText("Row 3: Reply A");
  await page.keyboard.press("p");
  await page.keyboard.press("Control+z");
  await expect(dialog(page)).toContainText("4 of 12 marked");
  await expect(dialog(page)).toContainText("Row 3: Reply A");
  await page.keyboard.press("Escape");
  await expect(cell(page, "Row 2, B")).toContainText("note: 5 shops, p. 3");

  // They are kept, filter the rows and count in the numbers.
  await page.reload();
  await expect(cell(page, "Row 2, A")).toContainText("marked as fail");
  await page.getByRole("button", { name: /^fails/ }).press("Enter");
  await expect(page.getByRole("rowheader")).toHaveCount(2);
  await page.getByRole("button", { name: /^fails/ }).press("Enter");
  await expect(page.getByRole("group", { name: "Verdict" })).toContainText("of the same 2 rows");

  // In the transcript of a row, by keys on the answer and by its buttons.
  await cell(page, "Row 3, A").press("Enter");
  const reply = page.getByRole("article", { name: /^Reply A/ });
  await reply.focus();
  await page.keyboard.press("f");
  await expect(reply.getByRole("button", { name: "Fail", exact: true })).toHaveAttribute("aria-pressed", "true");
  await reply.getByRole("button", { name: "5 of 5", exact: true }).press("Enter");
  await reply.getByRole("button", { name: "Fail", exact: true }).press("Enter");
  await expect(reply.getByRole("button", { name: /^Checks:/ })).toContainText("1 of 1");
  // The figures under a column are those of the row.
  await expect(page.getByRole("group", { name: "Figures of variant A" })).toHaveText(/^pass 1 of 1/);
  await expectAccessible(page);
});

test("by keyboard, answers of columns are compared without their names, in the same order after a reload, and the result names them", async ({
  page,
}) => {
  await openSeededTable(page, { rows: 30, columns: 2, samples: 1 });
  const blind = page.getByRole("dialog", { name: "Compare blind" });
  const answers = blind.getByRole("region", { name: /^Answer \d$/ });
  const open = () =>
    page
      .getByRole("group", { name: "Table", exact: true })
      .getByRole("button", { name: "Compare blind" })
      .press("Enter");
  await open();
  await expect(blind).toContainText("0 of 3 chosen");
  await expect(blind).toContainText("Receipt of shop 10");
  await expect(answers).toHaveCount(2);
  const listTotals = async () => (await answers.allTextContents()).map((text) => /total\D+(\d+)/.exec(text)?.[1]);
  const shown = await listTotals();
  expect(new Set(shown)).toEqual(new Set(["10", "11"]));
  await page.reload();
  await open();
  await expect.poll(listTotals).toEqual(shown);
  await expectAccessible(page);
  await page.keyboard.press("1");
  await expect(blind).toContainText("1 of 3 chosen");
  await expect(blind).toContainText("Receipt of shop 20");
  await page.keyboard.press("s");
  await expect(blind).toContainText("Receipt of shop 30");
  await page.keyboard.press("b");
  await expect(blind).toContainText("Receipt of shop 20");
  await page.keyboard.press("Backspace");
  await expect(blind).toContainText("1 of 3 chosen");
  await page.keyboard.press("Escape");

  // Choices are kept; the last one shows what they found.
  await page.reload();
  await open();
  await expect(blind).toContainText("1 of 3 chosen");
  await page.keyboard.press("x");
  await expect(blind).toContainText("2 of 3 chosen");
  await page.keyboard.press("2");
  const found = blind.getByRole("list", { name: "What you chose" });
  await expect(found).toContainText(/3 choices, 1 of them a tie; [AB] was better in [12] of 2/);
  await expect(blind).toContainText("27 comparisons left out");
  await expectAccessible(page);
  await blind.getByRole("button", { name: "Numbers" }).press("Enter");
  const numbers = page.getByRole("dialog", { name: "Numbers" });
  await numbers.getByRole("combobox", { name: "Figure" }).selectOption("Chosen blind");
  await expect(numbers.getByRole("list", { name: "Verdicts" })).toContainText("of the same 3 rows");
});
