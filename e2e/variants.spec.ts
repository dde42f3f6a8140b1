import {
  allReplies,
  runPromptToEnd,
  sendRequestsOneByOne,
  listChatBodies,
  head,
  heads,
  getLastThread,
  pauseColumn,
  reply,
  runSweep,
} from "./columns.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import { runPrompt, expect, parameter, replyText, runButton, stopButton, test, openConnected } from "./test.ts";

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

test("a column has its own connection, model and prompt, its head lists differing settings, and a field applies to all", async ({
  page,
  api,
}) => {
  await sendRequestsOneByOne(page);
  await openConnected(page, api);
  await page.getByRole("textbox", { name: "System prompt", exact: true }).fill("Be terse.");
  await page.getByRole("button", { name: "Add variant" }).click();
  await page.getByRole("textbox", { name: "System prompt of variant B" }).fill("Be long.");
  await parameter(page, "temperature").fill("0.5");
  await head(page, "B").getByRole("combobox", { name: "Model" }).fill("claude-opus-4-5");
  await expect(head(page, "B").getByRole("list", { name: "Settings that differ" })).toContainText("T 0.5");
  await expect(head(page, "B").getByRole("list", { name: "Settings that differ" })).toContainText("own system prompt");
  await expect(head(page, "A").getByRole("list", { name: "Settings that differ" })).toContainText("T not sent");
  await expect(head(page, "A").getByRole("list", { name: "Settings", exact: true })).toContainText("max 4,096");
  await runPromptToEnd(page, "Hello");
  expect(listChatBodies(api).map(({ model, system, temperature }) => [model, system, temperature])).toEqual([
    ["anthropic/claude-opus-4-5", "Be terse.", undefined],
    ["claude-opus-4-5", "Be long.", 0.5],
  ]);
  await page.getByRole("button", { name: "Apply temperature to all" }).focus();
  await page.keyboard.press("Enter");
  await head(page, "A").click();
  await expect(parameter(page, "temperature")).toHaveValue("0.5");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(parameter(page, "temperature")).toHaveValue("");
  await head(page, "B").click();
  await page.getByRole("combobox", { name: "connection" }).selectOption("Demo");
  await expect(head(page, "B").getByRole("combobox", { name: "Model" })).toHaveValue("etude-demo");
  await runPromptToEnd(page, "What is a token?");
  expect(listChatBodies(api)).toHaveLength(3);
});

test("a turn is not sent to a paused column, and each column continues its own thread", async ({ page, api }) => {
  await sendRequestsOneByOne(page);
  await openConnected(page, api);
  await runSweep(page, "0, .5, 1", "First");
  await pauseColumn(page, "B");
  await expect(runButton(page)).toHaveText(/^Run 2/);
  await runPromptToEnd(page, "Second");
  await expect(page.getByText("Not sent.")).toHaveCount(1);
  expect(
    listChatBodies(api)
      .slice(3)
      .map(({ temperature }) => temperature),
  ).toEqual([0, 1]);
  await head(page, "B").getByRole("button", { name: "Resume variant B" }).click();
  await runPromptToEnd(page, "Third");
  expect(getLastThread(api, 0.5)?.filter((text) => text === "Second")).toEqual([]);
  expect(getLastThread(api, 0)).toHaveLength(5);
});

