import { expectAccessible } from "./expect-accessible.ts";
import { expect, openPage, promptField, replies, test } from "./test.ts";

test("the guide goes from no key to the copied code, checks off each step by what happened, and keeps what is done", async ({
  page,
  api,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openPage(page);
  await promptField(page).fill("A draft of my own");
  await page.getByRole("button", { name: "Guide to the first call" }).click();
  const guide = page.getByRole("region", { name: "Guide to the first call" });
  const step = (name: string) => guide.getByRole("button", { name });
  await expect(guide).toContainText("0 of 5 done");
  await expect(guide.getByRole("link", { name: "Sign up at aimlapi.com" })).toHaveAttribute("rel", /noopener/);

  await step("Key").click();
  await guide.getByRole("button", { name: "Open Connections" }).click();
  const dialog = page.getByRole("dialog", { name: "Connections" });
  await expect(dialog.getByRole("combobox", { name: "Service", exact: true })).toHaveValue("aimlapi");
  await dialog.getByRole("textbox", { name: "Base URL" }).fill(api.baseUrl);
  await dialog.getByRole("textbox", { name: "API key" }).fill("test-key");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(guide).toContainText("2 of 5 done");

  // The sample opens beside the draft, which stays.
  await guide.getByRole("button", { name: "Take the sample" }).click();
  await expect(guide).toContainText("3 of 5 done");
  await expect(promptField(page)).toHaveValue("Hello");
  await expect(promptField(page)).toBeFocused();
  await expect(page.getByRole("combobox", { name: "Model" })).toHaveValue(/claude-opus-4-5/);
  await expectAccessible(page);
  await promptField(page).fill("Hello, who are you?");
  await expect(guide).toContainText("4 of 5 done");
  await guide.getByRole("button", { name: "Go to Run" }).click();
  await page.keyboard.press("Enter");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(guide).toContainText("5 of 5 done");

  await guide.getByRole("button", { name: "Show as code" }).click();
  await page
    .getByRole("dialog", { name: "Code" })
    .getByRole("button", { name: /^Copy code/ })
    .click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("Hello, who are you?");
  await page.keyboard.press("Escape");
  await expect(guide).toContainText("You have the code.");

  // What was done stays done, also where its conversation is left, and a folded guide is one line on a phone.
  await page.setViewportSize({ width: 390, height: 844 });
  await guide.getByRole("button", { name: "Fold the guide" }).click();
  await page.reload();
  await expect(guide).toContainText("5 of 5 done");
  expect((await guide.boundingBox())?.height).toBeLessThan(60);
  await guide.getByRole("button", { name: "Unfold the guide" }).click();
  await expectAccessible(page, "section[aria-label='Guide to the first call']");
  await guide.getByRole("button", { name: "Close the guide", exact: true }).first().click();
  await expect(guide).toBeHidden();
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: "Untitled" }).click();
  await expect(promptField(page)).toHaveValue("A draft of my own");
});
