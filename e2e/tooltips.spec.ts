import { expect, openPage, promptField, replies, runPrompt, test, openConnected } from "./test.ts";

test("a tooltip of the page's own names a control with its shortcut, by pointer and by keyboard, and says why one is off", async ({
  page,
}) => {
  await openPage(page);
  const tooltip = page.getByRole("tooltip");
  const hide = page.getByRole("button", { name: "Hide conversations" });
  await expect(page.locator("#tooltip")).toBeAttached();
  await hide.hover();
  await expect(tooltip).toHaveText(/^Hide conversations(Ctrl|⌘) ?B$/);
  await expect(page.getByRole("main").getByRole("tooltip")).toBeVisible();
  // The browser's own tooltip would stand beside it.
  await expect(hide).not.toHaveAttribute("title");
  await page.mouse.move(700, 500);
  await expect(tooltip).toBeHidden();
  await expect(hide).toHaveAttribute("title", "Hide conversations");
  // A pressed control says nothing more, also where it has another name now.
  await hide.click();
  const show = page.getByRole("button", { name: "Show conversations" });
  await expect(show).toBeVisible();
  await expect(tooltip).toBeHidden();
  await page.getByRole("button", { name: "Code", exact: true }).hover();
  await expect(tooltip).toHaveText(/^Code/);
  await show.hover();
  await expect(tooltip).toHaveText(/^Show conversations/);
  await show.click();
  await expect(tooltip).toBeHidden();
  await promptField(page).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "More ways to add an image" })).toBeFocused();
  await expect(tooltip).toHaveText("More ways to add an image");
  await page.keyboard.press("Escape");
  await expect(tooltip).toBeHidden();
  await page.getByRole("button", { name: "Connections" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Service", exact: true }).selectOption("Custom");
  await dialog.getByRole("textbox", { name: "Base URL" }).fill("not an address");
  const save = dialog.getByRole("button", { name: "Save", exact: true });
  await expect(save).toBeDisabled();
  await save.hover();
  await expect(tooltip).toHaveText("A field above needs another value");
  await expect(tooltip).toBeInViewport();
  await save.click({ force: true });
  await expect(dialog).toBeVisible();
});

test("a tick shows that a turn, a reply and code were copied", async ({ page, api, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openConnected(page, api);
  api.next({ kind: "answer", text: '{"vendor":"Tea","total":19.6}' });
  await runPrompt(page, "Copy me");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const turn = page.getByRole("article", { name: "Turn 1", exact: true });
  for (const [button, text] of [
    [turn.getByRole("button", { name: "Copy", exact: true }), "Copy me"],
    [replies(page).getByRole("button", { name: "Copy", exact: true }), '{"vendor":"Tea","total":19.6}'],
    // JSON is laid out for reading, and copied as it was written.
    [replies(page).getByRole("button", { name: "Copy code" }), '{"vendor":"Tea","total":19.6}'],
  ] as const) {
    await button.click();
    await expect(button).toHaveAttribute("data-done", "true");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  }
});
