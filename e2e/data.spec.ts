import { DATA_TEXTS } from "#e2e/fixtures/data-texts.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, replies, replyText, runPrompt, test, openConnected } from "./test.ts";

const COLUMNS = [
  "order",
  "customer",
  "city",
  "product",
  "quantity",
  "price",
  "total",
  "ordered on",
  "paid on",
  "comment",
];
const WIDE_TABLE = [COLUMNS, COLUMNS.map((name) => `1 ${name}`), COLUMNS.map((name) => `2 ${name}`)]
  .map((fields) => fields.join(","))
  .join("\n");

const fenceSvg = (content: string): string => `\`\`\`svg\n<svg viewBox="0 0 90 90">${content}</svg>\n\`\`\``;

test("answers that are data are shown as what they are, by keyboard, at 200 % and on a phone, and axe finds no violation", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  const texts = [
    DATA_TEXTS["an SVG"]?.[1] ?? "",
    JSON.stringify({ teas: [{ name: "Sencha", minutes: 2 }], isOpen: true }),
    DATA_TEXTS["a difference by Git"]?.[1] ?? "",
    WIDE_TABLE,
    fenceSvg('<rect width="9" height="9"/>'.repeat(300)),
    fenceSvg("<!--".repeat(60_000)),
  ];
  for (const [index, text] of texts.entries()) {
    api.next({ kind: "answer", text });
    await runPrompt(page, `Answer ${index + 1}`);
    await expect(replies(page).nth(index)).toHaveAttribute("data-status", "done");
  }
  const [svg, json, difference, table, longSvg, hostileSvg] = texts.map((_text, index) =>
    replyText(replies(page).nth(index)),
  );
  if (!svg || !json || !difference || !table || !longSvg || !hostileSvg) throw new Error("There are six answers");

  await svg.getByRole("button", { name: "Show picture" }).press("Enter");
  const picture = svg.getByRole("img");
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await longSvg.getByRole("button", { name: "Show picture" }).press("Enter");
  await expect(longSvg.getByRole("img")).toBeVisible();
  // The text is read again from each mark of a comment: reading it on the page would hold it up for many seconds.
  await hostileSvg.getByRole("button", { name: "Show picture" }).press("Enter");
  await expect(hostileSvg.getByText("Not drawn: finding out how much work it is takes too long.")).toBeVisible();
  await json.getByRole("button", { name: "teas, 1 item" }).press("ArrowLeft");
  await expect(json.getByRole("group", { name: "Code, json" })).toContainText('"teas": [ 1 item ],');
  const selected = await difference.locator("code").evaluate((code) => {
    getSelection()?.selectAllChildren(code);
    return getSelection()?.toString();
  });
  expect(selected).toBe(texts[2]?.trimEnd());
  await expectAccessible(page, "main");

  for (const viewport of [
    { width: 720, height: 450 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    const scroller = table.getByRole("group", { name: "Table" });
    await scroller.focus();
    await scroller.evaluate((element) => void (element.scrollLeft = 0));
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => scroller.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    ).toBe(true);
  }
  await expectAccessible(page, "main");
});
