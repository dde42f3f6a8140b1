import type { Locator, Page } from "@playwright/test";
import type { ApiServer } from "./api-server/start-api-server.ts";
import { listPosts } from "./list-posts.ts";
import { runPrompt, expect, parameter, promptField, replyText, runButton } from "./test.ts";

type SentChatBody = {
  temperature?: number;
  top_k?: number;
  thinking?: unknown;
  messages: { content: string }[];
  system?: string;
  model: string;
};

/** The reply of a column to a turn. */
export const reply = (page: Page, letter: string, turn = 1): Locator =>
  page.getByRole("article", { name: new RegExp(`^Reply ${letter}, turn ${turn}(,|$)`) });
/** The head of a column. */
export const head = (page: Page, letter: string): Locator =>
  page.getByRole("region", { name: `Variant ${letter}`, exact: true });
export const heads = (page: Page): Locator => page.getByRole("region", { name: /^Variant [A-Z]$/ });
/** Pauses a column from its menu. */
export async function pauseColumn(page: Page, letter: string): Promise<void> {
  await head(page, letter)
    .getByRole("button", { name: `More actions for variant ${letter}` })
    .click();
  await page.getByRole("menuitem", { name: "Pause this column" }).click();
}
export const allReplies = (page: Page): Locator => page.getByRole("article", { name: /^Reply / });
/** The bodies of all chat requests, in order of arrival. */
export const listChatBodies = (api: ApiServer) => listPosts(api.requests).map(({ body }) => body as SentChatBody);

/**
 * Runs a prompt and waits until all replies have settled. By then the prompt field is empty and the replies are in the
 * page.
 */
export async function runPromptToEnd(page: Page, prompt: string): Promise<void> {
  await runPrompt(page, prompt);
  await expect(promptField(page)).toHaveValue("");
  await expectSettled(page);
}

/** Types several temperatures, runs a prompt, and waits until all replies have settled. */
export async function runSweep(page: Page, values: string, prompt: string): Promise<void> {
  await parameter(page, "temperature").fill(values);
  await runPromptToEnd(page, prompt);
}

/** Waits until no reply is queued or running. */
export async function expectSettled(page: Page): Promise<void> {
  await expect(page.locator('[data-status="queued"], [data-status="streaming"]')).toHaveCount(0);
  await expect(runButton(page)).toBeVisible();
}

export const getReplyText = (page: Page, letter: string, turn: number) =>
  replyText(reply(page, letter, turn)).innerText();

/**
 * Limits AI/ML API to one request at a time, so that requests arrive in the order of the columns. Parallel requests
 * arrive in any order.
 */
export async function sendRequestsOneByOne(page: Page): Promise<void> {
  await page.addInitScript(() => localStorage.setItem("etude:at-once", JSON.stringify({ aimlapi: 1 })));
}

/** Waits until exactly `count` replies stand on the page and each of them is done. */
export async function expectReplies(page: Page, count: number): Promise<void> {
  await expect(allReplies(page)).toHaveCount(count);
  await expect(page.locator('article[data-status="done"]')).toHaveCount(count);
}
