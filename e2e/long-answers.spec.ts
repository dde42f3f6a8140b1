import { expect, promptField, replies, replyText, runPrompt, test, openConnected } from "./test.ts";

const PARAGRAPHS = 600;
const LONG_ANSWER = Array.from(
  { length: PARAGRAPHS },
  (_, index) => `${index % 25 === 0 ? `## Part ${index}\n\n` : ""}Paragraph ${index} of **many**.\n\n`,
).join("");
const ANSWER = LONG_ANSWER.replace("**many**", "**many**, with [a source](https://example.com)");

test("a long answer that is laid out near the view alone is read aloud, copied, reached by keyboard and scrolled through whole", async ({
  page,
  api,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openConnected(page, api);
  api.next({ kind: "answer", text: ANSWER, paceMs: 0 });
  await runPrompt(page, "Long");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const text = replyText(replies(page));
  // What cannot be seen is not laid out, and every paragraph is there.
  await expect(text.locator("p")).toHaveCount(PARAGRAPHS);
  expect(await text.locator(".full-segment").count()).toBeGreaterThan(30);
  const countSkipped = () =>
    text
      .locator(".full-segment > p:first-child")
      .evaluateAll((all) => all.filter((each) => !each.checkVisibility({ contentVisibilityAuto: true })).length);
  expect(await countSkipped()).toBeGreaterThan(20);

  await promptField(page).blur();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+c");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect([...copied.matchAll(/^Paragraph (\d+) of many/gm)].map(([, number]) => Number(number))).toEqual(
    Array.from({ length: PARAGRAPHS }, (_, index) => index),
  );
  await page.evaluate(() => getSelection()?.removeAllRanges());

  const snapshot = await text.ariaSnapshot();
  for (const number of [0, 1, 300, PARAGRAPHS - 1]) expect(snapshot).toContain(`Paragraph ${number} of`);

  // Upwards through parts that were never laid out, a paragraph in view stays where it is but for the scrolling itself.
  const scroller = page.locator("#transcript");
  await scroller.hover();
  for (let step = 0; step < 30; step += 1) {
    const first = await scroller.evaluate(markParagraphInView);
    await page.mouse.wheel(0, -300);
    await expect
      .poll(() => page.locator("[data-marked]").evaluate((each) => each.getBoundingClientRect().top))
      .toBe(first + 300);
  }

  // A link in a part out of sight takes the focus, and comes into view with it.
  await text.getByRole("link", { name: "a source" }).focus();
  await expect(text.getByRole("link", { name: "a source" })).toBeInViewport();

  await page.emulateMedia({ media: "print" });
  expect(await countSkipped()).toBe(0);
});

/** Marks a paragraph in the middle of the view and returns its distance from the top. */
function markParagraphInView(scroller: Element): number {
  document.querySelector("[data-marked]")?.removeAttribute("data-marked");
  const { top, left, height, width } = scroller.getBoundingClientRect();
  for (let y = top + height / 2; y > top; y -= 5) {
    const paragraph = document.elementFromPoint(left + width / 2, y)?.closest("p");
    if (!paragraph) continue;
    paragraph.setAttribute("data-marked", "");
    return paragraph.getBoundingClientRect().top;
  }
  throw new Error("No paragraph is in view.");
}
