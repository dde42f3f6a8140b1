import { buildLongConversation } from "#e2e/fixtures/databases/build-long-conversation.ts";
import { loadDatabase } from "#e2e/fixtures/databases/load-database.ts";
import type { StoredState } from "#e2e/fixtures/databases/read-stored-state.ts";
import { expect, openPage, test } from "#e2e/test.ts";
import { readHeapMb, startMetrics, waitUntilQuiet } from "./page-metrics.ts";
import { recordFigure } from "./record-figure.ts";

// The memory of the page's script while ten long conversations are opened and left one after the other. What the first one
// leaves is code that was compiled and what the page keeps once; what each of the others adds is what is never given back.

const CONVERSATIONS = 10;
const TURNS = 200;

test("ten long conversations are opened and left", async ({ page, mishaps: _mishaps }) => {
  test.setTimeout(600_000);
  await page.route("**/before-the-app", (route) => route.fulfill({ contentType: "text/html", body: "<p>Empty</p>" }));
  await page.goto("./before-the-app");
  await page.evaluate(loadDatabase, buildLongConversations());
  await openPage(page);
  const cdp = await startMetrics(page);
  const heapsMb = [];
  for (let number = 0; number < CONVERSATIONS; number += 1) {
    await page.getByRole("navigation", { name: "Conversations" }).getByText(`Long ${number}`, { exact: true }).click();
    const last = page.locator(`article[aria-label="Reply A, turn ${TURNS}"]`);
    await expect(last.locator('[data-part="text"]')).toBeInViewport({ timeout: 60_000 });
    await page.getByRole("button", { name: "New conversation", exact: true }).click();
    await expect(page.locator("article")).toHaveCount(0);
    await waitUntilQuiet(cdp);
    heapsMb.push(await readHeapMb(cdp));
  }
  const [first = NaN, last = NaN] = [heapsMb[0], heapsMb.at(-1)];
  recordFigure("heap after a long conversation was opened and left", "Étude", [first], "MB");
  recordFigure("heap that each further conversation leaves", "Étude", [(last - first) / (CONVERSATIONS - 1)], "MB");
});

/** A stored state with long conversations, "Long 0" to "Long 9". */
function buildLongConversations(): StoredState {
  const { databases, ...rest } = buildLongConversation(TURNS);
  const copies = Array.from({ length: CONVERSATIONS }, (_, number) => number);
  return {
    ...rest,
    databases: databases.map((database) => ({
      ...database,
      stores: database.stores.map((store) => ({
        ...store,
        records: copies.flatMap((number) => store.records.map((record) => renumber(record, number))),
      })),
    })),
  };
}

/** The record with ids and a title of its own. */
function renumber<Value>(value: Value, number: number): Value {
  const text = JSON.stringify(value).replaceAll(
    /"(c|t\d+|r\d+|Long)"(?!:)/g,
    (_all, id) => `"${id}${id === "Long" ? " " : "-"}${number}"`,
  );
  return JSON.parse(text);
}
