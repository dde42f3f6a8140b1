import { runPrompt, expect, openPage, parameter, promptField, replies, replyText, runButton, test } from "./test.ts";

test("without a key the demo model answers at once, and the page says that it is not Claude", async ({ page }) => {
  await openPage(page);
  await expect(page.getByText("small model that runs in this browser, and not Claude")).toBeVisible();
  await runPrompt(page, "What does temperature do?");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(replyText(replies(page)).getByRole("table")).toBeVisible();
  await expect(page.getByText("a small model in this browser, not Claude.")).toBeVisible();
});

test("running again after moving a slider adds a second answer, and both answers survive a reload", async ({
  page,
}) => {
  await openPage(page);
  await runPrompt(page, "How do I write a good prompt?");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
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
});

test("Run shows a reason when there is nothing to run", async ({ page }) => {
  await openPage(page);
  await runButton(page).click();
  await expect(page.getByText("Write a prompt first.").first()).toBeVisible();
});

test("the demo model repeats itself at temperature 0 and at top_k 1, varies at temperature 1, and stops at max_tokens", async ({
  page,
}) => {
  await openPage(page);
  const getPassage = async (index: number): Promise<string> => {
    const reply = replies(page).nth(index);
    await expect(reply).toHaveAttribute("data-status", "done");
    return (await replyText(reply).locator("blockquote").innerText()).trim();
  };
  await parameter(page, "temperature").fill("0");
  await runPrompt(page, "Tell me about sampling");
  const zero = await getPassage(0);
  await runButton(page).click();
  expect(await getPassage(1)).toBe(zero);
  await page.getByRole("button", { name: "Reset temperature" }).click();
  await parameter(page, "top_k").fill("1");
  await runButton(page).click();
  expect(await getPassage(2)).toBe(zero);
  await page.getByRole("button", { name: "Reset top_k" }).click();
  const ones = new Set<string>();
  for (let run = 0; run < 10; run += 1) {
    await runButton(page).click();
    ones.add(await getPassage(3 + run));
  }
  expect(ones.size).toBe(10);
  await parameter(page, "max_tokens").fill("20");
  await runButton(page).click();
  await expect(replies(page).last()).toContainText("Cut off at max_tokens (20 tokens)");
});

test("thinking is shown in a separate part of the reply and can be folded", async ({ page }) => {
  await openPage(page);
  await page.getByRole("checkbox", { name: "thinking" }).check();
  await runPrompt(page, "What does top_p do?");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const thinking = replies(page).locator('[data-part="thinking"]');
  await expect(thinking).toBeVisible();
  await expect(thinking).not.toBeEmpty();
  await replies(page).getByText("Thinking", { exact: true }).click();
  await expect(thinking).toBeHidden();
});
