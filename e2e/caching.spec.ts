import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import { openAnthropic } from "./open-anthropic.ts";
import { attachTiles } from "./pictures.ts";
import { expect, promptField, replies, runPrompt, test } from "./test.ts";

const LONG = "word ".repeat(4100).trim();

test("a system prompt is cached from the panel, a picture from its chip and a prompt from the composer, what was read is a bar, and the input is counted", async ({
  page,
  api,
}) => {
  api.always({ kind: "answer", text: "Yes." });
  await openAnthropic(page, api);

  await page.getByRole("textbox", { name: "System prompt" }).fill(LONG);
  const caching = page.getByRole("group", { name: "Caching" });
  await caching.getByRole("combobox", { name: "system prompt" }).selectOption("1 hour");
  await expect(page.getByText("cached up to here · 1 hour")).toBeVisible();
  await runPrompt(page, "One");
  const first = replies(page).first();
  await expect(first).toHaveAttribute("data-status", "done");
  await expect(first.getByRole("group", { name: "Figures" })).toContainText("4,100 written for 1 hour");
  await expect(first).toContainText("Written to the cache; the next request can read it.");

  await attachTiles(page, { "tile.png": [56, 56] });
  await page.getByRole("button", { name: "Cache up to tile.png" }).click();
  await page.getByRole("menuitem", { name: "Cache for 5 minutes" }).click();
  await promptField(page).fill("And this?");
  await page.getByRole("button", { name: "Cache up to this prompt" }).click();
  await page.getByRole("menuitem", { name: "Cache for 5 minutes" }).click();
  await expect(page.getByText("cached up to here · 5 min")).toHaveCount(2);
  await expect(page.getByText(/tok in, counted/)).toBeVisible();
  await promptField(page).focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  const second = page.getByRole("article", { name: "Reply A, turn 2" });
  await expect(second).toHaveAttribute("data-status", "done");
  await expect(second.getByRole("group", { name: "Cache" })).toContainText("4,100 read from cache");
  await expect(page.getByRole("article", { name: "Turn 2", exact: true })).toContainText("cached up to here · 5 min");
  await expect(caching).toContainText("4,100 read from cache");
  await expectAccessible(page);
  expect(listPosts(api.requests).at(-1)?.body).toMatchObject({
    system: [{ type: "text", cache_control: { type: "ephemeral", ttl: "1h" } }],
    messages: [
      {},
      {},
      {
        content: [
          { type: "image", cache_control: { type: "ephemeral" } },
          { type: "text", text: "And this?", cache_control: { type: "ephemeral" } },
        ],
      },
    ],
  });
  expect(api.requests.flatMap(({ violations }) => violations)).toEqual([]);
});
