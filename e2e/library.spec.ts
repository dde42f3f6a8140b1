import { expectSettled, head, listChatBodies, reply, sendRequestsOneByOne } from "./columns.ts";
import { expect, promptField, test, openConnected } from "./test.ts";

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
