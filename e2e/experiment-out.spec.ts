import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Locator, Page } from "@playwright/test";
import { createCheck } from "#core/checks/create-check.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { buildExperiment } from "./seed-rows.ts";
import { storeConversation } from "./seed-conversations.ts";
import { expect, openPage, promptField, test } from "./test.ts";

const HOSTILE = [
  `</td></table></script><script>document.title = "taken"</script>`,
  `<img src="x" onerror="document.title = 'taken'">`,
  `" onmouseover="document.title='taken'" x="`,
  `<!-- <script> -->`,
  "\u202Etxet desrever\u202C",
].join("\n");

/** An experiment whose first answer and values are hostile, with two checks. */
function buildHostileExperiment(): Conversation {
  const built = buildExperiment({ rows: 12, columns: 2, samples: 1 });
  const reply = built.replies["row1-v0-0"];
  const row = built.rows["row1"];
  if (!reply || !row) throw new Error("The experiment has no first answer.");
  return {
    ...built,
    title: "</title><script>document.title = 'taken'</script>",
    rows: { ...built.rows, row1: { ...row, values: { ...row.values, day: HOSTILE } } },
    replies: { ...built.replies, [reply.id]: { ...reply, parts: [{ kind: "text", text: HOSTILE }] } },
    checks: [
      createCheck("c1", "json-valid"),
      { ...createCheck("c2", "contains", { value: '"total":12' }), isNegated: true, name: "not <b>12</b>" },
    ],
  };
}

async function openTable(page: Page, conversation: Conversation): Promise<void> {
  await openPage(page);
  await storeConversation(page, conversation);
  await page.goto("./#/c/experiment");
  await page.reload();
  await expect(promptField(page)).toBeVisible();
  await expect(page.getByRole("grid", { name: "Rows" })).toBeVisible();
}

/** The path of the file that a format of the dialog *Export* gives. */
async function download(page: Page, name: string, path: string): Promise<string> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: `Download ${name}`, exact: true }).click(),
  ]);
  await page.keyboard.press("Escape");
  await file.saveAs(path);
  return path;
}

const listNumbers = (rows: Locator) => rows.locator("th").allTextContents();

test("the table of an experiment is one web page that sorts and filters itself, in which hostile answers stay text", async ({
  page,
  browser,
}, testInfo) => {
  await openTable(page, buildHostileExperiment());
  await expect(page.getByText("is not JSON").first()).toBeVisible();
  const path = await download(page, "Web page", testInfo.outputPath("table.html"));
  const yaml = readFileSync(await download(page, "promptfoo YAML", testInfo.outputPath("table.yaml")), "utf8");
  await expect(page.getByText(/The comments at the top of the file say what promptfoo has no words for/)).toBeVisible();
  expect(yaml).toContain("type: is-json");
  const context = await browser.newContext();
  const file = await context.newPage();
  const faults: string[] = [];
  file.on("console", (message) => faults.push(message.text()));
  file.on("pageerror", (error) => faults.push(error.message));
  file.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) faults.push(request.url());
  });
  await file.goto(pathToFileURL(path).href);
  const rows = file.locator("tbody tr:visible");
  await expect(rows).toHaveCount(12);
  await expect(file).toHaveTitle("</title><script>document.title = 'taken'</script>");
  await expect(rows.first()).toContainText(`</script><script>document.title = "taken"</script>`);
  await expect(file.locator("td img, td script")).toHaveCount(0);
  await expect(file.getByRole("region", { name: "Verdicts" })).toContainText("Not decided.");
  await expect(file.getByRole("columnheader", { name: /^A/ })).toContainText(/pass 83 % \(.+\) of 12 rows/);
  await expectAccessible(file);

  await file.getByRole("checkbox", { name: "Fails" }).check();
  await expect(file.getByRole("status")).toHaveText("2 of 12 rows");
  expect(await listNumbers(rows)).toEqual(["1", "12"]);
  await rows.first().getByText("is not JSON, 1 of 2").click();
  await expect(rows.first().getByRole("listitem").filter({ hasText: "not <b>12</b>" })).toBeVisible();
  await file.getByRole("checkbox", { name: "Fails" }).uncheck();
  await file.getByRole("checkbox", { name: "Answers differ" }).check();
  await expect(file.getByRole("status")).toHaveText("2 of 12 rows");
  await file.getByRole("checkbox", { name: "Answers differ" }).uncheck();
  await file.getByRole("searchbox", { name: "Search" }).fill("SHOP 1");
  await expect(file.getByRole("status")).toHaveText("4 of 12 rows");
  await file.getByRole("searchbox", { name: "Search" }).fill("");
  const head = file.getByRole("columnheader", { name: /^A/ });
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  expect((await listNumbers(rows)).slice(0, 3)).toEqual(["1", "12", "2"]);
  await head.getByRole("button").click();
  expect((await listNumbers(rows)).slice(-2)).toEqual(["1", "12"]);
  await head.getByRole("button").click();
  expect(await listNumbers(rows)).toEqual(Array.from({ length: 12 }, (_, index) => String(index + 1)));
  expect(faults).toEqual([]);
  await context.close();

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const bare = await plain.newPage();
  await bare.goto(pathToFileURL(path).href);
  await expect(bare.locator("tbody tr")).toHaveCount(12);
  await expect(bare.getByRole("searchbox")).toBeHidden();
  await plain.close();
  expect(readFileSync(path, "utf8")).not.toMatch(/https?:\/\/|unsafe-inline/);
});
