import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import {
  runPromptToEnd,
  sendRequestsOneByOne,
  listChatBodies,
  expectSettled,
  head,
  reply,
  runSweep,
} from "./columns.ts";
import { listPosts } from "./list-posts.ts";
import { runPrompt, expect, parameter, promptField, replyText, runButton, test, openConnected } from "./test.ts";

const chart = fileURLToPath(new URL("../public/samples/bar-chart.png", import.meta.url));
/**
 * The actions of a user on the page, and their number: a click, a chord, a paste and a typed text are one step each.
 */
function countSteps(page: Page) {
  let count = 0;
  const step = async (act: () => Promise<unknown>) => {
    count += 1;
    await act();
  };
  return {
    count: () => count,
    paste: (file: string) =>
      step(() =>
        page.evaluate(
          (content) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([new Uint8Array(content)], "pasted.png", { type: "image/png" }));
            document.activeElement?.dispatchEvent(
              new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }),
            );
          },
          [...readFileSync(file)],
        ),
      ),
    type: (text: string) => step(() => page.keyboard.type(text)),
    typeInto: (name: string, text: string) =>
      step(async () => {
        await parameter(page, name).focus();
        await page.keyboard.type(text);
      }),
    press: (chord: string) => step(() => page.keyboard.press(chord)),
  };
}

test("comparing temperatures 0 and 1 on an image takes four steps, and the request bodies differ only in temperature", async ({
  page,
  api,
}) => {
  await sendRequestsOneByOne(page);
  await openConnected(page, api);
  await promptField(page).focus();
  const steps = countSteps(page);
  await steps.paste(chart);
  await steps.type("What stands out?");
  await steps.typeInto("temperature", "0, 1");
  await expect(runButton(page)).toHaveText(/^Run 2 · up to \$[\d.]+/);
  await steps.press("ControlOrMeta+Enter");
  expect(steps.count()).toBe(4);
  for (const letter of ["A", "B"]) await expect(reply(page, letter)).toHaveAttribute("data-status", "done");
  const sent = listChatBodies(api);
  expect(sent.map(({ temperature }) => temperature)).toEqual([0, 1]);
  const [first, second] = sent.map(({ temperature: _own, ...rest }) => rest);
  expect(first).toEqual(second);
  expect(first).toMatchObject({
    messages: [{ content: [{ type: "image" }, { type: "text", text: "What stands out?" }] }],
  });
  expect(listPosts(api.requests).flatMap(({ violations }) => violations)).toEqual([]);
  await expect(head(page, "A")).toContainText("T 0");
  await expect(head(page, "B")).toContainText("T 1");
});

test("three temperatures with five samples each take five steps, and identical answers are grouped", async ({
  page,
  api,
}) => {
  test.slow();
  await openConnected(page, api);
  await promptField(page).focus();
  api.always({ kind: "answer", text: "yes" });
  const steps = countSteps(page);
  await steps.paste(chart);
  await steps.type("Is there an outlier?");
  await steps.typeInto("temperature", "0, .5, 1");
  await steps.typeInto("top_k", "x5");
  await steps.press("ControlOrMeta+Enter");
  expect(steps.count()).toBe(5);
  await expect(promptField(page)).toHaveValue("");
  await expect(runButton(page)).toBeVisible({ timeout: 60_000 });
  // Six go out at once: which of them arrives first is nobody's promise.
  const sent = listChatBodies(api).map(({ temperature = NaN }) => temperature);
  expect(sent.toSorted((a, b) => a - b)).toEqual([0, 0.5, 1].flatMap((value) => Array<number>(5).fill(value)));
  expect(listChatBodies(api).every((body) => body["top_k"] === undefined)).toBe(true);
  const shown = reply(page, "A");
  await expect(shown).toHaveAccessibleName("Reply A, turn 1, sample 1 of 5");
  await expect(shown).toContainText("×5");
  await expect(shown).toContainText("all 5 alike");
});

