import { readFileSync } from "node:fs";
import { collectTraces } from "./collect-traces.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, openPage, promptField, replies, replyText, runPrompt, test } from "./test.ts";

test("everything is backed up in two steps, cleared in all tabs, and restored as it was, with a table of what was done", async ({
  page,
  context,
}) => {
  // A test's browser cannot answer the picker of files.
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "showSaveFilePicker"));
  await openPage(page);
  await runPrompt(page, "What does temperature do?");
  await expect(page.locator("article[data-status=done]")).toHaveCount(1);
  // Markdown is drawn as its source until its code is there.
  await expect(replyText(replies(page).first()).getByRole("table")).toBeVisible();
  const answer = (await replyText(replies(page).first()).textContent()) ?? "";

  await page.getByRole("button", { name: "Your data" }).click();
  const dialog = page.getByRole("dialog", { name: "Your data" });
  await expect(dialog.getByRole("row", { name: /^Conversations 1 / })).toBeVisible();
  await expect(dialog).toContainText("It was never backed up.");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Back up all" }).click(),
  ]);
  const path = await download.path();
  expect(readFileSync(path, "utf8")).toContain('"etude":"backup"');
  await expect(dialog).toContainText("Last backed up on");

  // Another tab with the conversation, and with a draft and a key of its own.
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(replyText(replies(other).first())).toBeVisible();
  await other.evaluate(() => {
    sessionStorage.setItem("etude:key:openai", JSON.stringify({ key: "sk-of-a-tab", origin: "https://a.example" }));
    localStorage.setItem("of-another-program", "stays");
  });
  await promptField(other).fill("A draft");

  await dialog.getByRole("button", { name: "Clear everything" }).click();
  const question = page.getByRole("dialog", { name: "Clear everything?" });
  await expect(question.getByRole("row", { name: /^Conversations 1 / })).toBeVisible();
  await expect(question.getByRole("row", { name: /^Keys 0/ })).toBeVisible();
  await expectAccessible(page);
  const [again] = await Promise.all([
    page.waitForEvent("download"),
    question.getByRole("button", { name: "Back up first" }).click(),
  ]);
  expect(readFileSync(await again.path(), "utf8")).toContain('"kind":"conversation"');
  await expect(question).toContainText("The backup is written.");
  await question.getByRole("button", { name: "Clear everything" }).click();
  await expect(question).toBeHidden();
  await expect(page.getByRole("status")).toHaveText("Everything was cleared.");
  for (const tab of [page, other]) {
    await expect(promptField(tab)).toHaveValue("");
    await expect(replies(tab)).toHaveCount(0);
    expect(new URL(tab.url()).hash).not.toContain("c=");
    expect(await tab.evaluate(() => JSON.stringify(Object.entries(sessionStorage)))).not.toContain("sk-of-a-tab");
  }
  const traces = await collectTraces(page);
  expect(traces).toContain("of-another-program");
  expect(traces).not.toMatch(/What does temperature do|A draft/);

  await page.getByRole("button", { name: "Your data" }).click();
  await expect(dialog.getByRole("row", { name: /^Conversations 0/ })).toBeVisible();
  await dialog.getByLabel("Backup file").setInputFiles({
    name: download.suggestedFilename(),
    mimeType: "application/jsonl",
    buffer: readFileSync(path),
  });
  await expect(
    dialog.getByRole("table", { name: "Restored" }).getByRole("row", { name: /^Conversations 1 0 0 0/ }),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await page
    .getByRole("navigation", { name: "Conversations" })
    .getByRole("link", { name: "What does temperature do?", exact: true })
    .click();
  await expect(replyText(replies(page).first())).toHaveText(answer);
});

test("the exported web page is read with scripts off, and loads nothing", async ({ page, browser }) => {
  await openPage(page);
  await runPrompt(page, "What does temperature do?");
  await expect(page.locator("article[data-status=done]")).toHaveCount(1);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download Web page" }).click(),
  ]);
  const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: "dark" });
  const reader = await context.newPage();
  const requests: string[] = [];
  reader.on("request", (request) => requests.push(request.url()));
  const html = readFileSync(await download.path(), "utf8");
  expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
  await reader.setContent(html);
  await expect(reader.getByRole("heading", { name: "What does temperature do?" })).toBeVisible();
  await expect(reader.getByRole("article")).toContainText("temperature");
  await expect(reader.locator("body")).toHaveCSS("background-color", "rgb(19, 18, 16)");
  expect(requests).toEqual([]);
  await context.close();
});
