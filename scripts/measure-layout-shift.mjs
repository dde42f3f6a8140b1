// @ts-check
// Measures what moves while answers are streamed by 1, 16 and 128 characters: `npm run bench:shift`. Asserts nothing. An
// argument measures one step alone; a second one prints where most moved.
import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { findBrowser } from "./find-browser.mjs";

const [only, isDetailed] = process.argv.slice(2);
const outDir = new URL("../.cache/layout-shift/", import.meta.url).pathname;

await build({
  logLevel: "error",
  build: { outDir, emptyOutDir: true, rolldownOptions: { input: "bench/layout-shift.html" } },
});
const app = await preview({ build: { outDir }, preview: { port: 0, host: "localhost" }, logLevel: "warn" });
const browser = await chromium.launch(await findBrowser());
const page = await browser.newPage({ viewport: { width: 900, height: 4000 }, reducedMotion: "reduce" });
page.on("pageerror", (error) => console.log(error.message));
await page.goto(`${app.resolvedUrls?.local[0]}bench/layout-shift.html`);
await page.waitForFunction(() => "measureShifts" in window);
// Colours and formulas are loaded once before anything is measured.
await measure(128);
await page.waitForLoadState("networkidle");
for (const step of only === undefined ? [1, 16, 128] : [Number(only)]) {
  const shifts = await measure(step);
  const sum = (/** @type {(shift: any) => number} */ pick) => shifts.reduce((total, shift) => total + pick(shift), 0);
  console.log(
    `by ${step}: moved ${Math.round(sum((shift) => shift.movedPx))} px · shrunk ${Math.round(sum((shift) => shift.shrunkPx))} px · ${sum((shift) => shift.flashes)} updates took words back · score ${sum((shift) => shift.score).toFixed(3)}`,
  );
  const worst = shifts.toSorted((a, b) => rate(b) - rate(a)).slice(0, isDetailed ? 100 : 8);
  for (const shift of worst.filter((each) => rate(each) > 0)) {
    console.log(
      `  ${shift.name.padEnd(40)} moved ${shift.movedPx.toFixed(0).padStart(5)} · shrunk ${shift.shrunkPx.toFixed(0).padStart(4)} · ${String(shift.flashes).padStart(3)} back · ${shift.score.toFixed(3)}`,
    );
    if (isDetailed)
      for (const { px, before, back } of shift.worst)
        console.log(`${px.toFixed(0).padStart(12)}  ${JSON.stringify(before)} took back ${JSON.stringify(back)}`);
  }
}
await browser.close();
process.exit(0);

/** @param {number} step @returns {Promise<any[]>} */
function measure(step) {
  return page.evaluate((size) => /** @type {any} */ (window).measureShifts(size), step);
}

/** @param {{ movedPx: number, shrunkPx: number, flashes: number }} shift */
function rate({ movedPx, shrunkPx, flashes }) {
  return movedPx + shrunkPx + flashes * 10;
}