test("arrow buttons switch between samples, their agreement is shown, and later turns build on the shown sample", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  api.always({ kind: "answer", text: "yes" });
  await runSweep(page, "0, .5, 1", "Is it?");
  for (const [index, text] of ["yes", "yes", "no", "yes"].entries()) {
    api.next({ kind: "answer", text });
    await reply(page, "A").hover();
    await reply(page, "A").getByRole("button", { name: "Regenerate" }).click();
    await expect(reply(page, "A")).toHaveAccessibleName(new RegExp(`sample ${index + 2} of ${index + 2}$`));
    await expectSettled(page);
  }
  await reply(page, "A").getByRole("button", { name: "Next sample" }).click();
  const shown = reply(page, "A");
  await expect(shown).toHaveAccessibleName("Reply A, turn 1, sample 4 of 5");
  await expect(replyText(shown)).toHaveText("no");
  await expect(shown).toContainText("4 of 5 alike");
  await shown.getByRole("button", { name: "Previous sample" }).click();
  await expect(shown).toContainText("1 of 2");
  await expect(shown).toContainText("×4");
  await shown.getByRole("button", { name: "Next sample" }).click();
  await runPromptToEnd(page, "Sure?");
  expect(listChatBodies(api).findLast(({ temperature }) => temperature === 0)).toMatchObject({
    messages: [{}, { content: "no" }, { content: "Sure?" }],
  });
});

test("the agreement of JSON answers is computed field by field, apart from answers with other settings", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  for (const total of [12, 12, 13]) api.next({ kind: "answer", text: JSON.stringify({ shop: "A", total }) });
  await parameter(page, "samples").fill("3");
  await runPromptToEnd(page, "As JSON");
  const main = page.getByRole("main");
  await expect(main.getByText("2 of 3 alike, 1 of 2 fields alike")).toBeVisible();
  await main.getByText("2 of 3 alike, 1 of 2 fields alike").click();
  await expect(page.getByRole("list", { name: "Agreement by field" })).toContainText("total67%");
  await parameter(page, "temperature").fill("1");
  for (const total of [14, 15, 16]) api.next({ kind: "answer", text: JSON.stringify({ shop: "A", total }) });
  await runPromptToEnd(page, "");
  await expect(main.getByText("2 of 3 alike, 1 of 2 fields alike")).toBeVisible();
  await expect(main.getByText("3 different answers, 1 of 2 fields alike")).toBeVisible();
});

test("a sweep can be extended, shortened, folded, expanded and ended without losing a reply", async ({ page, api }) => {
  await sendRequestsOneByOne(page);
  await openConnected(page, api);
  await parameter(page, "temperature").fill("0, 1");
  await runPrompt(page, "Once");
  await expect(reply(page, "B")).toHaveAttribute("data-status", "done");
  const values = page.getByRole("textbox", { name: "Values of temperature" });
  await values.fill("0, warm");
  await values.press("Enter");
  await expect(page.getByText(/“warm”: a number is expected/)).toBeVisible();
  await values.fill("0, .5, 1");
  await values.press("Enter");
  await expect(head(page, "B")).toContainText("T 0.5");
  await expect(page.getByText("Not sent.")).toBeVisible();
  await expect(runButton(page)).toHaveText(/^Run(?! \d)/);
  await promptField(page).press("ControlOrMeta+Enter");
  await expect(reply(page, "B")).toHaveAttribute("data-status", "done");
  expect(listChatBodies(api).map(({ temperature }) => temperature)).toEqual([0, 1, 0.5]);
  await values.fill("1");
  await values.press("Enter");
  await expect(page.getByRole("region", { name: /^Variant/ })).toHaveCount(1);
  await expect(replyText(reply(page, "A"))).toContainText("temperature=1");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("region", { name: /^Variant/ })).toHaveCount(3);
  await page.getByRole("button", { name: "Collapse the sweep of temperature", exact: true }).click();
  await expect(page.getByRole("region", { name: /^Variant/ })).toHaveCount(1);
  await page.reload();
  await page.getByRole("button", { name: "Expand the sweep of temperature" }).click();
  for (const letter of ["A", "B", "C"]) await expect(reply(page, letter)).toHaveAttribute("data-status", "done");
  await page.getByRole("button", { name: "End the sweep of temperature" }).click();
  await expect(page.getByRole("region", { name: /^Variant/ })).toHaveCount(3);
  await expect(values).toHaveCount(0);
});

