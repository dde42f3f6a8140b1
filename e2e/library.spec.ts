import { expectSettled, head, listChatBodies, reply, sendRequestsOneByOne } from "./columns.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, openPage, promptField, test, openConnected } from "./test.ts";

test("a prompt is saved twice by keyboard, its versions run beside each other in two steps, and it comes back from a file", async ({
  page,
  api,
}) => {
  await sendRequestsOneByOne(page);
  await openConnected(page, api);
  const prompts = page.getByRole("list", { name: "Prompts" });
  const save = page.getByRole("button", { name: "Save prompt" });
  await expect(prompts).toHaveCount(0);
  await promptField(page).fill("Write a formal note.");
  await save.press("Enter");
  await page.getByRole("textbox", { name: "Name", exact: true }).press("Enter");
  await expect(prompts).toContainText("v1");
  await promptField(page).fill("Write a {playful} note.");
  await save.press("Enter");
  await expect(page.getByRole("textbox", { name: "What changed" })).toHaveValue("prompt: 1 word");
  await page.keyboard.press("Enter");
  const item = prompts.getByRole("link", { name: "Write a formal note. v2" });
  await item.click();
  await expect(page.getByRole("region", { name: "prompt", exact: true }).locator("del")).toContainText("formal");

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: "Download as a file" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("Write-a-formal-note.etude-prompt.json");
  await page.getByRole("button", { name: "Open v1 beside v2" }).click();
  await expect(head(page, "B")).toContainText("v2");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(reply(page, "B")).toBeVisible();
  await expectSettled(page);
  const [first, second] = listChatBodies(api);
  expect(first?.messages).toEqual([{ role: "user", content: "Write a formal note." }]);
  expect(JSON.stringify(second)).toBe(JSON.stringify(first).replace("formal", "{playful}"));

  await page.reload();
  await item.click();
  await expect(page.getByRole("region", { name: "Conversations with this version" }).getByRole("button")).toHaveCount(
    2,
  );
  await page.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: "Delete this prompt" }).click();
  await expect(prompts).toHaveCount(0);
  await save.press("Enter");
  await page.getByLabel("Prompt files").setInputFiles(await download.path());
  await expect(item).toBeVisible();
});

test("settings are saved, applied to both columns and undone by keyboard, and an earlier system prompt replaces another", async ({
  page,
}) => {
  await openPage(page);
  const temperature = page.getByRole("textbox", { name: "temperature", exact: true });
  const open = page.getByRole("button", { name: "Saved settings" });
  const system = page.getByRole("textbox", { name: "System prompt", exact: true });
  await system.fill("Be brief.");
  await temperature.fill("0.2");
  await open.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Saved settings" });
  await expect(dialog.getByRole("textbox", { name: "Save these settings as" })).toBeFocused();
  await page.keyboard.type("Cold");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("list", { name: "Saved settings" })).toHaveText("Cold");
  await page.keyboard.press("Escape");
  await temperature.fill("1");
  await page.getByRole("button", { name: "Add variant" }).press("Enter");
  await open.press("Enter");
  await dialog.getByRole("combobox", { name: "Apply to" }).selectOption("both columns");
  await expect(dialog.getByRole("row").last()).toHaveText("temperature10.2");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Apply to both" }).press("Enter");
  await expect(head(page, "A")).toContainText("T 0.2");
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(head(page, "A")).toContainText("T 1");

  await page.getByRole("button", { name: "New conversation" }).first().press("Enter");
  await system.fill("Be kind.");
  await page.getByRole("button", { name: "Earlier system prompts", exact: true }).press("Enter");
  await page.getByRole("list", { name: "System prompts" }).getByRole("button", { name: "Be brief." }).press("Enter");
  await expect(system).toHaveValue("Be brief.");
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(system).toHaveValue("Be kind.");
});
