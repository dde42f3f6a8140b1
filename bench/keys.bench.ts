import type { Page } from "@playwright/test";
import { openSeeded } from "#e2e/seed-conversations.ts";
import { expect, parameter, promptField, replies, runPrompt, test } from "#e2e/test.ts";
import { readTaskMs, startMetrics } from "./page-metrics.ts";
import { recordFigure } from "./record-figure.ts";

// The main thread's processor time for a key in a field, beside a bare field in an empty page, and for a short exchange with the
// demo model, in conversations of several sizes. Asserts only that what was measured happened.

const ROUNDS = 5;
const KEYS = 10;
/** Between two keys, so that each is drawn before the next. */
const KEY_EVERY_MS = 60;
const WRITTEN = "Compare the two pictures.";

const CONVERSATIONS = [
  { name: "an empty conversation", seed: {} },
  { name: "12 columns of 3 turns", seed: { columns: 12, turns: 3 } },
  { name: "500 turns", seed: { turns: 500 } },
] as const;

for (const { name, seed } of CONVERSATIONS)
  test(`a key in ${name}`, async ({ page, context }) => {
    test.setTimeout(600_000);
    await openSeeded(page, seed);
    const bare = await context.newPage();
    await bare.route("**/bare", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><input><textarea></textarea>" }),
    );
    await bare.goto("./bare");
    // Keys go behind words: the first key of a prompt plans its run at once, and the last that is taken away the repeated one.
    await promptField(page).fill(WRITTEN);
    await bare.locator("textarea").fill(WRITTEN);
    const figures = new Map<string, number[]>();
    const measure = async (figure: string, tab: Page, focus: () => Promise<void>) => {
      await tab.bringToFront();
      await focus();
      figures.set(figure, [...(figures.get(figure) ?? []), await measureKeys(tab)]);
    };
    for (let round = 0; round <= ROUNDS; round += 1) {
      // The first round only warms up.
      if (round === 1) figures.clear();
      await measure("bare input", bare, () => bare.locator("input").focus());
      await measure("temperature", page, () => parameter(page, "temperature").focus());
      await measure("bare textarea", bare, () => bare.locator("textarea").focus());
      await measure("prompt", page, () => promptField(page).focus());
    }
    recordFigure(`a key in the temperature field, ${name}`, "bare input", figures.get("bare input") ?? [], "ms");
    recordFigure(`a key in the temperature field, ${name}`, "Étude", figures.get("temperature") ?? [], "ms");
    recordFigure(`a key in the prompt, ${name}`, "bare textarea", figures.get("bare textarea") ?? [], "ms");
    recordFigure(`a key in the prompt, ${name}`, "Étude", figures.get("prompt") ?? [], "ms");
  });

test("a key behind 200 kB, and 2 MB set at once", async ({ page, context }) => {
  test.setTimeout(600_000);
  await openSeeded(page, {});
  const bare = await context.newPage();
  await bare.route("**/bare", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><textarea></textarea>" }),
  );
  await bare.goto("./bare");
  const fields = [
    { contestant: "bare textarea", tab: bare, field: bare.locator("textarea") },
    { contestant: "Étude", tab: page, field: promptField(page) },
  ];
  const line = "The tide turns twice a day, and with it every small boat.\n";
  for (const { contestant, tab, field } of fields) {
    const keys: number[] = [];
    const sets: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      await tab.bringToFront();
      await field.fill(line.repeat(3_500));
      keys.push(await measureKeys(tab));
      await field.fill("");
      sets.push(await measureBusyMs(tab, () => field.fill(line.repeat(35_000))));
      await field.fill("");
    }
    recordFigure("a key in the prompt behind 200 kB", contestant, keys, "ms");
    recordFigure("2 MB set into the prompt at once", contestant, sets, "ms");
  }
});

for (const { name, seed } of [
  { name: "2 turns", seed: { turns: 2 } },
  { name: "100 turns", seed: { turns: 100 } },
  { name: "500 turns", seed: { turns: 500 } },
  { name: "2 turns beside 1,000 saved conversations", seed: { turns: 2, others: 1000 } },
])
  test(`a short exchange in a conversation of ${name}`, async ({ page }) => {
    test.setTimeout(600_000);
    await openSeeded(page, seed);
    const values: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const busyMs = await measureBusyMs(page, async () => {
        await runPrompt(page, "Something short");
        await expect(replies(page)).toHaveCount(seed.turns + round + 1);
        await expect(page.locator('article[aria-busy="true"]')).toHaveCount(0);
        // What follows an answer belongs to it: figures, the list, the disk.
        await page.waitForTimeout(500);
      });
      if (round > 0) values.push(busyMs);
    }
    recordFigure(`one short exchange, ${name}`, "Étude", values, "ms");
    if (!("others" in seed)) return;
    const elements = await page
      .getByRole("navigation", { name: "Conversations" })
      .evaluate((list) => list.querySelectorAll("section *").length);
    recordFigure("elements of the list of 1,000 conversations", "Étude", [elements], "elements");
  });

/** The main thread's processor time for one key, in milliseconds: digits that are typed and taken away again. */
async function measureKeys(page: Page): Promise<number> {
  await page.keyboard.press("End");
  const busyMs = await measureBusyMs(page, async () => {
    for (let key = 0; key < KEYS; key += 1)
      await page.keyboard.press(key % 2 === 0 ? "1" : "Backspace", { delay: KEY_EVERY_MS });
  });
  return busyMs / KEYS;
}

/** The processor time of a page's main thread during an act, in milliseconds. */
async function measureBusyMs(page: Page, act: () => Promise<unknown>): Promise<number> {
  const cdp = await startMetrics(page);
  const before = await readTaskMs(cdp);
  await act();
  const busyMs = (await readTaskMs(cdp)) - before;
  await cdp.detach();
  return busyMs;
}
