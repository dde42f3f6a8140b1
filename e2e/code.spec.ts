import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "@playwright/test";
import type { CodeLanguage } from "#core/export/code-languages.ts";
import { CODE_LANGUAGES } from "#core/export/code-languages.ts";
import type { ApiServer } from "./api-server/start-api-server.ts";
import { startProgram } from "./code/run-program.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { NASTY_TEXT } from "./fixtures/nasty-text.ts";
import { listPosts } from "./list-posts.ts";
import { expect, parameter, promptField, replies, runButton, test, openConnected } from "./test.ts";

const REPLY_TEXT = 'She said "No\\yes",\nand 🎼 then `nothing`.';
const PICTURE = fileURLToPath(new URL("../public/samples/receipt.png", import.meta.url));

const dialogOf = (page: Page): Locator => page.getByRole("dialog", { name: "Code" });

/** Connects, and sets everything that could go wrong on its way through a program. */
async function prepareNastyRequest(page: Page, api: ApiServer): Promise<void> {
  await openConnected(page, api);
  await page.getByRole("textbox", { name: "System prompt" }).fill(`System: ${NASTY_TEXT}`);
  await parameter(page, "temperature").fill("0.35");
  await parameter(page, "stop_sequences").fill("'\"\\$`");
  await page.keyboard.press("Enter");
  await parameter(page, "Extra JSON").fill(
    JSON.stringify({ metadata: { 'it\'s "$x"': "`", class: "\u2028", __proto__x: "" } }),
  );
  await page.getByLabel("Image files").setInputFiles(PICTURE);
  await expect(page.getByRole("list", { name: "Attachments" }).getByRole("button", { name: /^Remove/ })).toBeVisible();
  await promptField(page).fill(NASTY_TEXT);
  await page.getByRole("checkbox", { name: "Take braces literally" }).check();
}

/** Copies the program of a language with one key. */
async function copyProgram(page: Page, language: CodeLanguage): Promise<string> {
  await page.getByRole("button", { name: "Code", exact: true }).click();
  await dialogOf(page).getByRole("tab", { name: language.name, exact: true }).click();
  await page.keyboard.press("c");
  await expect(page.getByRole("status")).toHaveText(`${language.name} code copied.`);
  const program = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press("Escape");
  await expect(dialogOf(page)).toBeHidden();
  return program;
}

test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

test("a copied program sends the same request as Run and prints the answer; the downloaded file is the same, whole and without the key", async ({
  page,
  api,
}, testInfo) => {
  const language = CODE_LANGUAGES.javascript;
  await prepareNastyRequest(page, api);
  api.reset();
  const program = await copyProgram(page, language);
  api.next({ kind: "answer", text: REPLY_TEXT });
  expect(await startProgram(language, program, testInfo.outputPath("program")).ended).toBe(`${REPLY_TEXT}\n`);
  await page.getByRole("button", { name: "Code", exact: true }).click();
  const downloading = page.waitForEvent("download");
  await dialogOf(page).getByRole("button", { name: "Download" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("call.mjs");
  expect(readFileSync(await download.path(), "utf8")).toBe(program);
  expect(program).not.toContain("test-key");
  // On the screen the picture is cut in the middle; what is copied is not.
  await expect(dialogOf(page).getByRole("tabpanel")).toContainText(/ … \d+ kB … /);
  expect(program).not.toContain("…");
  await page.keyboard.press("Escape");
  await runButton(page).click();
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const [fromProgram, fromPage] = listPosts(api.requests);
  expect(fromProgram?.violations).toEqual([]);
  expect(fromProgram?.body).toEqual(fromPage?.body);
  expect(fromPage?.body).toMatchObject({
    system: `System: ${NASTY_TEXT}`,
    messages: [
      {
        content: [
          { type: "image", source: { media_type: "image/png" } },
          { type: "text", text: NASTY_TEXT },
        ],
      },
    ],
    temperature: 0.35,
    stop_sequences: ["'\"\\$`"],
    metadata: { 'it\'s "$x"': "`", class: "\u2028" },
  });
});

test("the Code dialog is opened, gone through and left by keyboard, keeps the choice of a library, scrolls long code inside it, and has no fault for axe, on a phone too", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await promptField(page).fill(`${NASTY_TEXT}\n${"a long line ".repeat(40)}\n`.repeat(10));
  await page.getByRole("checkbox", { name: "Take braces literally" }).check();
  await promptField(page).focus();
  await page.keyboard.press("ControlOrMeta+Alt+c");
  await expect(dialogOf(page).getByRole("button", { name: "Copy code" })).toBeFocused();
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^curl --no-buffer http/);
  const tab = (name: string) => dialogOf(page).getByRole("tab", { name, exact: true });
  await tab("cURL").focus();
  for (const [key, name] of [
    ["ArrowRight", "Python"],
    ["End", "TypeScript"],
    ["ArrowRight", "cURL"],
    ["ArrowLeft", "TypeScript"],
    ["Home", "cURL"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(tab(name)).toBeFocused();
    await expect(tab(name)).toHaveAttribute("aria-selected", "true");
  }
  // The colours and the dialog are the same for every language; only the code differs.
  await expect(dialogOf(page).locator(".hljs-string").first()).toBeVisible();
  await expectAccessible(page);
  await expectScrollsInside(page);
  await page.keyboard.press("ArrowRight");
  const program = dialogOf(page).getByRole("tabpanel");
  await expect(program).toContainText("import requests");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await expect(dialogOf(page).getByRole("radio", { name: "openai" })).toBeChecked();
  await expect(program).toContainText("from openai import OpenAI");
  await expect(program).toContainText("pip install openai (tried with version");
  await tab("JavaScript").click();
  await expect(program).toContainText('import OpenAI from "openai"');
  await expect(program.locator(".hljs-keyword").first()).toBeVisible();
  await expectAccessible(page, "[role=tabpanel]");
  await page.keyboard.press("Escape");
  await expect(promptField(page)).toBeFocused();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.keyboard.press("ControlOrMeta+Alt+c");
  await expect(tab("JavaScript")).toHaveAttribute("aria-selected", "true");
  await expect(dialogOf(page).getByRole("radio", { name: "openai" })).toBeChecked();
  await expectAccessible(page);
  await expectScrollsInside(page);
});

async function expectScrollsInside(page: Page): Promise<void> {
  const overflow = await dialogOf(page).evaluate((dialog) => [
    dialog.scrollWidth - dialog.clientWidth,
    dialog.scrollHeight - dialog.clientHeight,
  ]);
  expect(overflow).toEqual([0, 0]);
}
