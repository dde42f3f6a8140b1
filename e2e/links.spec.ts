import { expect, openPage, promptField, replies, runButton, runPrompt, test } from "./test.ts";

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
  await expect.poll(() => new URL(page.url()).search).toBe("");
  await page.reload();
  await expect(promptField(page)).toHaveValue(prompt);
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
      .getByRole("link", { name: /^Untitled/ })
      .first(),
  ).toBeVisible();
});
