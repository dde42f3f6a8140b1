import type { Locator, Page } from "@playwright/test";
import { head, heads, reply } from "./columns.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { fillConversation, openSeeded, storeConversation } from "./seed-conversations.ts";
import { expect, promptField, test } from "./test.ts";

const writeLines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `Line ${index + 1} of an answer.`).join("\n\n");

const getLeft = async (element: Locator): Promise<number> => Math.round((await element.boundingBox())?.x ?? NaN);

async function chooseAction(page: Page, letter: string, name: string): Promise<void> {
  await head(page, letter)
    .getByRole("button", { name: `More actions for variant ${letter}` })
    .click();
  await page.getByRole("menuitem", { name }).click();
}

test("a pinned column stays at the left while the others scroll, even answers have one height, and reading one scrolls the others", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  // Answers of different lengths, one of them short.
  await openSeeded(page, {
    turns: 2,
    columns: 8,
    write: (_, column) => writeLines(column === 1 ? 2 : 40 + 10 * column),
  });
  const map = page.getByRole("navigation", { name: "Columns in sight" });
  await chooseAction(page, "C", "Pin column C at the left");
  await expect(heads(page).first()).toHaveAccessibleName("Variant C");
  const left = await getLeft(head(page, "C"));
  await map.getByRole("button", { name: /^Column H/ }).click();
  await expect(head(page, "H")).toBeInViewport({ ratio: 1 });
  for (const element of [head(page, "C"), page.getByRole("group", { name: "Figures of variant C" })])
    expect(await getLeft(element)).toBe(left);
  expect(await getLeft(reply(page, "C", 2))).toBe(left + 14);
  await expect(map.getByRole("button", { name: /, in sight$/ })).toHaveText(["C", "G", "H"]);
  // Scrolling renders nothing in the turns.
  const changes = await page.evaluateHandle(() => {
    const noted: string[] = [];
    const observer = new MutationObserver((records) => noted.push(...records.map(({ type }) => type)));
    for (const turn of document.querySelectorAll("[data-turn]"))
      observer.observe(turn, { subtree: true, childList: true, attributes: true, characterData: true });
    return noted;
  });
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowLeft");
  await expect(map.getByRole("button", { name: /, in sight$/ })).toHaveText(["C", "D", "E"]);
  expect(await changes.jsonValue()).toEqual([]);
  // The focus comes into view beside it, not under it.
  await reply(page, "H", 2).focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowLeft");
  await expect(reply(page, "E", 2)).toBeFocused();
  expect(await getLeft(reply(page, "E", 2))).toBeGreaterThan(left + 300);

  await page.getByRole("button", { name: "Even answers" }).click();
  const answer = (letter: string) => reply(page, letter, 2).getByRole("group", { name: "Answer" });
  const getHeight = async (letter: string) => Math.round((await answer(letter).boundingBox())?.height ?? NaN);
  const getTop = (letter: string) => answer(letter).evaluate((element) => element.scrollTop);
  const getShare = (letter: string) =>
    answer(letter).evaluate((element) => element.scrollTop / (element.scrollHeight - element.clientHeight));
  expect(await getHeight("A")).toBe(900 - 26 * 16);
  expect(await getHeight("H")).toBe(await getHeight("A"));
  // All feet of the row stand on one line, also that of the short answer.
  const feet = await Promise.all(
    ["A", "B", "C"].map(
      async (letter) => (await reply(page, letter, 2).getByRole("group", { name: "Figures" }).boundingBox())?.y,
    ),
  );
  expect(new Set(feet).size).toBe(1);
  await expect(answer("B")).not.toHaveAttribute("tabindex");
  await answer("A").focus();
  await page.keyboard.press("End");
  await expect.poll(() => getShare("H")).toBeGreaterThan(0.99);
  await page.keyboard.press("Home");
  await expect.poll(() => getShare("H")).toBe(0);
  // A share of one is the same share of the other, and the one that is read is not moved back.
  await answer("A").hover();
  await page.mouse.wheel(0, 400);
  await expect.poll(() => getTop("A")).toBe(400);
  await expect.poll(async () => Math.abs((await getShare("H")) - (await getShare("A")))).toBeLessThan(0.02);
  expect(await getTop("A")).toBe(400);
  await page.getByRole("button", { name: "Scroll together" }).click();
  await answer("A").focus();
  await page.keyboard.press("Home");
  await expect.poll(() => getTop("A")).toBe(0);
  expect(await getTop("H")).toBeGreaterThan(0);
  await expectAccessible(page);
  // What is cut is printed whole, and shown whole by a press.
  await page.emulateMedia({ media: "print" });
  expect(await getHeight("H")).toBeGreaterThan(2000);
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("button", { name: "Show full answers" }).last().click();
  await expect(page.getByRole("button", { name: "Collapse answers" })).toHaveCount(1);
  expect(await reply(page, "H", 2).evaluate((element) => element.clientHeight)).toBeGreaterThan(2000);
  // Both choices are kept on this device.
  await page.reload();
  await expect(heads(page).first()).toHaveAccessibleName("Variant C");
  await expect(page.getByRole("button", { name: "Even answers" })).toHaveAttribute("aria-pressed", "true");
  await head(page, "C").getByRole("button", { name: "Unpin column C" }).click();
  await expect(heads(page).first()).toHaveAccessibleName("Variant A");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a finger swipes from column to column, and scrolls text, wide code and the browser’s pages as before", async ({
    page,
  }) => {
    const text = `${writeLines(30)}\n\n\`\`\`js\nconst wide = "${"wide ".repeat(40)}";\n\`\`\`\n\nThe end.`;
    await page.goto("./");
    await expect(promptField(page)).toBeVisible();
    await storeConversation(
      page,
      fillConversation(3, 1, () => text),
    );
    await page.goto("./#c=seeded");
    await page.reload();
    const tab = (letter: string) => page.getByRole("tab", { name: `Variant ${letter}`, exact: true });
    const session = await page.context().newCDPSession(page);
    const swipe = async (from: { x: number; y: number }, by: { x: number; y: number }) => {
      const points = Array.from({ length: 9 }, (_, step) => ({
        x: from.x + (by.x * step) / 8,
        y: from.y + (by.y * step) / 8,
      }));
      for (const [step, point] of points.entries())
        await session.send("Input.dispatchTouchEvent", {
          type: step === 0 ? "touchStart" : "touchMove",
          touchPoints: [point],
        });
      await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    };
    const middle = { x: 200, y: 350 };
    await expect(tab("A")).toHaveAttribute("aria-selected", "true");
    // The page follows fingers.
    await expect(page.getByRole("tabpanel")).toHaveCSS("touch-action", "pan-y pinch-zoom");
    await swipe(middle, { x: -120, y: 10 });
    await expect(tab("B")).toHaveAttribute("aria-selected", "true");
    await expect(reply(page, "B")).toBeVisible();
    // From the edge of the window it is the browser's, and up and down scrolls.
    await swipe({ x: 8, y: 350 }, { x: 200, y: 0 });
    const scroller = page.getByRole("tabpanel");
    const before = await scroller.evaluate((element) => element.scrollTop);
    await swipe(middle, { x: 60, y: 200 });
    await expect.poll(() => scroller.evaluate((element) => element.scrollTop)).toBeLessThan(before - 50);
    await expect(tab("B")).toHaveAttribute("aria-selected", "true");
    // Wide code scrolls by itself.
    const code = reply(page, "B").locator("pre").first();
    await code.scrollIntoViewIfNeeded();
    const bounds = await code.boundingBox();
    const onCode = { x: 200, y: (bounds?.y ?? 0) + (bounds?.height ?? 0) / 2 };
    await swipe(onCode, { x: -120, y: 0 });
    await expect(tab("B")).toHaveAttribute("aria-selected", "true");
    // With less motion nothing slides, and it works all the same.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await swipe(middle, { x: 120, y: 0 });
    await expect(tab("A")).toHaveAttribute("aria-selected", "true");
    await swipe(middle, { x: 120, y: 0 });
    await expect(tab("A")).toHaveAttribute("aria-selected", "true");
    await expectAccessible(page);
  });
});
