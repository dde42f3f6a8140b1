import type { Page } from "@playwright/test";
import type { Conversation, Variant } from "#core/conversation/conversation.ts";
import { createConversation } from "#core/conversation/create-conversation.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { exampleReply, exampleTurn } from "./fixtures/example-conversation.ts";
import { expect, openPage, promptField } from "./test.ts";
import { waitForDatabase } from "./wait-for-database.ts";

type StoredRecords = Partial<Record<"conversations" | "turns" | "replies" | "rows", Record<string, unknown>[]>>;

const DAY_MS = 86_400_000;

/**
 * Stores a conversation with the demo model of so many answered turns and columns, and so many others, the oldest years
 * old; then opens it.
 */
export async function openSeeded(
  page: Page,
  {
    turns = 0,
    columns = 1,
    others = 0,
    write,
  }: {
    turns?: number;
    columns?: number;
    others?: number;
    /** The answer to a turn, from 1, in a column, from 0. */
    write?: (turn: number, column: number) => string;
  },
): Promise<void> {
  await openPage(page);
  const seeded = fillConversation(columns, turns, write);
  const nowMs = Date.now();
  const records: StoredRecords = {
    conversations: [
      listHead(seeded, nowMs),
      ...Array.from({ length: others }, (_, index) =>
        listHead(
          { ...fillConversation(1, 0), id: `other-${index}`, title: `Conversation ${index + 1}` },
          nowMs - index * DAY_MS,
        ),
      ),
    ],
    turns: listRecords(seeded, "turns"),
    replies: listRecords(seeded, "replies"),
  };
  await waitForDatabase(page);
  await page.evaluate(putRecords, records);
  await page.goto(`./#c=${seeded.id}`);
  await page.reload();
  await expect(promptField(page)).toBeVisible();
  await expect(page.locator(`article[aria-label^="Reply "]`)).toHaveCount(turns * columns, {
    timeout: 120_000,
  });
}

/** Stores a conversation as the newest one. */
export async function storeConversation(page: Page, conversation: Conversation): Promise<void> {
  const records: StoredRecords = {
    conversations: [listHead(conversation, Date.now())],
    turns: listRecords(conversation, "turns"),
    rows: listRecords(conversation, "rows"),
    replies: listRecords(conversation, "replies"),
  };
  await waitForDatabase(page);
  await page.evaluate(putRecords, records);
}

const writeShort = (turn: number): string => `Answer ${turn} is **short**, and has \`code\`.`;

/** A conversation with the demo model of so many answered turns and columns, with the id "seeded". */
export function fillConversation(
  columns: number,
  turns: number,
  write: (turn: number, column: number) => string = writeShort,
): Conversation {
  const shared = {
    connectionId: "demo",
    modelId: "etude-demo",
    system: "",
    variables: {},
    parameters: {},
    extraJson: "",
  };
  const variants = Array.from({ length: columns }, (_, index): Variant => ({ id: `v${index}`, overrides: {} }));
  let conversation: Conversation = { ...createConversation("seeded", "v0", shared), title: "Seeded", variants };
  for (let number = 1; number <= turns; number += 1) {
    const turnId = `t${number}`;
    conversation = addTurn(
      conversation,
      exampleTurn(turnId, number === 1 ? null : `t${number - 1}`, `Question ${number}`),
    );
    const replies = variants.map(({ id: variantId }, column) =>
      exampleReply({
        id: `${variantId}-${turnId}`,
        turnId,
        variantId,
        status: "done",
        parts: [{ kind: "text", text: write(number, column) }],
        sentWith: {
          ...exampleReply().sentWith,
          ...shared,
          thread: number === 1 ? {} : { builtOn: `${variantId}-t${number - 1}` },
        },
      }),
    );
    conversation = addReplies(conversation, replies);
  }
  return conversation;
}

function listHead({ turns: _turns, replies: _replies, rows: _rows, ...head }: Conversation, updatedAtMs: number) {
  return { id: head.id, updatedAtMs, head };
}

function listRecords(conversation: Conversation, store: "turns" | "replies" | "rows"): Record<string, unknown>[] {
  return Object.values(conversation[store]).map((value) => ({
    id: value.id,
    conversationId: conversation.id,
    value,
  }));
}

/** Uses nothing outside its own body, because Playwright passes only this function to the page. */
async function putRecords(records: StoredRecords): Promise<void> {
  const opening = indexedDB.open("etude");
  await new Promise((resolve) => opening.addEventListener("success", resolve));
  const transaction = opening.result.transaction(Object.keys(records), "readwrite");
  for (const [store, values] of Object.entries(records))
    for (const value of values) transaction.objectStore(store).put(value);
  await new Promise((resolve, reject) => {
    transaction.addEventListener("complete", resolve);
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("the records were refused")));
  });
  opening.result.close();
}
