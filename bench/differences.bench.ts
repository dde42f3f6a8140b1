import type { Page } from "@playwright/test";
import { connect, expect, openPage, promptField, test } from "#e2e/test.ts";
import { recordFigure } from "./record-figure.ts";

// The difference of two answers of 100 kB: the longest task of the page, which a key would wait for.

const ROUNDS = 3;

/** A text of some 100 kB of random words, the same for the same seed. */
function writeText(seed: number): string {
  let state = seed;
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
  return Array.from({ length: 17_000 }, () => `w${Math.floor(next() / 65_536) % 3000}`).join(" ");
}

const changeSome = (text: string) =>
  text
    .split(" ")
    .map((word, index) => (index % 20 === 0 ? `x${index}` : word))
    .join(" ");

const PAIRS = [
  { name: "1 word in 20 changed", before: writeText(1), after: changeSome(writeText(1)) },
  { name: "all words in another order", before: writeText(1), after: writeText(2) },
];

test("the difference of two answers of 100 kB", async ({ page, api }) => {
  test.setTimeout(600_000);
  await openPage(page);
  await connect(page, api);
  await page.getByRole("button", { name: "Add variant" }).click();
  for (const { name, before, after } of PAIRS) {
    api.next({ kind: "answer", text: before }, { kind: "answer", text: after });
    await promptField(page).fill("Compare.");
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page.locator('article[data-status="done"]')).toHaveCount(
      2 * (PAIRS.findIndex((pair) => pair.name === name) + 1),
      {
        timeout: 120_000,
      },
    );
    const own: Measured[] = [];
    for (let round = 0; round < ROUNDS; round += 1) own.push(await measurePage(page));
    const longest = own.map(({ longestTaskMs }) => longestTaskMs);
    recordFigure(`longest task, difference of 100 kB, ${name}`, "Étude", longest, "ms");
    const until = own.map(({ untilShownMs }) => untilShownMs);
    recordFigure(`press to difference, 100 kB, ${name}`, "Étude", until, "ms");
  }
});

type Measured = { longestTaskMs: number; untilShownMs: number };

/** Presses Differences in the page, waits for the last difference, and presses again. */
async function measurePage(page: Page): Promise<Measured> {
  await page.evaluate(() => {
    const tasksMs: number[] = [];
    new PerformanceObserver((list) => tasksMs.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
    });
    Object.assign(globalThis, { tasksMs, pressedAtMs: performance.now() });
  });
  const button = page.getByRole("button", { name: "Differences", exact: true });
  await button.click();
  await expect(page.locator('[data-part="difference"]').last()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Comparing with")).toHaveCount(0, { timeout: 60_000 });
  const measured = await page.evaluate(() => {
    const { tasksMs, pressedAtMs } = globalThis as typeof globalThis & { tasksMs: number[]; pressedAtMs: number };
    return { longestTaskMs: Math.max(0, ...tasksMs), untilShownMs: performance.now() - pressedAtMs };
  });
  await button.click();
  await expect(page.locator('[data-part="difference"]')).toHaveCount(0);
  return measured;
}
