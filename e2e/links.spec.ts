import { expect, openPage, promptField, replies, runButton, test } from "./test.ts";

for (const id of ["anthropic/claude-opus-4-5", "claude-opus-4-5-20251101", "anthropic/claude-opus-4.5"])
  test(`?model=${id} opens on Claude Opus 4.5, and running without a key opens Connections`, async ({ page }) => {
    await openPage(page, `./?model=${encodeURIComponent(id)}`);
    await expect(page.getByRole("combobox", { name: "Model" })).toHaveValue("anthropic/claude-opus-4-5");
    await expect(page.getByText("no key in this tab")).toBeVisible();
    await page.reload();
    await expect(page.getByRole("combobox", { name: "Model" })).toHaveValue("anthropic/claude-opus-4-5");
    await promptField(page).fill("Hello");
    await runButton(page).click();
    const dialog = page.getByRole("dialog", { name: "Connections" });
    await expect(dialog).toContainText("AI/ML API needs an API key");
    await expect(dialog.getByRole("combobox", { name: "Service", exact: true })).toHaveValue("aimlapi");
    await expect(replies(page)).toHaveCount(0);
  });

test("?prompt= and ?system= fill the prompt and the system prompt without running them", async ({ page }) => {
  const prompt = 'Quotes " and <b>, {{x}} & more\nsecond line';
  await openPage(page, `./?${new URLSearchParams({ prompt, system: "Be brief." }).toString()}`);
  await expect(promptField(page)).toHaveValue(prompt);
  await expect(page.getByRole("textbox", { name: "System prompt" })).toHaveValue("Be brief.");
  await expect(replies(page)).toHaveCount(0);
  expect(new URL(page.url()).search).toBe("");
  await page.reload();
  await expect(promptField(page)).toHaveValue(prompt);
});

test("opening a link starts a new conversation and leaves the existing ones in the list", async ({ page }) => {
  await openPage(page);
  await promptField(page).fill("Mine");
  await openPage(page, "./?model=claude-opus-4-5");
  await expect(promptField(page)).toHaveValue("");
  await page.getByRole("button", { name: /^New/ }).click();
  await promptField(page).fill("x");
  await expect(
    page
      .getByRole("navigation", { name: "Conversations" })
      .getByRole("button", { name: "Untitled", exact: true })
      .first(),
  ).toBeVisible();
});