test("a column can become the only one and the default for new conversations, and both changes can be undone", async ({
  page,
  api,
}) => {
  await sendRequestsOneByOne(page);
  await openConnected(page, api);
  await runSweep(page, "0, .5, 1", "Hello");
  const choose = async (item: string) => {
    await head(page, "C").getByRole("button", { name: "More actions for variant C" }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await choose("Use as defaults for new conversations");
  await page.getByRole("button", { name: "Undo" }).click();
  await choose("Use as defaults for new conversations");
  await choose("Keep only this column");
  await expect(heads(page)).toHaveCount(1);
  await page
    .getByRole("listitem")
    .filter({ hasText: "Only temperature 1 is kept. 2 columns set aside." })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(heads(page)).toHaveCount(3);
  await choose("Keep only this column");
  await runPromptToEnd(page, "Go on");
  expect(
    listChatBodies(api)
      .slice(3)
      .map(({ temperature }) => temperature),
  ).toEqual([1]);
  await page.getByRole("button", { name: "New conversation" }).click();
  await expect(parameter(page, "temperature")).toHaveValue("1");
});

test("a failed reply in one column does not affect the other columns", async ({ page, api, mishaps }) => {
  mishaps.allowFailedLoads();
  await openConnected(page, api);
  api.next(
    { kind: "answer" },
    { kind: "status", status: 400, body: { message: "Body validation error" } },
    { kind: "answer" },
  );
  await runSweep(page, "0, .5, 1", "Hello");
  await expect(page.locator('article[data-status="done"]')).toHaveCount(2);
  await expect(page.locator('article[data-status="failed"]')).toHaveCount(1);
});

test("replies run up to the parallel limit while the rest queue, and one reply, a column or all can be stopped", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  api.always({ kind: "hang", when: "mid-text" });
  const setParallelRequests = async (count: string) => {
    await page.getByRole("button", { name: "Connections", exact: true }).click();
    await page.getByRole("spinbutton", { name: "Parallel requests", exact: true }).fill(count);
    await page.keyboard.press("Escape");
  };
  await setParallelRequests("2");
  await parameter(page, "temperature").fill("0..1/5 x2");
  await runPrompt(page, "Wait");
  await expect.poll(() => listChatBodies(api).length).toBe(2);
  await setParallelRequests("6");
  await expect.poll(() => listChatBodies(api).length).toBe(6);
  const sortTemperatures = (from: number) =>
    listChatBodies(api)
      .slice(from)
      .map(({ temperature = NaN }) => temperature)
      .toSorted((a, b) => a - b);
  expect(sortTemperatures(0)).toEqual([0, 0, 0.25, 0.25, 0.5, 0.5]);
  await expect(reply(page, "D")).toHaveAttribute("data-status", "queued");
  await expect(reply(page, "D")).toContainText("Queued, next");
  await expect(reply(page, "E")).toContainText("Queued, 2 ahead");
  await expect(reply(page, "A")).toHaveAttribute("data-status", "streaming");
  await reply(page, "A").getByRole("button", { name: "Stop reply" }).click();
  await expect.poll(() => listChatBodies(api).length).toBe(7);
  await head(page, "B").getByRole("button", { name: "Stop variant B" }).click();
  await expect.poll(() => listChatBodies(api).length).toBe(9);
  expect(sortTemperatures(6)).toEqual([0.75, 0.75, 1]);
  await stopButton(page).click();
  await expect(runButton(page)).toBeVisible();
  await expect(page.locator('[data-status="queued"], [data-status="streaming"]')).toHaveCount(0);
  expect(await Promise.all(listPosts(api.requests).map(({ ended }) => ended))).toEqual(
    Array<string>(9).fill("closed-by-client"),
  );
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

test("arrow keys move the focus between replies, and the parameters are those of the focused column", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await runSweep(page, "0, .5, 1", "First");
  await runPromptToEnd(page, "Second");
  await reply(page, "A", 1).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(reply(page, "C", 1)).toBeFocused();
  await expect(parameter(page, "temperature")).toHaveValue("1");
  await page.keyboard.press("ArrowDown");
  await expect(reply(page, "C", 2)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(reply(page, "B", 2)).toBeFocused();
  await expect(parameter(page, "temperature")).toHaveValue("0.5");
  await page.keyboard.press("ArrowUp");
  await expect(reply(page, "B", 1)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(reply(page, "B", 1).getByRole("button", { name: "Regenerate" })).toBeFocused();
});

test("axe finds no violation, light and dark, in four columns and their menus, and in their tabs on a phone", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await parameter(page, "samples").fill("2");
  await runSweep(page, "0, .3, .6, 1", "First");
  await pauseColumn(page, "B");
  await runPromptToEnd(page, "Second");
  await expectAccessible(page);
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