test("the model field accepts a list, and two swept fields give a column for every combination", async ({
  page,
  api,
}) => {
  await sendRequestsOneByOne(page);
  await openConnected(page, api);
  await page.getByRole("combobox", { name: "Model" }).fill("anthropic/claude-opus-4-5, claude-opus-4-5");
  await parameter(page, "temperature").fill("0..1/3");
  await expect(page.getByText("3 columns: 0 · 0.5 · 1")).toBeVisible();
  await runPromptToEnd(page, "Which?");
  await expect(reply(page, "F")).toHaveAttribute("data-status", "done");
  expect(listChatBodies(api).map(({ model, temperature }) => [model, temperature])).toEqual(
    ["anthropic/claude-opus-4-5", "claude-opus-4-5"].flatMap((model) =>
      [0, 0.5, 1].map((temperature) => [model, temperature]),
    ),
  );
});

test("malformed sweep values, too many columns and too many replies show a reason, and nothing is sent", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await promptField(page).fill("Hello");
  for (const [typed, message] of [
    ["0..", "two numbers with two dots and a count are expected"],
    ["0, 3", "3: at most 1"],
    ["0, ", "a value is missing beside a comma"],
    ["x", "enter a number of samples"],
  ] as const) {
    await parameter(page, "temperature").fill(typed);
    await expect(page.getByText(new RegExp(`Invalid: .*${message}`))).toBeVisible();
    await runButton(page).click();
    await expect(page.locator("#run-reason")).toContainText(message);
  }
  await parameter(page, "temperature").fill("0..1/9");
  await parameter(page, "top_k").fill("1, 2, 3");
  await runButton(page).click();
  await expect(page.locator("#run-reason")).toContainText("This makes 27 columns, and 26 are the most");
  await parameter(page, "top_k").fill("x60");
  await runButton(page).click();
  await expect(page.locator("#run-reason")).toContainText("These would be 540 replies, and 500 are the most");
  await expect(promptField(page)).toHaveValue("Hello");
  expect(listPosts(api.requests)).toEqual([]);
});

test("a run of more than fifty replies asks for confirmation before sending", async ({ page, api }) => {
  await openConnected(page, api);
  await promptField(page).fill("Hello");
  await parameter(page, "temperature").fill("0..1/6 x9");
  await promptField(page).focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  const dialog = page.getByRole("dialog", { name: "Send 54 requests?" });
  await expect(dialog).toContainText("$");
  await page.keyboard.press("Escape");
  await expect(page.locator("#run-reason")).toContainText("Not run");
  await expect(promptField(page)).toHaveValue("Hello");
  expect(listPosts(api.requests)).toEqual([]);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(dialog.getByRole("button", { name: "Send all 54" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(() => listPosts(api.requests).length).toBeGreaterThan(6);
  await page.getByRole("button", { name: /^Stop$/ }).click();
});

test("a combination of values that breaks a rule is named with the reason, and nothing is sent", async ({
  page,
  api,
}) => {
  await sendRequestsOneByOne(page);
  await openConnected(page, api);
  await promptField(page).fill("Hello");
  await page.getByRole("checkbox", { name: "thinking" }).check();
  await parameter(page, "thinking.budget_tokens").fill("1024, 8192");
  await runButton(page).click();
  await expect(page.locator("#run-reason")).toContainText(
    "Variant B (thinking.budget_tokens 8,192): Nothing was sent. thinking.budget_tokens must be below max_tokens (4096)",
  );
  await parameter(page, "thinking.budget_tokens").fill("not sent, 1024");
  await runButton(page).click();
  await expect(reply(page, "B")).toHaveAttribute("data-status", "done");
  expect(listChatBodies(api).map(({ thinking }) => thinking)).toEqual([
    undefined,
    { type: "enabled", budget_tokens: 1024 },
  ]);
});

test("a list of values typed into a field survives a reload and still runs as a sweep", async ({ page, api }) => {
  await openConnected(page, api);
  await parameter(page, "temperature").fill("0, 1 x2");
  await page.reload();
  await expect(parameter(page, "temperature")).toHaveValue("0, 1 x2");
  await runPrompt(page, "Hello");
  await expect(reply(page, "B")).toHaveAttribute("data-status", "done");
  await expect.poll(() => listPosts(api.requests).length).toBe(4);
});
