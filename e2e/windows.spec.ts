import type { Page } from "@playwright/test";
import { attachTiles } from "./pictures.ts";
import { connect, expect, openPage, promptField, replies, runButton, runPrompt, test, openConnected } from "./test.ts";

const LONG = Array.from({ length: 60 }, (_, index) => `Paragraph ${index} of an answer over several pages.`).join(
  "\n\n",
);

const getHeights = (page: Page) =>
  page.evaluate(() => ({
    transcript: document.getElementById("transcript")?.clientHeight ?? 0,
    composer: document.querySelector(".composer-frame")?.clientHeight ?? 0,
  }));

test("in a window of 320 by 256 pixels an answer can be read, and the composer is one line without the focus", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await page.setViewportSize({ width: 320, height: 256 });
  api.next({ kind: "answer", text: LONG, paceMs: 0 });
  await runPrompt(page, "Read this");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  expect((await getHeights(page)).transcript).toBeGreaterThan(100);
  await replies(page).focus();
  const { transcript, composer } = await getHeights(page);
  expect(transcript).toBeGreaterThan(150);
  expect(composer).toBeLessThan(60);
  // Nothing stays in its place over the answer.
  expect(
    await page.getByRole("region", { name: "Variant A" }).evaluate((head) => head.getBoundingClientRect().bottom),
  ).toBeLessThan(0);
  // A press on Run in the one line is not lost by the line growing under the pointer.
  api.next({ kind: "answer", text: "Again" });
  await runButton(page).click();
  await expect(replies(page)).toHaveCount(2);
  await expect(replies(page).last()).toHaveAttribute("data-status", "done");
  await promptField(page).click();
  await expect(page.getByRole("textbox", { name: "System prompt" })).toBeVisible();
});

test("a wide table keeps its short cells on one line and its long ones at 9rem in a narrow column, and is scrolled by keys", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await page.setViewportSize({ width: 390, height: 844 });
  api.next({
    kind: "answer",
    text: `| Model | In | Out | Good for | Notes |\n|---|---|---|---|---|\n| claude-opus | $5.00 | $25.00 | long work with tools and code in large projects | released in May, see https://example.com/${"address/".repeat(9)} |`,
  });
  await runPrompt(page, "Compare");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(replies(page).locator("tbody td")).toHaveCount(5);
  const cells = await replies(page)
    .locator("tbody td")
    .evaluateAll((all) => all.map(({ clientWidth }) => clientWidth));
  for (const width of cells.slice(3)) expect(width).toBeGreaterThanOrEqual(144);
  expect(
    await replies(page)
      .locator("tbody td")
      .first()
      .evaluate((cell) => getComputedStyle(cell).whiteSpace),
  ).toBe("nowrap");
  const table = replies(page).getByRole("group", { name: "Table" });
  await table.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => table.evaluate((region) => region.scrollLeft)).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test("on a phone on its side the bars of sweeps are one line, and scroll away with the heads", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await page.getByRole("textbox", { name: "temperature", exact: true }).fill("0, 1");
  api.always({ kind: "answer", text: LONG, paceMs: 0 });
  await runPrompt(page, "Both");
  await expect(page.locator('article[data-status="done"]')).toHaveCount(2);
  const bars = page.getByRole("group", { name: "Sweeps" });
  await expect(bars).toBeVisible();
  await page.setViewportSize({ width: 844, height: 390 });
  await expect(bars).toBeHidden();
  const summary = page.getByText("1 sweep", { exact: true });
  await expect(summary).not.toBeInViewport();
  await summary.click();
  await expect(bars).toBeVisible();
});

