import { runPrompt, expect, openPage, parameter, promptField, replies, replyText, runButton, test } from "./test.ts";

test("without a key the demo model answers at once and is said not to be Claude; moving a slider adds a second answer, and both survive a reload", async ({
  page,
}) => {
  await openPage(page);
  await expect(page.getByText("small model that runs in this browser, and not Claude")).toBeVisible();
  await runPrompt(page, "What does temperature do?");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(replyText(replies(page)).getByRole("table")).toBeVisible();
  await expect(page.getByText("a small model in this browser, not Claude.")).toBeVisible();
  await page.getByRole("slider", { name: "temperature" }).fill("0.2");
  await expect(parameter(page, "temperature")).toHaveValue("0.2");
  await runButton(page).click();
  await expect(replies(page)).toHaveCount(2);
  const second = page.getByRole("article", { name: "Reply A, turn 1, sample 2 of 2" });
  await expect(second).toHaveAttribute("data-status", "done");
  await expect(replyText(replies(page).nth(0))).toContainText("Sampled words at temperature 1,");
  await expect(replyText(second)).toContainText("Sampled words at temperature 0.2,");
  const before = await replies(page).allInnerTexts();

  await promptField(page).fill("A draft that is not sent");
  await page.reload();
  await expect(promptField(page)).toHaveValue("A draft that is not sent");
  await expect(replies(page)).toHaveCount(2);
  await expect(parameter(page, "temperature")).toHaveValue("0.2");
  expect(await replies(page).allInnerTexts()).toEqual(before);
});

test("a streaming answer grows while busy, and shows its figures when done", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("etude:demo-pace", "on"));
  await openPage(page);
  // The page notes each state as it comes, since on a busy machine the reply can end before the test asks.
  const states = await page.evaluateHandle(() => {
    const seen = { lengths: new Set<number>(), busy: new Set<string | null>() };
    new MutationObserver(() => {
      const reply = document.querySelector('article[data-status="streaming"]');
      const text = reply?.querySelector('[data-part="text"]');
      if (!reply || !text) return;
      seen.lengths.add(text.textContent.length);
      seen.busy.add(reply.getAttribute("aria-busy"));
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    return seen;
  });
  await page.getByRole("checkbox", { name: "thinking" }).check();
  await runPrompt(page, "What is this place?");
  const reply = replies(page);
  await expect(reply).toHaveAttribute("data-status", "done");
  await expect(reply).toHaveAttribute("aria-busy", "false");
  const { lengths, busy } = await states.evaluate((seen) => ({ lengths: [...seen.lengths], busy: [...seen.busy] }));
  expect(busy).toEqual(["true"]);
  expect(lengths.length).toBeGreaterThan(3);
  expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
  await expect(reply.getByRole("group", { name: "Figures" })).toContainText(
    /first token .* tok\/s.*in \d+ tok.*out \d+ tok.*free/,
  );
  // Thinking is a part of its own, and can be folded.
  const thinking = reply.locator('[data-part="thinking"]');
  await expect(thinking).not.toBeEmpty();
  await reply.getByText("Thinking", { exact: true }).click();
  await expect(thinking).toBeHidden();
});
