import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { CHATGPT_CHAT } from "#e2e/fixtures/data-exports.ts";
import { expect, openPage, test } from "#e2e/test.ts";
import { takeLongestTaskMs, watchLongTasks } from "./long-tasks.ts";
import { recordFigure } from "./record-figure.ts";

// A data export of ChatGPT of 100 MB: the time until the table of what is taken, and the longest time for which the page
// answers nothing, while it is read and while its conversations are stored.

const EXPORT_BYTES = 100_000_000;

test("a data export of 100 MB is read and stored", async ({ page }) => {
  test.setTimeout(900_000);
  const path = test.info().outputPath("conversations.json");
  const count = await writeExport(path);
  await openPage(page);
  await watchLongTasks(page);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Import" });
  const readSinceMs = performance.now();
  await page.getByLabel("Files to import").setInputFiles(path);
  const start = dialog.getByRole("button", { name: /^Import [\d,]+$/ });
  await expect(start).toBeVisible({ timeout: 300_000 });
  recordFigure("read a data export of 100 MB", "Étude", [(performance.now() - readSinceMs) / 1000], "s");
  recordFigure("longest task of the page while that export is read", "Étude", [await takeLongestTaskMs(page)], "ms");
  const storeSinceMs = performance.now();
  await start.click();
  await expect(dialog).toBeHidden({ timeout: 600_000 });
  recordFigure(`store its ${count} conversations`, "Étude", [(performance.now() - storeSinceMs) / 1000], "s");
  recordFigure("longest task of the page while they are stored", "Étude", [await takeLongestTaskMs(page)], "ms");
});

/** Writes conversations until the file is large enough. Returns their number. */
async function writeExport(path: string): Promise<number> {
  const text = "The quick brown fox jumps over the lazy dog, and writes about it at some length. ".repeat(60);
  const node = (id: string, parent: string | null, role: string, at: number) => ({
    id,
    parent,
    message: {
      author: { role },
      create_time: 1_700_000_000 + at,
      content: { content_type: "text", parts: [`${id} ${text}`] },
      metadata: role === "assistant" ? { model_slug: "gpt-4o" } : {},
    },
  });
  const file = createWriteStream(path);
  let [bytes, count] = [0, 0];
  while (bytes < EXPORT_BYTES) {
    const nodes = Array.from({ length: 20 }, (_, index) =>
      node(
        `n${count}-${index}`,
        index === 0 ? null : `n${count}-${index - 1}`,
        index % 2 === 0 ? "user" : "assistant",
        index,
      ),
    );
    const chat = {
      ...CHATGPT_CHAT,
      title: `Conversation ${count}`,
      current_node: nodes.at(-1)?.id,
      mapping: Object.fromEntries(nodes.map((each) => [each.id, each])),
    };
    const piece = `${count === 0 ? "[" : ","}${JSON.stringify(chat)}`;
    bytes += piece.length;
    count += 1;
    if (!file.write(piece)) await once(file, "drain");
  }
  file.end("]");
  await once(file, "finish");
  return count;
}
