import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import { expect, openPage, promptField, replies, replyText, runButton, test } from "./test.ts";

test("a thing to try opens beside the draft, plays without a key, and is asked of the model with one", async ({
  page,
  api,
}) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await openPage(page);
  await promptField(page).fill("A draft of my own");
  await page.getByRole("button", { name: /^Gallery/ }).click();
  const gallery = page.getByRole("dialog", { name: "Things to try" });
  const cards = gallery.getByRole("list", { name: "Things to try" }).getByRole("button");
  await expect(cards).toHaveCount(12);
  await expect(cards.first()).toContainText("Written answer");
  await expectAccessible(page, "dialog[open]");
  await page.emulateMedia({ reducedMotion: "no-preference" });

  await cards.filter({ hasText: "A chart" }).focus();
  await page.keyboard.press("Enter");
  await expect(gallery).toBeHidden();
  const bar = page.getByRole("region", { name: "Capsule" });
  await expect(bar).toContainText("From the gallery: A chart");
  await expect(bar).toContainText("no model gave them");
  await expect(replies(page)).toContainText("Written for the gallery");
  await expect(replyText(replies(page))).toContainText("118 thousand");
  await expect(replies(page).getByRole("group", { name: "Figures" })).toBeHidden();
  await expectAccessible(page);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  // Its address opens it again.
  await page.reload();
  await expect(bar).toContainText("From the gallery: A chart");
  await expect(page).toHaveURL(/#\/try\/chart$/);
  await bar.getByRole("button", { name: "Play", exact: true }).click();
  await expect(page.locator("article[data-status=done]")).toHaveCount(0);
  await bar.getByRole("button", { name: "Stop playing" }).click();
  await expect(replyText(replies(page))).toContainText("118 thousand");

  // Asked without a key, nothing is sent and the connection is asked for; with one, the model answers.
  await bar.getByRole("button", { name: "Ask Claude Opus 4.5" }).click();
  await expect(bar).toBeHidden();
  await expect(runButton(page)).toBeFocused();
  await expect(page.getByText("118 thousand")).toHaveCount(0);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Connections" });
  await dialog.getByRole("textbox", { name: "Base URL" }).fill(api.baseUrl);
  await dialog.getByRole("textbox", { name: "API key" }).fill("test-key");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await runButton(page).click();
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(replies(page)).toContainText("Assistant");
  const [post] = listPosts(api.requests);
  expect(JSON.stringify(post)).toContain('"type":"image"');

  // An address of nothing leads to the gallery.
  await page.evaluate(() => location.assign("#/try/nothing"));
  await page.getByRole("button", { name: "Open the gallery" }).click();
  await expect(gallery).toBeVisible();
  await page.keyboard.press("Escape");

  // The draft is where it was.
  await page.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: "Untitled" }).click();
  await expect(promptField(page)).toHaveValue("A draft of my own");
});
