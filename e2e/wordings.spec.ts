import { expectSettled, head, listChatBodies, reply, sendRequestsOneByOne } from "./columns.ts";
import { expect, openPage, promptField, runButton, test, openConnected } from "./test.ts";

test("two wordings run as two columns in two steps, are shown as they were sent, and stay so over an edit and a reload", async ({
  page,
  api,
}) => {
  await sendRequestsOneByOne(page);
  await openConnected(page, api);
  await promptField(page).focus();
  await page.keyboard.type("Write a {{formal | playful}} note. {{#if x}}");
  await expect(runButton(page)).toContainText("Run 2");
  const braces = page.getByRole("group", { name: "Braces" });
  await expect(braces).toContainText("2 wordings, a column each · {{#if x}} sent as written");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(reply(page, "B")).toBeVisible();
  await expectSettled(page);
  const [formal, playful] = listChatBodies(api);
  expect(JSON.stringify(playful)).toBe(JSON.stringify(formal).replace("formal", "playful"));
  expect(formal?.messages[0]?.content).toBe("Write a formal note. {{#if x}}");
  await expect(head(page, "A")).toContainText("formal");
  await expect(head(page, "B")).toContainText("playful");
  const turn = page.getByRole("article", { name: "Turn 1", exact: true });
  const sent = ["Write a formal note. {{#if x}}", "Write a playful note. {{#if x}}"];
  await expect(turn.locator("[data-variant]")).toHaveText(sent);
  await page.reload();
  await expect(turn.locator("[data-variant]")).toHaveText(sent);
  await turn.getByRole("button", { name: "Show as written" }).click();
  await expect(turn).toContainText("{{formal | playful}}");

  // An edited turn is a new version, and what was sent before stays in the history of nothing but itself.
  await turn.getByRole("button", { name: "Edit", exact: true }).click();
  await turn.getByRole("textbox").fill("Write a {{formal | playful}} line.");
  await turn.getByRole("textbox").press("ControlOrMeta+Enter");
  await expectSettled(page);
  await expect(turn).toContainText("2 of 2");
  expect(
    listChatBodies(api)
      .slice(2)
      .map(({ messages }) => messages.map(({ content }) => content)),
  ).toEqual([["Write a formal line."], ["Write a playful line."]]);
  await turn.getByRole("button", { name: "Show as written" }).click();
  await turn.getByRole("button", { name: "Previous version" }).click();
  await expect(turn.locator("[data-variant]")).toHaveText(sent);

  await promptField(page).fill("{{a | b}} \\{{c | d}}");
  await expect(runButton(page)).toContainText("Run 4");
  await page.getByRole("checkbox", { name: "Take braces literally" }).check();
  await expect(runButton(page)).toContainText("Run 2");
  await promptField(page).press("ControlOrMeta+Enter");
  await expect(reply(page, "B", 2)).toBeVisible();
  await expectSettled(page);
  expect(
    listChatBodies(api)
      .slice(4)
      .map(({ messages }) => [messages[0]?.content, messages.at(-1)?.content]),
  ).toEqual(sent.map((text) => [text, "{{a | b}} \\{{c | d}}"]));
});

test("a variable with three values runs as three columns in four steps, and one without a value keeps the run", async ({
  page,
  api,
}) => {
  await sendRequestsOneByOne(page);
  await openConnected(page, api);
  await promptField(page).focus();
  await page.keyboard.type("Write to {{name}}.");
  const variables = page.getByRole("group", { name: "Variables", exact: true });
  const field = (name: string) => variables.getByRole("textbox", { name, exact: true });
  await expect(field("name")).toBeVisible();
  await promptField(page).press("ControlOrMeta+Enter");
  await expect(page.locator("#run-reason")).toContainText("name has no value. Type one under Variables");
  expect(api.requests.filter(({ method }) => method === "POST")).toEqual([]);

  // An empty field keeps its line below a dialog, and the panel stays where it is.
  const measure = () => field("name").evaluate(({ clientHeight }) => clientHeight);
  const heightPx = await measure();
  await page.getByRole("button", { name: "Save prompt" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await measure()).toBe(heightPx);
  await page.keyboard.press("Escape");

  await field("name").fill("Ada | {{name}} | \\{{x}} 名前");
  await variables.getByRole("button", { name: "Make 3 values" }).click();
  await expect(runButton(page)).toContainText("Run 3");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(reply(page, "C")).toBeVisible();
  await expectSettled(page);
  const sent = ["Write to Ada.", "Write to {{name}}.", "Write to \\{{x}} 名前."];
  expect(listChatBodies(api).map(({ messages }) => messages[0]?.content)).toEqual(sent);
  const withoutPrompt = listChatBodies(api).map(({ messages: _own, ...rest }) => JSON.stringify(rest));
  expect(new Set(withoutPrompt).size).toBe(1);
  await expect(head(page, "A")).toContainText("name Ada");
  const turn = page.getByRole("article", { name: "Turn 1", exact: true });
  await expect(turn.locator("[data-variant]")).toHaveText(sent);

  // A value changed afterwards changes the next request and nothing of what was said.
  await expect(field("name")).toHaveValue("Ada");
  await field("name").fill("Eve");
  await page.reload();
  await expect(turn.locator("[data-variant]")).toHaveText(sent);
  await expect(field("name")).toHaveValue("Eve");
  await promptField(page).fill("Again to {{name}}");
  await promptField(page).press("ControlOrMeta+Enter");
  await expect(reply(page, "C", 2)).toBeVisible();
  await expectSettled(page);
  const second = listChatBodies(api).slice(3);
  expect(second.map(({ messages }) => messages[0]?.content)).toEqual(sent);
  expect(second[0]?.messages.at(-1)?.content).toBe("Again to Eve");
});

test("a link gives variables their values and runs nothing", async ({ page }) => {
  await openPage(page, "./?prompt=Write%20to%20%7B%7Bname%7D%7D&var.name=Ada%0ALovelace");
  await expect(page.getByRole("textbox", { name: "name", exact: true })).toHaveValue("Ada\nLovelace");
  await expect(promptField(page)).toHaveValue("Write to {{name}}");
  await expect(page.getByRole("article")).toHaveCount(0);
});
