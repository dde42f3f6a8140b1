import type { Page } from "@playwright/test";
import { expect, openPage, promptField, replies, replyText, runPrompt, test } from "./test.ts";

const capsuleBar = (page: Page) => page.getByRole("region", { name: "Capsule" });

test("a link opens the conversation in a browser without a key: it is read, played, and made one's own", async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openPage(page);
  await runPrompt(page, "What does temperature do?");
  await expect(page.locator("article[data-status=done]")).toHaveCount(1);
  // Markdown is drawn as its source until its code is there.
  await expect(replyText(replies(page).first()).getByRole("table")).toBeVisible();
  const answer = await replyText(replies(page).first()).textContent();

  // One step.
  await page.keyboard.press("ControlOrMeta+Alt+s");
  await expect(page.getByRole("region", { name: "Notices" })).toContainText("Link copied, ");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.length).toBeLessThan(32_000);

  const other = await browser.newContext({ ...(baseURL !== undefined && { baseURL }), reducedMotion: "no-preference" });
  const reader = await other.newPage();
  const requests: string[] = [];
  reader.on("request", (request) => requests.push(request.url()));
  await reader.goto(link);
  await expect(capsuleBar(reader)).toContainText(/made on .* by Étude/);
  await expect(replyText(replies(reader).first())).toHaveText(answer ?? "");
  await expect(promptField(reader)).toBeHidden();
  const list = reader.getByRole("navigation", { name: "Conversations" });
  await expect(list.getByRole("listitem")).toHaveCount(0);
  expect(requests.filter((address) => new URL(address).origin !== new URL(link).origin)).toEqual([]);

  // Played, it begins without words and ends with all of them.
  await capsuleBar(reader).getByRole("button", { name: "Play", exact: true }).click();
  await expect(reader.locator("article[data-status=done]")).toHaveCount(0);
  await capsuleBar(reader).getByRole("button", { name: "Stop playing" }).click();
  await expect(replyText(replies(reader).first())).toHaveText(answer ?? "");

  await capsuleBar(reader).getByRole("button", { name: "Make it mine" }).click();
  await expect(capsuleBar(reader)).toBeHidden();
  await expect(promptField(reader)).toBeFocused();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await reader.reload();
  await expect(replyText(replies(reader).first())).toHaveText(answer ?? "");
  await expect(promptField(reader)).toBeVisible();

  // The same link once more is another conversation, which the first change makes one's own; run again, it says what differs.
  await reader.goto("about:blank");
  await reader.goto(link);
  await capsuleBar(reader).getByRole("button", { name: "Run again here" }).click();
  await expect(reader.locator("article[data-status=done]")).toHaveCount(2);
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(reader.getByText(/baseline/i).first()).toBeVisible();
  await other.close();
});

test("a link that is cut off says so, and the page works", async ({ page }) => {
  await page.goto("./#capsule=abc-def");
  await expect(
    page.getByRole("status").filter({ hasText: "could not be opened. It is cut off or damaged" }),
  ).toBeAttached();
  await expect(promptField(page)).toBeVisible();
});
