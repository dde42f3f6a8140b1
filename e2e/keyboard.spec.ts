import {
  runPrompt,
  expect,
  openPage,
  parameter,
  promptField,
  replies,
  replyText,
  runButton,
  test,
  openConnected,
} from "./test.ts";

test("a prompt is run, a parameter is changed and the prompt is run again by keyboard alone", async ({ page }) => {
  await openPage(page);
  await page.keyboard.type("What is a token?");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(promptField(page)).toBeFocused();
  const slider = page.getByRole("slider", { name: "temperature" });
  for (
    let presses = 0;
    presses < 90 && !(await slider.evaluate((range) => range === document.activeElement));
    presses += 1
  )
    await page.keyboard.press("Tab");
  await expect(slider).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(parameter(page, "temperature")).toHaveValue("0.99");
  await page.keyboard.press("Delete");
  await expect(parameter(page, "temperature")).toHaveValue("");
  await page.keyboard.press("Home");
  await expect(parameter(page, "temperature")).toHaveValue("0");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(replies(page)).toHaveCount(2);
  await expect(page.getByRole("article", { name: /sample 2 of 2/ })).toHaveAttribute("data-status", "done");
});

test("the focus moves to a useful element after a run, a closed dialog, a deletion and its undo", async ({ page }) => {
  await openPage(page);
  await runPrompt(page, "What is a token?");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(promptField(page)).toBeFocused();
  await runButton(page).focus();
  await page.keyboard.press("Enter");
  await expect(replies(page)).toHaveCount(2);
  await expect(replies(page).last()).toHaveAttribute("data-status", "done");
  await expect(runButton(page)).toBeFocused();
  await page.getByRole("button", { name: "Connections" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Cancel" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Connections" })).toBeFocused();
  await page.getByRole("article", { name: "Turn 1", exact: true }).getByRole("button", { name: "Delete" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article", { name: "Turn 1", exact: true })).toBeVisible();
  await expect(promptField(page)).toBeFocused();
});

test("keys of the page do not act behind a dialog, Escape closes the top layer before it stops a reply, and Enter adds a line or, by preference, runs", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  const list = page.getByRole("navigation", { name: "Conversations" });
  await page.keyboard.press("ControlOrMeta+b");
  await expect(list).toBeHidden();
  await page.keyboard.press("ControlOrMeta+b");
  await expect(list).toBeVisible();
  await page.keyboard.type("one");
  await page.keyboard.press("Enter");
  await page.keyboard.type("two");
  await expect(promptField(page)).toHaveValue("one\ntwo");
  await page.getByRole("button", { name: "Connections" }).click();
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.keyboard.press("ControlOrMeta+Slash");
  await expect(page.getByRole("dialog", { name: "Connections" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(promptField(page)).toHaveValue("one\ntwo");
  await expect(replies(page)).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+Slash");
  await page.getByRole("checkbox", { name: /^Enter runs/ }).check();
  await page.keyboard.press("Escape");
  await promptField(page).focus();
  api.next({ kind: "hang", when: "mid-text" });
  await page.keyboard.press("Enter");
  await expect(replyText(replies(page))).not.toBeEmpty();
  await page.keyboard.press("ControlOrMeta+Slash");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeHidden();
  await expect(replies(page)).toHaveAttribute("data-status", "streaming");
  await page.keyboard.press("Escape");
  await expect(replies(page)).toHaveAttribute("data-status", "stopped");
});
