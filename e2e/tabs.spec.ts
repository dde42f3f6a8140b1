import type { Page } from "@playwright/test";
import { expect, openPage, promptField, replies, replyText, runPrompt, test, openConnected } from "./test.ts";
import { waitForDatabase } from "./wait-for-database.ts";

/** Types a draft and waits until the disk has it. */
async function typeDraft(page: Page, text: string): Promise<void> {
  await promptField(page).fill(text);
  await waitForDatabase(page);
  const isStored = () =>
    page.evaluate(
      (wanted) =>
        new Promise<boolean>((resolve) => {
          const opening = indexedDB.open("etude");
          opening.addEventListener("success", () => {
            const database = opening.result;
            const reading = database.transaction("drafts").objectStore("drafts").getAll();
            reading.addEventListener("success", () => {
              database.close();
              resolve(JSON.stringify(reading.result).includes(wanted));
            });
          });
        }),
      text,
    );
  await expect.poll(isStored).toBe(true);
}

test("two tabs on one conversation each keep their own draft over reloads, a duplicate begins with a copy, and a new tab with the last one typed", async ({
  page,
  context,
}) => {
  await openPage(page);
  await runPrompt(page, "Shared");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await typeDraft(page, "of the first tab");
  const second = await context.newPage();
  await openPage(second, page.url());
  await expect(promptField(second)).toHaveValue("of the first tab");
  await typeDraft(second, "of the second tab");
  for (let times = 0; times < 2; times += 1) {
    await page.reload();
    await expect(promptField(page)).toHaveValue("of the first tab");
    await second.reload();
    await expect(promptField(second)).toHaveValue("of the second tab");
  }

  // A window that a page opens begins with a copy of its session, as a duplicated tab does.
  const [duplicate] = await Promise.all([
    context.waitForEvent("page"),
    second.evaluate(() => void window.open(location.href)),
  ]);
  await expect(promptField(duplicate)).toHaveValue("of the second tab");
  await typeDraft(duplicate, "of the duplicate");
  await second.reload();
  await expect(promptField(second)).toHaveValue("of the second tab");
  await duplicate.reload();
  await expect(promptField(duplicate)).toHaveValue("of the duplicate");

  await duplicate.close();
  await second.close();
  const reopened = await context.newPage();
  await openPage(reopened, page.url());
  await expect(promptField(reopened)).toHaveValue("of the duplicate");
  await page.reload();
  await expect(promptField(page)).toHaveValue("of the first tab");
});

test("a second tab says that a reply is still being written, shows its end, and says interrupted once the tab is closed", async ({
  page,
  api,
  context,
}) => {
  await openConnected(page, api);
  api.always({ kind: "hang", when: "mid-text" });
  await runPrompt(page, "Slow");
  await expect(replyText(replies(page))).not.toBeEmpty();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(replies(other)).toContainText("Still being written in another tab.");
  await expect(replies(other)).not.toContainText("Interrupted");
  await page.keyboard.press("Escape");
  await expect(replies(other)).toContainText("Stopped by you");
  await expect(replies(other)).toHaveAttribute("data-status", "stopped");

  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(replyText(replies(page).last())).not.toBeEmpty();
  await other.reload();
  await expect(replies(other).last()).toContainText("Still being written in another tab.");
  await page.close();
  await expect(replies(other).last()).toContainText("Interrupted");
  await expect(replies(other).last()).not.toContainText("Still being written");
});

test("changes in one of two tabs on a conversation appear in the other tab and are not overwritten", async ({
  page,
  api,
  context,
}) => {
  await openConnected(page, api);
  await runPrompt(page, "First");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(replies(other)).toHaveAttribute("data-status", "done");
  await runPrompt(page, "Second");
  await expect(page.getByRole("article", { name: "Reply A, turn 2", exact: true })).toHaveAttribute(
    "data-status",
    "done",
  );
  await expect(other.getByRole("article", { name: "Reply A, turn 2", exact: true })).toHaveAttribute(
    "data-status",
    "done",
  );
  await other.getByRole("textbox", { name: "System prompt" }).fill("From the other tab");
  await expect(page.getByRole("textbox", { name: "System prompt" })).toHaveValue("From the other tab");
  await page.reload();
  await expect(replies(page)).toHaveCount(2);
  await expect(page.getByRole("textbox", { name: "System prompt" })).toHaveValue("From the other tab");
});