test.describe("on a touch screen", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("text typed in the parameters' sheet outlives its closing, and no button lies over a turn that is edited", async ({
    page,
    api,
  }) => {
    await page.goto("./");
    await page.getByRole("button", { name: "Show conversations" }).tap();
    await connect(page, api);
    const open = page.getByRole("button", { name: "Parameters" });
    const sheet = page.getByRole("dialog", { name: "Parameters" });
    const stop = sheet.getByRole("textbox", { name: "stop_sequences", exact: true });
    const address = sheet.getByRole("textbox", { name: /OpenAPI 3 document/ });
    await open.click();
    await stop.fill("END");
    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
    await open.click();
    await expect(sheet.getByRole("button", { name: "Remove END" })).toBeVisible();
    await sheet.getByRole("button", { name: "Use another list…" }).click();
    await address.fill("https://half.example/open");
    await page.mouse.click(5, 400);
    await expect(sheet).toBeHidden();
    await open.click();
    await expect(address).toHaveValue("https://half.example/open");
    await page.keyboard.press("Escape");

    api.always({ kind: "answer", text: "A line.\n\n".repeat(80), paceMs: 0 });
    await runPrompt(page, "Write");
    await expect(replies(page)).toHaveAttribute("data-status", "done");
    const jump = page.getByRole("button", { name: "Jump to latest" });
    await page.getByRole("article", { name: /^Turn 1/ }).scrollIntoViewIfNeeded();
    await expect(jump).toBeVisible();
    await page
      .getByRole("article", { name: /^Turn 1/ })
      .getByRole("button", { name: "Edit" })
      .click();
    await expect(jump).toBeHidden();
    await page.keyboard.press("Escape");
    await expect(jump).toBeVisible();
  });

  test("every control is at least 44 pixels wide and high, and the picture dialog keeps its title and Done in place", async ({
    page,
    api,
  }) => {
    const listSmall = () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>("button, select, summary, textarea, input, [role=menuitem]")]
          .filter(
            (control) => control.checkVisibility() && !control.closest(".sr-only") && !("inline" in control.dataset),
          )
          .map((control) => {
            const target = control.matches("[type=checkbox], [type=radio]")
              ? (control.closest("label") ?? control)
              : control;
            const { width, height } = target.getBoundingClientRect();
            return `${control.ariaLabel ?? control.innerText} ${Math.round(width)}×${Math.round(height)}`;
          })
          .filter((line) => (line.match(/\d+(?=×|$)/g) ?? []).some((pixels) => Number(pixels) < 44)),
      );
    await page.goto("./");
    await expect(promptField(page)).toBeVisible();
    expect(await listSmall()).toEqual([]);
    await page.getByRole("button", { name: "Show conversations" }).tap();
    await expect(page.getByRole("navigation", { name: "Conversations" })).toBeVisible();
    expect(await listSmall()).toEqual([]);
    await connect(page, api);
    await attachTiles(page, { "a picture with a rather long name that does not fit.png": [400, 1200] });
    expect(await listSmall()).toEqual([]);
    await page.getByRole("button", { name: /^Edit a picture/ }).tap();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("button", { name: "Done" })).toBeInViewport({ ratio: 1 });
    await expect(dialog.getByRole("heading")).toBeInViewport({ ratio: 1 });
    expect((await dialog.getByRole("heading").boundingBox())?.height).toBeLessThan(40);
    expect(await listSmall()).toEqual([]);
    await dialog.getByRole("button", { name: "Done" }).tap();
    await runPrompt(page, "Look");
    await expect(replies(page)).toHaveAttribute("data-status", "done");
    expect(await listSmall()).toEqual([]);
    await page.getByRole("button", { name: "Parameters" }).tap();
    await expect(page.getByRole("complementary", { name: "Parameters" })).toBeVisible();
    expect(await listSmall()).toEqual([]);
  });
});

test("forced colours show the open conversation, the sliders and the focus", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await openPage(page);
  await runPrompt(page, "What is a token?");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const getStyle = (selector: string, name: string) =>
    page.evaluate(
      ([chosen = "", property = ""]) => {
        const element = document.querySelector(chosen);
        return element ? getComputedStyle(element).getPropertyValue(property) : "";
      },
      [selector, name],
    );
  const ground = await getStyle("nav", "background-color");
  expect(await getStyle("nav [aria-current=true]", "background-color")).not.toBe(ground);
  expect(await getStyle("input[type=range]", "forced-color-adjust")).toBe("none");
  expect(await getStyle("#prompt", "outline-style")).toBe("solid");
  await page.locator("input[type=range]").first().focus();
  await page.keyboard.press("ArrowLeft");
  expect(await getStyle("input[type=range]", "outline-style")).toBe("solid");
});

test("the page prints as many pages as it takes, in the light theme, without its controls", async ({ page, api }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await openConnected(page, api);
  api.next({ kind: "answer", text: LONG, paceMs: 0 });
  await runPrompt(page, "Print this");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const pages = (await page.pdf({ format: "A5" })).toString("latin1").match(/\/Type\s*\/Page\b/g);
  expect(pages?.length).toBeGreaterThan(2);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Paragraph 59 of an answer")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Print this" })).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(promptField(page)).toBeHidden();
  const { documentHeight, ground } = await page.evaluate(() => ({
    documentHeight: document.documentElement.scrollHeight,
    ground: getComputedStyle(document.body).backgroundColor,
  }));
  expect(documentHeight).toBeGreaterThan(2000);
  expect(ground).toBe("rgb(255, 255, 255)");
});
