import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Locator, Page, TestInfo } from "@playwright/test";
import type { CodeLanguage } from "#core/export/code-languages.ts";
import { CODE_LANGUAGES } from "#core/export/code-languages.ts";
import type { ApiServer } from "./api-server/start-api-server.ts";
import { findMissingProgram, describeStandIn, startProgram } from "./code/run-program.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import { connect, expect, openPage, parameter, promptField, replies, runButton, test } from "./test.ts";

const NASTY =
  'It\'s "quoted" \\ back\\slashed \\n\n\tnew\n\nlines, $HOME ${x} $(date) `date` !! %s {{x}}\n</script><!-- ]]>\nJSON\nU+2028:\u2028 U+2029:\u2029 NEL:\u0085 emoji: 👩‍🚀🎼 combining: e\u0301 \u202Ertl';
const REPLY_TEXT = 'She said "No\\yes",\nand 🎼 then `nothing`.';
const PICTURE = fileURLToPath(new URL("../public/samples/receipt.png", import.meta.url));

const dialogOf = (page: Page): Locator => page.getByRole("dialog", { name: "Code" });

/** Connects, and sets everything that could go wrong on its way through a program. */
async function prepareNastyRequest(page: Page, api: ApiServer, streams: boolean): Promise<void> {
  await openPage(page);
  await connect(page, api);
  await page.getByRole("textbox", { name: "System prompt" }).fill(`System: ${NASTY}`);
  await parameter(page, "temperature").fill("0.35");
  await parameter(page, "stop_sequences").fill("'\"\\$`");
  await page.keyboard.press("Enter");
  await parameter(page, "Extra JSON").fill(
    JSON.stringify({ metadata: { 'it\'s "$x"': "`", class: "\u2028", __proto__x: "" } }),
  );
  if (!streams) await page.getByRole("checkbox", { name: "stream" }).uncheck();
  await page.getByLabel("Image files").setInputFiles(PICTURE);
  await expect(page.getByRole("list", { name: "Attachments" }).getByRole("button", { name: /^Remove/ })).toBeVisible();
  await promptField(page).fill(NASTY);
}

/** Copies the program of a language with one key. */
async function copyProgram(page: Page, language: CodeLanguage): Promise<string> {
  await page.getByRole("button", { name: "Code", exact: true }).click();
  await dialogOf(page).getByRole("tab", { name: language.name }).click();
  await page.keyboard.press("c");
  await expect(page.getByRole("status")).toHaveText(`${language.name} code copied.`);
  const program = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press("Escape");
  await expect(dialogOf(page)).toBeHidden();
  return program;
}

/** The answer in what a program printed: the text itself, but curl prints what came. */
function parseReplyText(language: CodeLanguage, output: string, streams: boolean): string {
  if (language.id !== "curl") return output.replace(/\n$/, "");
  type CompletionBody = { choices: { delta?: { content?: string }; message?: { content: string } }[] };
  const events = streams ? output.split("\n").filter((line) => line.startsWith("data: {")) : [`data: ${output}`];
  return events
    .flatMap((event) => (JSON.parse(event.slice("data: ".length)) as CompletionBody).choices)
    .map(({ delta, message }) => delta?.content ?? message?.content ?? "")
    .join("");
}

test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

/** Runs `check` for every language whose program is on this machine, and notes the others in the report. */
async function checkLanguages(info: TestInfo, check: (language: CodeLanguage) => Promise<void>): Promise<void> {
  for (const language of Object.values(CODE_LANGUAGES)) {
    const missing = findMissingProgram(language);
    if (missing !== undefined)
      info.annotations.push({ type: `${language.name} not run`, description: `no ${missing}` });
    else await test.step(`${language.name}${describeStandIn(language)}`, () => check(language));
  }
}

for (const streams of [true, false])
  test(`the copied program of every language sends the same request as Run and prints the answer, ${streams ? "streaming" : "whole"}`, async ({
    page,
    api,
  }, testInfo) => {
    await prepareNastyRequest(page, api, streams);
    const names: string[] = [];
    api.reset();
    await checkLanguages(testInfo, async (language) => {
      const program = await copyProgram(page, language);
      api.next({ kind: "answer", text: REPLY_TEXT });
      const output = await startProgram(language, program, testInfo.outputPath(language.id)).ended;
      expect(parseReplyText(language, output, streams)).toBe(REPLY_TEXT);
      names.push(language.name);
    });
    await runButton(page).click();
    await expect(replies(page)).toHaveAttribute("data-status", "done");
    const posts = listPosts(api.requests);
    const fromPage = posts.at(-1);
    expect(posts).toHaveLength(names.length + 1);
    for (const [index, name] of names.entries()) {
      const fromProgram = posts[index];
      expect(fromProgram?.body, name).toEqual(fromPage?.body);
      expect(fromProgram?.violations, name).toEqual([]);
      for (const header of ["authorization", "content-type"])
        expect(fromProgram?.headers[header], name).toBe(fromPage?.headers[header]);
    }
    expect(fromPage?.body).toMatchObject({
      system: `System: ${NASTY}`,
      messages: [
        {
          content: [
            { type: "image", source: { media_type: "image/png" } },
            { type: "text", text: NASTY },
          ],
        },
      ],
      temperature: 0.35,
      stop_sequences: ["'\"\\$`"],
      metadata: { 'it\'s "$x"': "`", class: "\u2028" },
      stream: streams,
    });
  });

