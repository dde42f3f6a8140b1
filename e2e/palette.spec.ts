import { expectAccessible } from "./expect-accessible.ts";
import { openSeeded } from "./seed-conversations.ts";
import { expect, openPage, parameter, promptField, test } from "./test.ts";

test("a setting typed into the palette shows its effect or its fault, and Enter sets it", async ({ page }) => {
  await openPage(page);
  const field = page.getByRole("combobox", { name: "Command" });
  const chosen = page.getByRole("option", { selected: true });
  await page.keyboard.press("ControlOrMeta+k");
  await field.fill("temperature warm");
  await expect(chosen).toContainText("Invalid: a number is expected");
  await page.keyboard.press("Enter");
  await expect(field).toBeFocused();
  await field.fill("temperature 0, .5, 1");
  await expect(chosen).toContainText("3 columns: 0 · 0.5 · 1");
  await page.keyboard.press("Enter");
  await expect(parameter(page, "temperature")).toHaveValue("0, .5, 1");
  await expect(promptField(page)).toBeFocused();
  await page.keyboard.press("ControlOrMeta+k");
  await field.fill("max tokens");
  await page.keyboard.press("Enter");
  await expect(parameter(page, "max_tokens")).toBeFocused();
});

test("the palette lists what was run last, opens conversations and searches, over a dialog as well", async ({
  page,
}) => {
  await openSeeded(page, { turns: 1, others: 40 });
  const field = page.getByRole("combobox", { name: "Command" });
  const chosen = page.getByRole("option", { selected: true });
  await page.keyboard.press("ControlOrMeta+/");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await field.fill("dark the");
  await expect(chosen).toContainText("Dark theme");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("group", { name: "Recent" })).toBeHidden();
  await field.fill("light");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("group", { name: "Recent" }).getByRole("option")).toHaveText(["Dark theme"]);
  await field.fill("conversation 37");
  await expect(chosen).toContainText("Conversation 37");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("banner").getByRole("textbox", { name: "Title" })).toHaveValue("Conversation 37");
  await page.keyboard.press("ControlOrMeta+k");
  await field.fill("Answer 1 is");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("Answer 1 is");
  await expect(page.getByRole("region", { name: "Search results" })).toContainText("Answer");
});

test("keys are changed in the sheet, with what stands against them, and are kept", async ({ page }) => {
  await openPage(page);
  const sheet = page.getByRole("dialog", { name: "Keyboard" });
  // In a field a question mark is typed.
  await page.keyboard.press("?");
  await expect(promptField(page)).toHaveValue("?");
  await page.getByRole("button", { name: "Hide conversations" }).focus();
  await page.keyboard.press("Shift+?");
  await expect(sheet).toBeVisible();
  const duplicate = sheet.getByRole("listitem", { name: "Duplicate this column" });
  await sheet.getByRole("searchbox", { name: "Find an action" }).fill("duplicate");
  await duplicate.getByRole("button", { name: /^Change/ }).click();
  await page.keyboard.press("p");
  await expect(duplicate.getByRole("alert")).toContainText("Fields and answers use this key");
  await page.keyboard.press("ControlOrMeta+p");
  await expect(duplicate.getByRole("alert")).toContainText("prints the page");
  await page.keyboard.press("ControlOrMeta+b");
  await expect(duplicate.getByRole("alert")).toContainText("is taken: Show or hide the conversations");
  await duplicate.getByRole("button", { name: "Take it anyway" }).click();
  await expect(duplicate).toContainText("Ctrl B");
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(promptField(page)).toBeVisible();
  await page.keyboard.press("ControlOrMeta+b");
  await expect(page.getByRole("region", { name: /^Variant/ })).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Hide conversations" })).not.toHaveAttribute("aria-keyshortcuts");
  await page.keyboard.press("ControlOrMeta+/");
  // Escape ends the recording alone.
  await sheet.getByRole("button", { name: /^Change the keys of: Run the prompt/ }).click();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeVisible();
  await sheet.getByRole("button", { name: /^Change the keys of: Run the prompt/ }).click();
  await page.keyboard.press("F9");
  await sheet.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("button", { name: /^Run/ })).toContainText("F9");
  await page.keyboard.press("ControlOrMeta+/");
  await sheet.getByRole("button", { name: "Reset all" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^Run/ })).toContainText("Ctrl ↵");
  await page.keyboard.press("ControlOrMeta+b");
  await expect(page.getByRole("navigation", { name: "Conversations" })).toBeHidden();
});

test("axe finds no violation in the palette and the sheet of shortcuts", async ({ page }) => {
  await openSeeded(page, { turns: 1 });
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog", { name: "Command palette" })).toBeVisible();
  await expectAccessible(page, "dialog[open]");
  await page.getByRole("combobox", { name: "Command" }).fill("keyboard sh");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await page.getByRole("button", { name: /^Change the keys of: Show as code/ }).click();
  await expectAccessible(page, "dialog[open]");
});
