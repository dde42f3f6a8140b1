import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible.ts";
import { attachTiles } from "./pictures.ts";
import { expect, openConnected, parameter, promptField, replies, runPrompt, test } from "./test.ts";

const BOXES =
  'The red cup stands beside the pot.\n\n```json\n[{"bbox": [20, 30, 160, 150], "label": "red cup"}, {"bbox": [200, 60, 380, 280], "label": "pot"}]\n```\n\n';
const TAIL = Array.from({ length: 120 }, (_, index) => `word${index}`).join(" ");

const stage = (page: Page) => page.getByRole("dialog", { name: "Stage" });
const answer = (page: Page) => stage(page).getByRole("article");

test("the stage draws the boxes of an answer as it streams, links them to its words, steps by arrow keys, and asks on", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await attachTiles(page, { "table.png": [400, 300] });
  api.next({ kind: "answer", text: BOXES + TAIL, paceMs: 25 }, { kind: "answer", text: "Still the red cup." });
  await runPrompt(page, "Where is the red cup?");
  await page.keyboard.press("ControlOrMeta+Alt+KeyP");
  await expect(stage(page).getByRole("region", { name: "Text of the prompt" })).toHaveText("Where is the red cup?");
  // Both boxes stand on the picture while the answer goes on.
  await expect(page.locator("dialog:has(article[data-status=streaming]):has([data-shape]) >> g[data-lit]")).toHaveCount(
    2,
  );
  await expect(answer(page)).toHaveAttribute("data-status", "done");

  const phrase = stage(page).getByRole("button", { name: "red cup", exact: true });
  const box = stage(page).getByRole("img", { name: "red cup, Reply A, turn 1" });
  await phrase.focus();
  await expect(box).toHaveAttribute("data-lit", "true");
  await box.focus();
  await expect(phrase).toHaveAttribute("aria-pressed", "true");
  const lineHeight = await phrase.evaluate((element) => {
    const line = element.closest("p");
    return line ? Number.parseFloat(getComputedStyle(line).fontSize) * (line.currentCSSZoom ?? 1) : 0;
  });
  expect(Math.round(lineHeight)).toBe(22);
  await expectAccessible(page, "dialog[open]");

  // The first press shows what would be sent, the second sends it.
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(promptField(page)).toBeFocused();
  await page.keyboard.type("And now?");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(answer(page)).toContainText("Still the red cup.");
  await expect(stage(page).getByRole("region", { name: "Text of the prompt" })).toHaveText("And now?");
  await expect(stage(page).getByRole("img", { name: "image 1" })).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await expect(answer(page)).toContainText("stands beside the pot");
  await page.keyboard.press("ArrowDown");
  await expect(answer(page)).toContainText("Still");
  await page.keyboard.type("Kept");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page, "dialog[open]");

  await page.keyboard.press("Escape");
  await expect(stage(page)).toHaveCount(0);
  await expect(promptField(page)).toHaveValue("Kept");
});

test("the stage returns the focus to the answer that had it, and after a dialog opened from it, it is back", async ({
  page,
  api,
  mishaps,
}) => {
  mishaps.allowFailedLoads();
  await openConnected(page, api);
  api.next({ kind: "answer", text: "One." }, { kind: "status", status: 404 });
  await runPrompt(page, "First");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await replies(page).focus();
  await page.keyboard.press("ControlOrMeta+Alt+KeyP");
  await expect(answer(page)).toContainText("One.");
  await page.keyboard.press("Escape");
  await expect(replies(page)).toBeFocused();
  await runPrompt(page, "Second");
  await expect(replies(page).last()).toHaveAttribute("data-status", "failed");
  await page.getByRole("button", { name: "Show on the stage" }).click();
  await answer(page).getByRole("button", { name: "Open Connections" }).click();
  await expect(page.getByRole("dialog", { name: "Connections" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(answer(page)).toHaveAttribute("data-status", "failed");
});

test("the parameters stay hidden over a reload, and come back where a failure leads to one, also from full screen", async ({
  page,
  api,
  mishaps,
}) => {
  mishaps.allowFailedLoads();
  await openConnected(page, api);
  const panel = page.getByRole("complementary", { name: "Parameters" });
  await parameter(page, "temperature").fill("0.5");
  api.next(
    { kind: "answer", text: "Half.", paceMs: 0 },
    {
      kind: "status",
      status: 400,
      body: { message: "Body validation error\ntemperature: Input should be less than or equal to 0.4" },
    },
  );
  await runPrompt(page, "Show me");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await page.keyboard.press("ControlOrMeta+Alt+KeyO");
  await expect(panel).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("button", { name: "Show parameters" })).toHaveAttribute("aria-expanded", "false");
  await expect(panel).toHaveCount(0);
  await replies(page).hover();
  await replies(page).getByRole("button", { name: "Full screen" }).click();
  await expect(page.getByRole("dialog").getByRole("region", { name: "Text of the prompt" })).toHaveText("Show me");
  await page.keyboard.press("Escape");
  await runPrompt(page, "Fail");
  await page.keyboard.press("ControlOrMeta+Alt+KeyP");
  await answer(page).getByRole("button", { name: "Go to temperature" }).click();
  await expect(stage(page)).toHaveCount(0);
  await expect(parameter(page, "temperature")).toBeFocused();
  await page.getByRole("button", { name: "Hide parameters" }).click();
  await expect(page.getByRole("button", { name: "Show parameters" })).toBeFocused();
});
