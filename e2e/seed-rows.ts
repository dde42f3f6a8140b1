import type { Page } from "@playwright/test";
import type { Conversation, Reply, Row, Variant } from "#core/conversation/conversation.ts";
import { createConversation } from "#core/conversation/create-conversation.ts";
import { addTurn } from "#core/conversation/edit-turns.ts";
import { exampleReply, exampleTurn } from "./fixtures/example-conversation.ts";
import { storeConversation } from "./seed-conversations.ts";
import { expect, openPage, promptField } from "./test.ts";

type Size = { rows: number; columns: number; samples: number; connection?: { connectionId: string; modelId: string } };

/** Opens the page, stores an answered experiment of this size, and opens its table. */
export async function openSeededTable(page: Page, size: Size): Promise<void> {
  await openPage(page);
  await storeTable(page, size);
}

/** Stores an answered experiment of this size, and opens its table in the open page. */
export async function storeTable(page: Page, size: Size): Promise<void> {
  await storeExperiment(page, size);
  await page.goto("./#/c/experiment");
  await page.reload();
  await expect(promptField(page)).toBeVisible();
  await expect(page.getByRole("grid", { name: "Rows" })).toBeVisible({ timeout: 120_000 });
}

/** Stores an answered experiment of this size, with the id "experiment". */
export async function storeExperiment(page: Page, size: Size): Promise<void> {
  await storeConversation(page, buildExperiment(size));
}

/** The text of an answer: JSON of one line, as an extraction gives it. Every tenth row's columns disagree. */
export const getAnswer = (row: number, column: number): string =>
  JSON.stringify({ vendor: `Shop ${row}`, total: row % 10 === 0 ? row + column : row, currency: "EUR" });

/** An answered experiment of this size, with the id "experiment". */
export function buildExperiment({ rows, columns, samples, connection }: Size): Conversation {
  const shared = {
    connectionId: "demo",
    modelId: "etude-demo",
    ...connection,
    system: "",
    variables: {},
    parameters: {},
    extraJson: "",
  };
  const variants = Array.from({ length: columns }, (_, index): Variant => ({
    id: `v${index}`,
    overrides: {},
    samples,
  }));
  const list = Array.from({ length: rows }, (_, index): Row => {
    const number = index + 1;
    return {
      id: `row${number}`,
      position: index,
      values: { receipt: `Receipt of shop ${number}`, day: `day ${number}` },
    };
  });
  const replies = list.flatMap((row, index) =>
    variants.flatMap(({ id: variantId }, column) =>
      Array.from({ length: samples }, (_, sample): Reply => {
        const reply = exampleReply({
          id: `${row.id}-${variantId}-${sample}`,
          turnId: "t1",
          variantId,
          rowId: row.id,
          sample,
          status: "done",
          parts: [{ kind: "text", text: getAnswer(index + 1, column) }],
          startedAtMs: 1,
          firstTokenAtMs: 200,
          endedAtMs: 1000 + index,
          usage: { inputTokens: 40, outputTokens: 20 },
        });
        return {
          ...reply,
          sentWith: { ...reply.sentWith, ...shared, variables: row.values, fillsMarkers: true, thread: {} },
        };
      }),
    ),
  );
  const conversation = createConversation("experiment", "v0", shared);
  return {
    ...addTurn(
      { ...conversation, title: "Experiment", variants },
      exampleTurn("t1", null, "Read the receipt: {{receipt}}"),
    ),
    rows: Object.fromEntries(list.map((row) => [row.id, row])),
    replies: Object.fromEntries(replies.map((reply) => [reply.id, reply])),
  };
}