test("a streaming program of every language prints the text as it arrives", async ({ page, api }, testInfo) => {
  await openPage(page);
  await connect(page, api);
  await promptField(page).fill("Hello from a program");
  await checkLanguages(testInfo, async (language) => {
    const program = await copyProgram(page, language);
    api.next({ kind: "hang", when: "mid-text" });
    const { child, getOutput } = startProgram(language, program, testInfo.outputPath(language.id));
    await expect.poll(getOutput).toMatch(/Hello/);
    expect(child.exitCode).toBeNull();
    child.kill();
  });
});

test("with an empty composer, the code repeats the request of the last turn, including earlier answers", async ({
  page,
  api,
}, testInfo) => {
  const language = CODE_LANGUAGES.javascript;
  await openPage(page);
  await connect(page, api);
  for (const prompt of ["First", "Second"]) {
    await promptField(page).fill(prompt);
    await runButton(page).click();
    await expect(promptField(page)).toHaveValue("");
    await expect(replies(page).last()).toHaveAttribute("data-status", "done");
  }
  await startProgram(language, await copyProgram(page, language), testInfo.outputPath("program")).ended;
  const [, second, again] = listPosts(api.requests);
  expect(again?.body).toEqual(second?.body);
});

test("the Code dialog opens and copies by keyboard, arrow keys switch its tabs, and closing returns the focus", async ({
  page,
  api,
}) => {
  await openPage(page);
  await connect(page, api);
  await promptField(page).fill("Hello");
  await page.keyboard.press("ControlOrMeta+Alt+c");
  const copyButton = dialogOf(page).getByRole("button", { name: "Copy code" });
  await expect(copyButton).toBeFocused();
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^curl --no-buffer http/);
  const tab = (name: string) => dialogOf(page).getByRole("tab", { name, exact: true });
  await tab("cURL").focus();
  for (const [key, name] of [
    ["ArrowRight", "Python"],
    ["End", "JavaScript"],
    ["ArrowRight", "cURL"],
    ["ArrowLeft", "JavaScript"],
    ["Home", "cURL"],
    ["ArrowRight", "Python"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(tab(name)).toBeFocused();
    await expect(tab(name)).toHaveAttribute("aria-selected", "true");
  }
  await expect(dialogOf(page).getByRole("tabpanel", { name: "Python" })).toContainText("import requests");
  await page.keyboard.press("Escape");
  await expect(promptField(page)).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Alt+c");
  await expect(tab("Python")).toHaveAttribute("aria-selected", "true");
});

test("the downloaded file holds the whole program, has the extension of its language and does not contain the key", async ({
  page,
  api,
}) => {
  await openPage(page);
  await connect(page, api, "test-key-that-nobody-sees");
  await page.getByLabel("Image files").setInputFiles(PICTURE);
  await promptField(page).fill("What is this?");
  const program = await copyProgram(page, CODE_LANGUAGES.python);
  await page.getByRole("button", { name: "Code", exact: true }).click();
  const downloading = page.waitForEvent("download");
  await dialogOf(page).getByRole("button", { name: "Download" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("call.py");
  expect(readFileSync(await download.path(), "utf8")).toBe(program);
  expect(program).toContain(`os.environ["AIMLAPI_KEY"]`);
  expect(program).not.toContain("nobody-sees");
  // On the screen the picture is cut in the middle; what is copied is not.
  await expect(dialogOf(page).getByRole("tabpanel")).toContainText(/ … \d+ kB … /);
  expect(program).not.toContain("…");
});

test("the Code dialog of the demo shows code for Claude Opus 4.5, or the reason when there is nothing to run", async ({
  page,
}) => {
  await openPage(page);
  await page.getByRole("button", { name: "Code", exact: true }).click();
  await expect(dialogOf(page)).toContainText("Write a prompt first");
  await page.keyboard.press("Escape");
  await promptField(page).fill("Hello");
  await page.getByRole("button", { name: "Code", exact: true }).click();
  await expect(dialogOf(page)).toContainText(
    "has no address. This code sends the same settings to Claude Opus 4.5 on AI/ML API",
  );
  await expect(dialogOf(page).getByRole("tabpanel")).toContainText("https://api.aimlapi.com/v1/chat/completions");
});

for (const phone of [false, true])
  test(`axe finds no violation in the Code dialog, light and dark, and long code scrolls inside it${phone ? ", on a phone" : ""}`, async ({
    page,
  }) => {
    if (phone) await page.setViewportSize({ width: 390, height: 844 });
    await openPage(page);
    await promptField(page).fill(`${NASTY}\n${"a long line ".repeat(40)}\n`.repeat(10));
    await page.getByRole("button", { name: "Code", exact: true }).click();
    for (const { name, id, highlightLanguage: colouredAs } of Object.values(CODE_LANGUAGES)) {
      await dialogOf(page).getByRole("tab", { name }).click();
      await expect(
        dialogOf(page)
          .locator(`.hljs-${colouredAs === "bash" ? "string" : "keyword"}`)
          .first(),
      ).toBeVisible();
      // Only the code differs between the tabs.
      await expectAccessible(page, id === "curl" ? undefined : "[role=tabpanel]");
      const overflow = await dialogOf(page).evaluate((dialog) => [
        dialog.scrollWidth - dialog.clientWidth,
        dialog.scrollHeight - dialog.clientHeight,
      ]);
      expect(overflow).toEqual([0, 0]);
    }
  });
