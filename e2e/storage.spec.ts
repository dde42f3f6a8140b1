import type { Page } from "@playwright/test";
import { attachments, attachTiles } from "./pictures.ts";
import { expect, openPage, promptField, replies, runPrompt, test, openConnected } from "./test.ts";

/** Ways in which a browser's storage fails, each with what the page says. They run in the page before anything else. */
const FAILURES: Record<string, { breakStorage: () => void; sentence: string }> = {
  "never answers": {
    breakStorage: () => {
      const open = indexedDB.open.bind(indexedDB);
      IDBFactory.prototype.open = (...args) => {
        const request = open(...args);
        request.addEventListener = () => undefined;
        return request;
      };
    },
    sentence: "This browser's storage does not answer.",
  },
  throws: {
    breakStorage: () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("The operation is insecure.", "SecurityError");
      };
    },
    sentence: "Nothing is saved, because this browser refuses storage",
  },
};

const list = (page: Page) => page.getByRole("navigation", { name: "Conversations" });

for (const [name, { breakStorage, sentence }] of Object.entries(FAILURES))
  test(`with storage that ${name}, pictures, runs and conversations work from memory`, async ({ page }) => {
    await page.addInitScript(breakStorage);
    await openPage(page);
    await expect(page.getByRole("region", { name: "Notices" })).toContainText(sentence);
    await expect(list(page)).toContainText("Conversations are not being saved.");
    await attachTiles(page, { red: [8, 8] });
    await runPrompt(page, "About a picture");
    await expect(replies(page)).toHaveAttribute("data-status", "done");
    await page.getByRole("button", { name: /^New/ }).click();
    await expect(attachments(page)).toHaveCount(0);
    await runPrompt(page, "About nothing");
    await expect(replies(page)).toHaveAttribute("data-status", "done");
    await list(page).getByRole("link", { name: "About a picture", exact: true }).click();
    await expect(replies(page)).toHaveAttribute("data-status", "done");
    await expect(page.getByRole("article", { name: "Turn 1", exact: true }).getByRole("img")).toBeVisible();
    await expect(page.getByText("did not save")).toHaveCount(0);
  });

test("the browser is asked to keep the storage once a turn is stored", async ({ page }) => {
  await page.addInitScript(() => {
    StorageManager.prototype.persist = () => {
      document.documentElement.dataset["persisted"] = "asked";
      return Promise.reject(new Error("refused"));
    };
  });
  await openPage(page);
  await promptField(page).fill("A draft alone asks nothing");
  await expect(list(page).getByRole("link", { name: "Untitled" }).first()).toBeVisible();
  await expect(page.locator("html")).not.toHaveAttribute("data-persisted", "asked");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.locator("html")).toHaveAttribute("data-persisted", "asked");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
});

test("a page that is killed in mid-answer loses half a second of it at most, and its pieces become the reply again", async ({
  page,
  context,
  api,
}) => {
  const wordMs = 50;
  const words = Array.from({ length: 400 }, (_, index) => `w${index} `);
  api.next({ kind: "answer", text: words.join(""), paceMs: wordMs, chunkText: () => words });
  await openConnected(page, api);
  await runPrompt(page, "Count");
  const countWords = async (of: Page) => ((await replies(of).innerText()).match(/w\d+/g) ?? []).length;
  await expect.poll(() => countWords(page)).toBeGreaterThan(40);
  const address = page.url();
  const session = await context.newCDPSession(page);
  const shown = await countWords(page);
  const crash = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => undefined);
  await crash;
  const next = await context.newPage();
  await next.goto(address);
  await expect(replies(next)).toHaveAttribute("data-status", "interrupted");
  const kept = await countWords(next);
  expect(await replies(next).innerText()).toContain(words.slice(0, kept).join("").trim());
  expect(kept).toBeGreaterThanOrEqual(shown - 500 / wordMs);
  const countPieces = () =>
    next.evaluate(async () => {
      const opening = indexedDB.open("etude");
      await new Promise((resolve) => opening.addEventListener("success", resolve));
      const counting = opening.result.transaction("pieces").objectStore("pieces").count();
      await new Promise((resolve) => counting.addEventListener("success", resolve));
      opening.result.close();
      return counting.result;
    });
  await expect.poll(countPieces).toBe(0);
  await next.reload();
  await expect(replies(next)).toHaveAttribute("data-status", "interrupted");
  expect(await countWords(next)).toBe(kept);
});
