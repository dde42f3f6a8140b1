import type { Page } from "@playwright/test";
import { loadDatabase } from "#e2e/fixtures/databases/load-database.ts";
import type { StoredState } from "#e2e/fixtures/databases/read-stored-state.ts";
import { listStoredStates, readStoredState } from "#e2e/fixtures/databases/read-stored-state.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { expectSettled } from "./columns.ts";
import { expect, promptField, test } from "./test.ts";

/** The records of a store of the main database, as the file has them. */
function listRecords(state: StoredState, store: string): Record<string, unknown>[] {
  const database = state.databases.find(({ name }) => name === "etude");
  return database?.stores.find(({ name }) => name === store)?.records ?? [];
}

/** Puts a stored state into the profile while a page of the same origin is open that runs nothing of the app. */
async function storeBeforeStart(page: Page, state: StoredState): Promise<void> {
  await page.route("**/before-the-app", (route) => route.fulfill({ contentType: "text/html", body: "<p>Empty</p>" }));
  await page.goto("./before-the-app");
  await page.evaluate(loadDatabase, state);
  await page.evaluate((entries) => {
    for (const [key, text] of entries) localStorage.setItem(key, text);
  }, Object.entries(state.localStorage));
}

/** Letters and digits alone: Markdown draws the rest in its own way. */
const toLetters = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, "");

for (const name of listStoredStates())
  test(`${name}: every stored conversation opens with its replies and draft, and its last reply can be regenerated`, async ({
    page,
    api,
  }) => {
    const state = readStoredState(name, new URL(api.origin).host);
    await storeBeforeStart(page, state);
    await page.goto("./");
    const titles = page.getByRole("navigation", { name: "Conversations" });
    for (const { id, head } of listRecords(state, "conversations")) {
      const { title, view, shared } = head as Conversation;
      await page.goto(view.rowId === undefined ? `./#c=${String(id)}` : `./#/c/${String(id)}/r/${view.rowId}`);
      await expect(titles).toContainText(title);

      const own = listRecords(state, "replies").filter(({ conversationId }) => conversationId === id);
      const shown = own
        .map(({ value }) => value as Reply)
        .filter(
          ({ id: replyId, turnId, rowId }) =>
            turnId === view.leafTurnId &&
            (view.rowId === undefined ? Object.values(view.shown).includes(replyId) : rowId === view.rowId),
        );
      expect(shown.length).toBeGreaterThan(0);
      for (const { parts, status } of shown) {
        const texts = parts.map((part) => (part.kind === "text" ? toLetters(part.text).slice(0, 60) : ""));
        await expect
          .poll(async () =>
            (await page.locator(`article[data-status="${status}"]`).allInnerTexts()).map(toLetters).join("\n"),
          )
          .toContain(texts.join(""));
      }
      const draft = listRecords(state, "drafts").find(({ conversationId }) => conversationId === id)?.["draft"];
      const { text, attachments } = draft as { text: string; attachments: { name: string }[] };
      await expect(promptField(page)).toHaveValue(text);
      for (const attachment of attachments)
        await expect(page.getByRole("button", { name: `Edit ${attachment.name}` })).toBeVisible();

      const requestCount = api.requests.length;
      const last = page.getByRole("article", { name: /^Reply/ }).last();
      await last.hover();
      await last.getByRole("button", { name: "Regenerate" }).first().click();
      await expect(page.getByRole("article", { name: /sample \d+ of \d+/ }).last()).toHaveAttribute(
        "data-status",
        "done",
      );
      await expectSettled(page);
      if (shared.connectionId !== "demo")
        expect(JSON.stringify(api.requests.slice(requestCount).map(({ headers }) => headers))).toContain("test-key");
    }
  });
