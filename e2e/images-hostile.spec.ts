import { writeFileSync } from "node:fs";
import { drawHostilePictures } from "./fixtures/hostile-pictures.ts";
import { HOSTILE_SVGS } from "./fixtures/hostile-svgs.ts";
import { attachments } from "./pictures.ts";
import { expect, openPage, test } from "./test.ts";

test("pictures made to hang a browser are taken or refused with a sentence, and leave the page free", async ({
  page,
}, testInfo) => {
  await openPage(page);
  const pictures = drawHostilePictures().map(({ name, bytes, refusal }) => ({ name, buffer: bytes, refusal }));
  const svgs = Object.entries(HOSTILE_SVGS).map(([what, svg]) => ({
    name: `${what}.svg`,
    buffer: Buffer.from(svg),
    refusal: "work to draw",
  }));
  const all = [...pictures, ...svgs].filter(({ name }) => name !== "profile bomb.png");
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
    });
  });
  const taken = [];
  for (let from = 0; from < all.length; from += 7) {
    const some = all.slice(from, from + 7);
    // From the disk: bytes that Playwright passes itself keep the page busy for seconds.
    for (const { name, buffer } of some) writeFileSync(testInfo.outputPath(name), buffer);
    await page.getByLabel("Image files").setInputFiles(some.map(({ name }) => testInfo.outputPath(name)));
    for (const { name, refusal } of some) {
      if (refusal !== "") await expect(page.getByRole("alert").filter({ hasText: `“${name}”` })).toContainText(refusal);
      else taken.push(name);
    }
    await expect(attachments(page).filter({ hasText: "tok" })).toHaveCount(taken.length);
  }
  const tasks = await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks);
  test.info().annotations.push({
    type: "time",
    description: `longest tasks ${tasks
      .toSorted((a, b) => b - a)
      .slice(0, 5)
      .join(", ")} ms`,
  });
  // Drawing an SVG took the page 20 seconds and more before it was measured.
  expect(Math.max(0, ...tasks)).toBeLessThan(1000);
});
