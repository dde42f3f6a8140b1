import type { Page } from "@playwright/test";
import { loadDatabase } from "#e2e/fixtures/databases/load-database.ts";
import type { StoredState } from "#e2e/fixtures/databases/read-stored-state.ts";
import { listStoredStates, readStoredState } from "#e2e/fixtures/databases/read-stored-state.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import type { ApiServer } from "./api-server/start-api-server.ts";
import { expectSettled } from "./columns.ts";
import { expect, promptField, test } from "./test.ts";

/** The records of a store of the main database, as the file has them. */
function listRecords(state: StoredState, store: string): Record<string, unknown>[] {
  const database = state.databases.find(({ name }) => name === "etude");
  return database?.stores.find(({ name }) => name === store)?.records ?? [];
}

/** Puts a stored state in the place of what is stored, while a page of the same origin is open that runs nothing of the app. */
async function storeBeforeStart(page: Page, state: StoredState): Promise<void> {
  await page.goto("./before-the-app");
  await page.evaluate(async () => {
    localStorage.clear();
    sessionStorage.clear();
    for (const { name = "" } of await indexedDB.databases())
      await new Promise((resolve) => indexedDB.deleteDatabase(name).addEventListener("success", resolve));
  });
  await page.evaluate(loadDatabase, state);
  await page.evaluate((entries) => {
    for (const [key, text] of entries) localStorage.setItem(key, text);
  }, Object.entries(state.localStorage));
}

/** Letters and digits alone: Markdown draws the rest in its own way. */
const toLetters = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, "");

/** The stored replies that a conversation shows when it opens. */
function listShown(state: StoredState, id: unknown, { view }: Conversation): Reply[] {
  return listRecords(state, "replies")
    .filter(({ conversationId }) => conversationId === id)
    .map(({ value }) => value as Reply)
    .filter(
      ({ id: replyId, turnId, rowId }) =>
        turnId === view.leafTurnId &&
        (view.rowId === undefined ? Object.values(view.shown).includes(replyId) : rowId === view.rowId),
    );
}

// Every record of them is read, changed and written in stored-states.test.ts.
test("the databases of every earlier version open with their lists, replies and drafts, and those of the oldest and the newest can be asked again", async ({
  page,
  api,
}) => {
  test.slow();
  await page.route("**/before-the-app", (route) => route.fulfill({ contentType: "text/html", body: "<p>Empty</p>" }));
  const names = listStoredStates();
  for (const [index, name] of names.entries())
    await test.step(name, async () => {
      const state = readStoredState(name, new URL(api.origin).host);
      await storeBeforeStart(page, state);
      const conversations = listRecords(state, "conversations").map(({ id, head }) => ({
        id: String(id),
        head: head as Conversation,
      }));
      const titles = page.getByRole("navigation", { name: "Conversations" });
      const isEnd = index === 0 || index === names.length - 1;
      for (const { id, head } of isEnd ? conversations : conversations.slice(-1)) {
        await page.goto(head.view.rowId === undefined ? `./#c=${id}` : `./#/c/${id}/r/${head.view.rowId}`);
        for (const { head: listed } of conversations) await expect(titles).toContainText(listed.title);
        const shown = listShown(state, id, head);
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
        if (isEnd && head.shared.connectionId !== "demo") await regenerateLast(page, api);
      }
    });
});

/** Regenerates the last reply with the connection and the key that are stored. */
async function regenerateLast(page: Page, api: ApiServer): Promise<void> {
  const requestCount = api.requests.length;
  const last = page.getByRole("article", { name: /^Reply/ }).last();
  await last.hover();
  await last.getByRole("button", { name: "Regenerate" }).first().click();
  await expect(page.getByRole("article", { name: /sample \d+ of \d+/ }).last()).toHaveAttribute("data-status", "done");
  await expectSettled(page);
  expect(JSON.stringify(api.requests.slice(requestCount).map(({ headers }) => headers))).toContain("test-key");
}
