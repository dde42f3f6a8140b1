import { readFile } from "node:fs/promises";
import { expect, openConnected, promptField, replies, replyText, runPrompt, test } from "./test.ts";

/** A script that makes one number impossible to write. */
const UNABLE_TO_WRITE_96 = `
  const write = Number.prototype.toLocaleString;
  Number.prototype.toLocaleString = function (...options) {
    if (Number(this) === 96) throw new TypeError("96 cannot be written");
    return write.apply(this, options);
  };
`;

test("a reply that fails to render shows its raw text and a report, and the rest of the conversation works", async ({
  page,
  api,
  context,
  mishaps,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  // The figures of the recorded answer name 96 tokens: from now on the page cannot write that number.
  await page.addInitScript({ content: UNABLE_TO_WRITE_96 });
  await openConnected(page, api);
  await runPrompt(page, "Before");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  api.next({ kind: "recording", name: "claude-stream.sse", paceMs: 0 });
  await runPrompt(page, "Break");
  const broken = page.getByRole("article", { name: "Reply A, turn 2" });
  await expect(broken.getByRole("alert")).toContainText("failed to show this answer");
  await expect(replyText(broken)).not.toBeEmpty();
  await expect(replyText(page.getByRole("article", { name: "Reply A, turn 1" }))).toContainText("Before");

  await broken.getByRole("button", { name: "Copy report" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("96 cannot be written");
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).not.toContain("test-key");
  const download = page.waitForEvent("download");
  await broken.getByRole("button", { name: "Export conversation" }).click();
  const exported = await readFile(await (await download).path(), "utf8");
  expect(JSON.parse(exported)).toMatchObject({ conversation: { title: "Before" } });
  expect(exported).not.toContain("test-key");

  await promptField(page).fill("After");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("article", { name: "Reply A, turn 3" })).toHaveAttribute("data-status", "done");
  // React says on the console what it caught.
  mishaps.expectWith("96 cannot be written");
});
