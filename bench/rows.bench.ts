import type { CDPSession, Page } from "@playwright/test";
import { runPrompt, expect, openConnected, promptField, stopButton, test } from "#e2e/test.ts";
import { getAnswer, storeExperiment } from "#e2e/seed-rows.ts";
import { takeLongestTaskMs, watchLongTasks } from "./long-tasks.ts";
import { measureTaskMs, readHeapMb, readTaskMs, startMetrics, waitUntilQuiet } from "./page-metrics.ts";
import { recordFigure } from "./record-figure.ts";

// An experiment of 1,000 rows, 4 columns and 3 samples: opened, scrolled, typed beside, and while six of its requests run;
// beside a plain HTML table of the same texts. Times are those of the page's main thread on a processor, but for the
// longest task.

const SIZE = { rows: 1_000, columns: 4, samples: 3 };
const SCROLL_FRAMES = 60;
const KEYS = 30;
const NAME = `${SIZE.rows.toLocaleString("en-US")} rows × ${SIZE.columns} columns`;

test("an experiment of a thousand rows is opened, scrolled and run", async ({ page, context, api }) => {
  test.setTimeout(600_000);
  await openConnected(page, api);
  await storeExperiment(page, {
    ...SIZE,
    connection: { connectionId: "aimlapi", modelId: "anthropic/claude-opus-4-5" },
  });
  await page.reload();
  await expect(promptField(page)).toBeVisible();
  const cdp = await startMetrics(page);
  await waitUntilQuiet(cdp);
  await watchLongTasks(page);
  const openMs = await measureTaskMs(cdp, async () => {
    await page.getByRole("navigation", { name: "Conversations" }).getByText("Experiment").click();
    // An assertion that waits would read the whole page for its message.
    await page.getByRole("gridcell", { name: "Row 1, A", exact: true }).waitFor({ timeout: 120_000 });
  });
  recordFigure(`open ${NAME} × ${SIZE.samples} samples`, "Étude", [openMs / 1000], "s");
  recordFigure(`longest task while ${NAME} open`, "Étude", [await takeLongestTaskMs(page)], "ms");
  recordFigure(`heap with ${NAME} × ${SIZE.samples} samples`, "Étude", [await readHeapMb(cdp)], "MB");
  const scrollMs = await measureScrolling(page, cdp, "#transcript");
  recordFigure(`a frame of scrolling in ${NAME}`, "Étude", [scrollMs], "ms");
  recordFigure(`longest task while scrolling in ${NAME}`, "Étude", [await takeLongestTaskMs(page)], "ms");
  recordFigure(`a key in the prompt beside ${NAME}`, "Étude", [await measureTyping(page, cdp)], "ms");
  recordFigure(`longest task while typing beside ${NAME}`, "Étude", [await takeLongestTaskMs(page)], "ms");

  api.always({ kind: "answer", text: getAnswer(1, 0).repeat(20), paceMs: 20 });
  await runPrompt(page, "Read it again: {{receipt}}");
  const confirm = page.getByRole("dialog").getByRole("button", { name: /^Send all/ });
  await confirm.click();
  await expect(stopButton(page)).toBeVisible();
  await takeLongestTaskMs(page);
  recordFigure(
    `a key in the prompt while six answers of ${NAME} are written`,
    "Étude",
    [await measureTyping(page, cdp)],
    "ms",
  );
  recordFigure(`longest task while six answers of ${NAME} are written`, "Étude", [await takeLongestTaskMs(page)], "ms");
  await stopButton(page).click();

  const plain = await context.newPage();
  await plain.route("**/before-the-app", (route) => route.fulfill({ contentType: "text/html", body: "<p>Empty</p>" }));
  await plain.goto("./before-the-app");
  const plainCdp = await startMetrics(plain);
  await watchLongTasks(plain);
  const texts = Array.from({ length: SIZE.rows }, (_, row) =>
    Array.from({ length: SIZE.columns }, (__, column) => getAnswer(row + 1, column)),
  );
  const plainOpenMs = await measureTaskMs(plainCdp, () => plain.evaluate(showPlain, texts));
  recordFigure(`open ${NAME} × ${SIZE.samples} samples`, "a plain table", [plainOpenMs / 1000], "s");
  recordFigure(`longest task while ${NAME} open`, "a plain table", [await takeLongestTaskMs(plain)], "ms");
  recordFigure(`heap with ${NAME} × ${SIZE.samples} samples`, "a plain table", [await readHeapMb(plainCdp)], "MB");
  recordFigure(
    `a frame of scrolling in ${NAME}`,
    "a plain table",
    [await measureScrolling(plain, plainCdp, "main")],
    "ms",
  );
  recordFigure(`longest task while scrolling in ${NAME}`, "a plain table", [await takeLongestTaskMs(plain)], "ms");
});

/** The time of a frame while a scroller goes down by 400 pixels each frame, in milliseconds. */
async function measureScrolling(page: Page, cdp: CDPSession, scroller: string): Promise<number> {
  const ms = await measureTaskMs(cdp, () =>
    page.locator(scroller).evaluate(async (element, frames) => {
      for (let frame = 0; frame < frames; frame += 1) {
        element.scrollTop += 400;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      }
    }, SCROLL_FRAMES),
  );
  return ms / SCROLL_FRAMES;
}

/** The time that a key in the prompt takes, in milliseconds. */
async function measureTyping(page: Page, cdp: CDPSession): Promise<number> {
  await promptField(page).focus();
  const beforeMs = await readTaskMs(cdp);
  await page.keyboard.type("x".repeat(KEYS), { delay: 60 });
  const takenMs = (await readTaskMs(cdp)) - beforeMs;
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  return takenMs / KEYS;
}

/** Puts the texts into a page as a table, without a line of script of its own. */
function showPlain(texts: string[][]): Promise<unknown> {
  const scroller = document.createElement("main");
  scroller.style.cssText = "height: 100vh; overflow: auto; font: 13px/1.5 sans-serif";
  document.body.replaceChildren(scroller);
  const rows = texts.map(
    (cells, index) => `<tr><th>${index + 1}</th>${cells.map((text) => `<td>${text}</td>`).join("")}</tr>`,
  );
  scroller.innerHTML = `<table>${rows.join("")}</table>`;
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
