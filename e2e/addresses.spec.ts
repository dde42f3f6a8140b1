import { buildLongConversation } from "#e2e/fixtures/databases/build-long-conversation.ts";
import { loadDatabase } from "#e2e/fixtures/databases/load-database.ts";
import { expect, openPage, promptField, replies, runPrompt, test } from "./test.ts";

const getHash = (address: string) => new URL(address).hash;

test("Back and Forward go through conversations, a saved prompt and a dialog, and a reload opens the same place", async ({
  page,
}) => {
  const turn = page.getByRole("article", { name: "Turn 1", exact: true });
  const list = page.getByRole("navigation", { name: "Conversations" });
  const notices = page.getByRole("region", { name: "Notices" });
  await openPage(page);
  expect(getHash(page.url())).toBe("#/new");
  await runPrompt(page, "The first thing");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(page).toHaveTitle("The first thing · Étude");
  const first = page.url();
  expect(getHash(first)).toMatch(/^#\/c\/\w+$/);

  await page.getByRole("button", { name: /^New/ }).click();
  await runPrompt(page, "The second thing");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const second = page.url();
  await list.getByRole("link", { name: "The first thing", exact: true }).click();
  await expect(turn).toContainText("The first thing");
  const length = await page.evaluate(() => history.length);
  await list.getByRole("link", { name: "The first thing", exact: true }).press("Space");
  await list.getByRole("link", { name: "The first thing", exact: true }).press("Enter");
  await page.goBack();
  await expect(turn).toContainText("The second thing");
  await expect(page).toHaveTitle("The second thing · Étude");
  expect(page.url()).toBe(second);
  await page.goForward();
  await expect(turn).toContainText("The first thing");
  expect(page.url()).toBe(first);
  expect(await page.evaluate(() => history.length)).toBe(length);

  // Back closes a dialog; one that was closed by hand leaves nothing to go back through.
  const shortcuts = page.getByRole("dialog", { name: "Keyboard" });
  for (let times = 0; times < 3; times += 1) {
    await page.keyboard.press("ControlOrMeta+Slash");
    await expect(shortcuts).toBeVisible();
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("ControlOrMeta+Slash");
  await expect(shortcuts).toBeVisible();
  await page.goBack();
  await expect(shortcuts).toBeHidden();
  await expect(turn).toContainText("The first thing");
  await page.keyboard.press("ControlOrMeta+Slash");
  await expect(shortcuts).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(shortcuts).toBeHidden();
  await page.goBack();
  await expect(turn).toContainText("The second thing");

  await promptField(page).fill("A prompt to keep");
  await page.getByRole("button", { name: "Save prompt" }).click();
  await page.getByRole("dialog", { name: "Save prompt" }).getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("list", { name: "Prompts" }).getByRole("link").click();
  const prompt = page.getByRole("dialog", { name: "The second thing" });
  await expect(prompt).toBeVisible();
  const promptAddress = page.url();
  expect(getHash(promptAddress)).toMatch(/^#\/p\/\w+$/);
  await page.reload();
  await expect(prompt).toBeVisible();
  await expect(turn).toContainText("The second thing");
  await page.goBack();
  await expect(prompt).toBeHidden();
  expect(page.url()).toBe(second);
  await page.goForward();
  await expect(prompt).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(prompt).toBeHidden();
  await page.reload();
  await expect(turn).toContainText("The second thing");
  await expect(promptField(page)).toHaveValue("A prompt to keep");

  for (const [hash, sentence] of [
    ["#/c/gone", "is not in this browser"],
    ["#/nowhere", "names nothing in Étude"],
    [`${getHash(second)}/t/gone`, "The turn of this address was deleted"],
  ] as const) {
    await page.goto(`./${hash}`);
    await expect(notices).toContainText(sentence);
    await expect(turn).toContainText("The second thing");
    await expect(promptField(page)).toHaveValue("A prompt to keep");
    expect(page.url()).toBe(second);
    await page.getByRole("button", { name: "Show conversations" }).click();
    await expect(list.getByRole("link", { name: "The second thing", exact: true })).toBeFocused();
  }

  await list.getByRole("button", { name: "Delete The second thing" }).click();
  await expect(turn).toContainText("The first thing");
  expect(page.url()).toBe(first);
});

test("a link of the list opens its conversation in a new tab, and a turn far up is in view at the address that its tools copy", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.route("**/before-the-app", (route) => route.fulfill({ contentType: "text/html", body: "<p>Empty</p>" }));
  await page.goto("./before-the-app");
  await page.evaluate(loadDatabase, buildLongConversation(36));
  await openPage(page);
  const link = page.getByRole("navigation", { name: "Conversations" }).getByRole("link").first();
  const [tab] = await Promise.all([context.waitForEvent("page"), link.click({ modifiers: ["ControlOrMeta"] })]);
  // Asked of the browser itself: locators sometimes stay with the empty document that a tab begins with.
  const browser = await context.newCDPSession(tab);
  const expression = '[location.hash, document.querySelectorAll("article").length].join()';
  const readTab = async () => (await browser.send("Runtime.evaluate", { expression })).result.value as unknown;
  await expect.poll(readTab).toBe("#/c/c,72");
  await tab.close();
  const turn = page.getByRole("article", { name: "Turn 12", exact: true });
  await turn.scrollIntoViewIfNeeded();
  await turn.hover();
  await turn.getByRole("button", { name: "Copy link to this turn" }).click();
  await expect(page.getByRole("status")).toContainText("The link, for this browser only, was copied.");
  const address = await page.evaluate(() => navigator.clipboard.readText());

  const other = await context.newPage();
  await other.goto(address);
  const shown = other.getByRole("article", { name: "Turn 12", exact: true });
  const getTop = () => shown.evaluate((each) => each.getBoundingClientRect().top);
  await expect(shown.getByRole("button", { name: "Copy", exact: true })).toBeAttached();
  await expect(shown).toBeInViewport();
  // It stays at the top while what is above it takes its height.
  await expect(
    other.getByRole("article", { name: "Reply A, turn 11", exact: true }).locator("[data-part]").first(),
  ).toBeAttached();
  await expect.poll(getTop).toBeGreaterThan(0);
  await expect.poll(getTop).toBeLessThan(200);
  await other.reload();
  await expect(shown).toBeInViewport();
  await other.locator("#transcript").hover();
  await other.mouse.wheel(0, 4000);
  await expect(shown).not.toBeInViewport();
});
