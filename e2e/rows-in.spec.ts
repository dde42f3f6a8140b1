import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { buildZip } from "./fixtures/build-zip.ts";
import { listChatBodies } from "./columns.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, openConnected, promptField, replies, runPrompt, test } from "./test.ts";

const PICTURE = fileURLToPath(new URL("../public/samples/bar-chart.png", import.meta.url));

const table = (page: Page) => page.getByRole("grid", { name: "Rows" });
const values = (page: Page, number: number) =>
  table(page).getByRole("rowheader", { name: `Row ${number}, values`, exact: true });

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("ControlOrMeta+V");
}

test("a pasted table is answered row by row; a file adds rows to it with its columns matched by hand, and all go out again", async ({
  page,
  api,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openConnected(page, api);
  api.reset();
  // Three steps to the first scores: paste, type, run. What was pasted is the prompt again by one press.
  await promptField(page).focus();
  await paste(page, "question\texpected\nTwo and two?\tFour\n=Three\tThree");
  await expect(table(page).getByRole("rowheader")).toHaveCount(2);
  await expect(promptField(page)).toHaveValue("");
  await page.getByRole("button", { name: "Keep as text" }).click();
  await expect(table(page)).toHaveCount(0);
  await expect(promptField(page)).toHaveValue(/^question\texpected\n/);
  const offer = page.getByRole("region", { name: "Pasted table" });
  await expect(offer).toContainText("This is a table: 2 rows with question, expected.");
  await offer.getByRole("button", { name: "Add as rows" }).click();
  await expect(table(page).getByRole("rowheader")).toHaveCount(2);
  await expect(promptField(page)).toHaveValue("");
  await runPrompt(page, "Answer: {{question}}");
  await expect(table(page).locator("[data-status=done]")).toHaveCount(2);
  await expect(table(page).getByText("does not contain the text").first()).toBeVisible();
  const sent = listChatBodies(api).map(({ messages }) => messages.at(-1)?.content);
  expect(sent).toHaveLength(2);
  // The prompt of a table is that of all its rows.
  await expect(page.getByRole("button", { name: "Show as written" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Keep as a row" })).toHaveCount(0);
  expect(new Set(sent)).toEqual(new Set(["Answer: Two and two?", "Answer: =Three"]));

  await promptField(page).fill("Answer: {{question}}");
  await page.getByRole("group", { name: "Variables" }).getByRole("button", { name: "Add rows", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Add rows" });
  await expect(dialog.getByRole("textbox", { name: "Paste a table or JSON" })).toBeFocused();
  await expect(dialog.getByRole("button", { name: "Add rows" })).toHaveAttribute("aria-disabled", "true");
  await dialog.getByLabel("Files with rows").setInputFiles({
    name: "more.csv",
    mimeType: "text/csv",
    buffer: Buffer.from('\ufeffWhat is asked;photo\r\n"Five;\r\nsix";a.png\r\nSeven;none.png\r\n'),
  });
  await expect(
    dialog.getByRole("heading", { name: "2 rows, 2 columns: a table with semicolons (CSV)." }),
  ).toBeVisible();
  await expect(dialog).toContainText("No column fills {{question}}");
  await dialog.getByRole("combobox", { name: "Use of What is asked" }).selectOption("fills {{question}}");
  await expect(dialog).not.toContainText("No column fills");
  await expectAccessible(page);
  await dialog.getByRole("checkbox", { name: "The first line has the names" }).uncheck();
  await expect(dialog.getByRole("button", { name: "Add 3 rows" })).toBeVisible();
  // Pictures beside a table, in a zip file.
  await dialog.getByLabel("Files with rows").setInputFiles({
    name: "more.zip",
    mimeType: "application/zip",
    buffer: buildZip([
      { path: "set/more.csv", content: "question,photo\nFive?,a.png\nSeven?,none.png\n" },
      { path: "set/a.png", content: readFileSync(PICTURE) },
    ]),
  });
  const notes = dialog.getByRole("table", { name: "Changed or not taken" });
  await expect(notes.getByRole("row", { name: /Pictures that are missing/ })).toContainText("none.png");
  await dialog.getByRole("button", { name: "Add 2 rows" }).click();
  await expect(dialog).toBeHidden();
  await expect(table(page).getByRole("rowheader")).toHaveCount(4);
  await expect(values(page, 3)).toContainText("Five?");
  await expect(values(page, 3).getByRole("img")).toHaveCount(1);

  await page.getByRole("button", { name: "Export", exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download Rows as JSONL" }).click(),
  ]);
  const lines = readFileSync(await download.path(), "utf8")
    .trimEnd()
    .split("\n");
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { question: "Two and two?", expected: "Four" },
    { question: "=Three", expected: "Three" },
    { question: "Five?", photo: "a.png", image: expect.stringMatching(/^data:image\/\w+;base64,/) },
    { question: "Seven?", photo: "none.png" },
  ]);
});

test("a turn of a chat is kept as a row in one step, with its answer", async ({ page, api }) => {
  await openConnected(page, api);
  await promptField(page).fill("Greet {{name}}");
  await page.getByRole("group", { name: "Variables" }).getByRole("textbox", { name: "name", exact: true }).fill("Ada");
  await promptField(page).press("ControlOrMeta+Enter");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await page.getByRole("article", { name: /^Turn 1/ }).hover();
  await page.getByRole("button", { name: "Keep as a row" }).click();
  await expect(values(page, 1)).toContainText("Ada");
  await expect(table(page).locator("[data-status=done]")).toHaveCount(1);
  await expect(page.getByRole("status")).toHaveText("Kept as row 1.");
});
