import { allReplies, runPromptToEnd, head, heads, pauseColumn, reply, runSweep } from "./columns.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, parameter, replyText, test, openConnected } from "./test.ts";

test("columns are duplicated, renamed, moved by key and by drag, removed and restored", async ({ page, api }) => {
  // Wide enough for four columns: what is dragged and where to are both in view.
  await page.setViewportSize({ width: 1900, height: 900 });
  await openConnected(page, api);
  await runSweep(page, "0, .5, 1", "Hello");
  await head(page, "B").getByRole("button", { name: "Duplicate variant B" }).click();
  await expect(heads(page)).toHaveCount(4);
  await expect(reply(page, "C")).toHaveCount(0);
  await head(page, "C").getByRole("button", { name: "More actions for variant C" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Name of variant C" }).fill("Middling");
  await page.keyboard.press("Enter");
  await expect(head(page, "C")).toContainText("Middling");
  await head(page, "C").getByRole("button", { name: "Move variant C", exact: true }).press("ArrowLeft");
  await expect(head(page, "B")).toContainText("Middling");
  await expect(head(page, "B").getByRole("button", { name: "Move variant B", exact: true })).toBeFocused();
  await head(page, "B").locator("[draggable=true]").dragTo(head(page, "D").locator("[draggable=true]"));
  await expect(head(page, "D")).toContainText("Middling");
  await head(page, "A").getByRole("button", { name: "Remove variant A" }).click();
  await expect(heads(page)).toHaveCount(3);
  await expect(replyText(reply(page, "A"))).toContainText("temperature=0.5");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(replyText(reply(page, "A"))).toContainText("temperature=0,");
  await head(page, "A").getByRole("button", { name: "Remove variant A" }).click();
  await page.reload();
  await page.getByRole("button", { name: "Restore columns (1)" }).click();
  await page.getByRole("menuitem", { name: /^Restore column: / }).click();
  await expect(replyText(reply(page, "A"))).toContainText("temperature=0,");
});

test("long replies of earlier turns fold to one height and open together, and one reply can be shown full screen", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  const long = Array.from({ length: 60 }, (_, line) => `Line ${line}\n\n`).join("");
  api.next({ kind: "answer", text: long }, { kind: "answer", text: "Short." });
  await runSweep(page, "0, 1", "Long");
  await runPromptToEnd(page, "Next");
  const open = page.getByRole("button", { name: "Show full answers" });
  await expect(open).toBeVisible();
  // Which of two requests that are sent together arrives first, and gets the long answer, is the network's choice.
  const longFold = page.locator("[data-fold]").filter({ hasText: "Line 3" });
  const heightOf = async () => Math.round((await longFold.boundingBox())?.height ?? 0);
  expect(await heightOf()).toBeLessThan(400);
  await open.click();
  await expect.poll(heightOf).toBeGreaterThan(1000);
  await page.getByRole("button", { name: "Collapse answers" }).click();
  expect(await heightOf()).toBeLessThan(400);
  const longReply = allReplies(page).filter({ hasText: "Line 3" }).first();
  await longReply.hover();
  await longReply.getByRole("button", { name: "Full screen" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Line 59");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});

test("arrow keys move the focus between the replies of four columns, whose menus and whose tabs on a phone have no fault for axe", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await parameter(page, "samples").fill("2");
  await runSweep(page, "0, .3, .6, 1", "First");
  await pauseColumn(page, "B");
  await runPromptToEnd(page, "Second");
  await expectAccessible(page);
  await reply(page, "B").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(reply(page, "D")).toBeFocused();
  await expect(parameter(page, "temperature")).toHaveValue("1");
  await page.keyboard.press("ArrowDown");
  await expect(reply(page, "D", 2)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(reply(page, "C", 2)).toBeFocused();
  await expect(parameter(page, "temperature")).toHaveValue("0.6");
  await page.keyboard.press("ArrowUp");
  await expect(reply(page, "C")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(reply(page, "C").getByRole("button", { name: "Regenerate" })).toBeFocused();
  await head(page, "B").getByRole("button", { name: "More actions for variant B" }).click();
  await expectAccessible(page, '[role="menu"]');
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("tab", { name: "Variant A" }).click();
  await expect(heads(page)).toHaveCount(1);
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Variant B" })).toBeFocused();
  await expect(page.getByText("Not sent.")).toBeVisible();
  await expectAccessible(page);
});
