import { expect, openPage, promptField, replies, runButton, runPrompt, test } from "./test.ts";
import { waitForDatabase } from "./wait-for-database.ts";

test("a link opens a new conversation with its model, prompt and system prompt, runs nothing, and running it without a key opens Connections", async ({
  page,
}) => {
  await openPage(page);
  await promptField(page).fill("Mine");
  await waitForDatabase(page);
  const prompt = 'Quotes " and <b>, {{x}} & more\nsecond line';
  const link = new URLSearchParams({ model: "claude-opus-4-5-20251101", prompt, system: "Be brief." });
  await openPage(page, `./?${link.toString()}`);
  await expect(promptField(page)).toHaveValue(prompt);
  await expect(page.getByRole("textbox", { name: "System prompt" })).toHaveValue("Be brief.");
  await expect(page.getByRole("combobox", { name: "Model" })).toHaveValue("anthropic/claude-opus-4-5");
  await expect(page.getByText("no key in this tab")).toBeVisible();
  await expect(
    page.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: /^Untitled/ }),
  ).toHaveCount(2);
  await expect.poll(() => new URL(page.url()).search).toBe("");
  await page.reload();
  await expect(promptField(page)).toHaveValue(prompt);
  await page.getByRole("checkbox", { name: "Take braces literally" }).check();
  await runButton(page).click();
  const dialog = page.getByRole("dialog", { name: "Connections" });
  await expect(dialog).toContainText("AI/ML API needs an API key");
  await expect(dialog.getByRole("combobox", { name: "Service", exact: true })).toHaveValue("aimlapi");
  await expect(replies(page)).toHaveCount(0);
});

test("a link stays in the address until the disk has what it filled, and a reload before that loses nothing", async ({
  page,
  context,
}) => {
  await openPage(page);
  await runPrompt(page, "Open before");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const before = new URL(page.url()).hash;
  const other = await context.newPage();
  await openPage(other);
  const release = await other.evaluateHandle(holdDisk);
  await page.goto("about:blank");
  await page.goto(`./?prompt=From+a+link${before}`);
  await expect(promptField(page)).toHaveValue("From a link");
  await promptField(page).fill("From a link, and typed since");
  expect(new URL(page.url()).search).toBe("?prompt=From+a+link");
  const reload = page.reload();
  await release.evaluate((end) => end());
  await reload;
  await expect(promptField(page)).toHaveValue("From a link, and typed since");
  await expect.poll(() => new URL(page.url()).search).toBe("");
  await page.reload();
  await expect(promptField(page)).toHaveValue("From a link, and typed since");
  const list = page.getByRole("navigation", { name: "Conversations" });
  await expect(list.getByRole("link", { name: "Untitled", exact: true })).toHaveCount(1);
  await page.goBack();
  await expect(page.getByRole("article", { name: "Turn 1", exact: true })).toContainText("Open before");
  expect(new URL(page.url()).search).toBe("");
});

/** Keeps the disk from storing conversations until the returned function is called. */
async function holdDisk(): Promise<() => void> {
  const opening = indexedDB.open("etude");
  await new Promise((resolve) => opening.addEventListener("success", resolve));
  const store = opening.result.transaction("turns", "readwrite").objectStore("turns");
  let isHeld = true;
  const hold = () => {
    if (isHeld) store.count().addEventListener("success", hold);
    else opening.result.close();
  };
  hold();
  return () => (isHeld = false);
}
