import type { Page } from "@playwright/test";
import { openSeeded } from "./seed-conversations.ts";
import { expect, test } from "./test.ts";

/** Actions after which others cannot be offered any more: they are walked last, in this order. */
const LAST = [
  "Keep this turn as a row",
  "Remove this column",
  "Keep only this column",
  "Delete this answer",
  "Delete this turn",
  "Delete this conversation",
  "New conversation",
];

/** Everything that a person could notice on the page, without what moves by itself. */
const readPage = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const describe = (element: Element | null) =>
      `${element?.tagName} ${element?.id} ${element?.getAttribute("aria-label")}`;
    const fields = [...document.querySelectorAll<HTMLInputElement>("input, textarea")].map(({ value }) => value);
    const theme = document.documentElement.dataset["theme"] ?? "";
    return [document.body.innerHTML, describe(document.activeElement), theme, ...fields].join("\n");
  });

/** Opens the palette on a page with nothing open over it, nothing being written and no focus. Returns what it showed before. */
async function openPalette(page: Page): Promise<string> {
  let before = "";
  await expect(async () => {
    // A dialog that was asked for may still be on its way; a busy page is never idle.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 300 })));
    if ((await page.locator("dialog[open]").count()) > 0) await page.keyboard.press("Escape");
    expect(await page.locator("dialog[open], article:is([data-status=queued], [data-status=streaming])").count()).toBe(
      0,
    );
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    before = await readPage(page);
    await page.keyboard.press("ControlOrMeta+k");
    await expect(page.getByRole("combobox", { name: "Command" })).toBeFocused({ timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
  return before;
}

/** The labels of the actions that can run now, without those of lists that are opened. */
const listLabels = (page: Page): Promise<string[]> =>
  page
    .getByRole("group")
    .filter({ has: page.getByRole("option") })
    .evaluateAll((groups) =>
      groups
        .filter(
          (group) => !["Recent", "Conversations", "Saved prompts"].includes(group.getAttribute("aria-label") ?? ""),
        )
        .flatMap((group) => [...group.querySelectorAll('[role="option"][aria-disabled="false"]')])
        .map((option) => option.querySelector("span > span")?.textContent ?? ""),
    );

test("every action is found, run and noticed by the palette and the keyboard alone", async ({ page, context }) => {
  test.setTimeout(300_000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openSeeded(page, { turns: 2, columns: 2, others: 3 });
  let eventCount = 0;
  page.on("filechooser", () => (eventCount += 1));
  page.on("download", () => (eventCount += 1));
  const walked = new Set<string>();
  const unnoticed: string[] = [];
  for (;;) {
    const before = await openPalette(page);
    const eventsBefore = eventCount;
    const labels = (await listLabels(page)).filter((label) => !walked.has(label));
    const label = labels.find((each) => !LAST.includes(each)) ?? LAST.find((each) => labels.includes(each));
    if (label === undefined) break;
    walked.add(label);
    await page.keyboard.insertText(label);
    await expect(page.getByRole("option", { selected: true }).locator("span > span").first()).toHaveText(label);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Command palette" })).toBeHidden();
    const isNoticed = await expect
      .poll(async () => eventCount > eventsBefore || (await readPage(page)) !== before, { timeout: 15_000 })
      .toBe(true)
      .then(
        () => true,
        () => false,
      );
    if (!isNoticed) unnoticed.push(label);
  }
  expect(unnoticed).toEqual([]);
  expect(walked.size).toBeGreaterThan(60);
});
