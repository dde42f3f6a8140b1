import type { Locator, Page } from "@playwright/test";
import { expect, promptField, replies, replyText, runPrompt, test, openConnected } from "./test.ts";

/** The element that has the focus, by its name and its closest named surroundings. */
const describeFocus = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    const around = activeElement?.parentElement?.closest("[aria-label]")?.ariaLabel ?? "";
    return `${activeElement?.ariaLabel ?? activeElement?.textContent ?? ""} in ${around}`;
  });

test("the focus stays beside a control that disappears: a stopped reply, an edited turn, a conversation, a moved and a removed column", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  api.next({ kind: "answer", text: "First" });
  await runPrompt(page, "One");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await page.getByRole("button", { name: "New conversation" }).click();
  api.next({ kind: "answer", text: "word ".repeat(3000), paceMs: 20 });
  await runPrompt(page, "Two");
  await expect(replies(page)).toHaveAttribute("data-status", "streaming");

  await page.getByRole("button", { name: "Stop reply" }).click();
  await expect(replies(page)).toHaveAttribute("data-status", "stopped");
  await expect.poll(() => describeFocus(page)).toBe("Regenerate in Reply A, turn 1");

  const turn = page.getByRole("article", { name: "Turn 1", exact: true });
  await turn.getByRole("button", { name: "Edit" }).click();
  await turn.getByRole("button", { name: "Cancel" }).click();
  await expect.poll(() => describeFocus(page)).toMatch(/ in Turn 1$/);

  await page.getByRole("button", { name: "Delete One" }).click();
  await expect(page.getByRole("button", { name: "Delete One" })).toHaveCount(0);
  await expect.poll(() => describeFocus(page)).toMatch(/Two in Today$/);

  await page.getByRole("button", { name: "Add variant" }).click();
  await page.getByRole("button", { name: "More actions for variant B" }).click();
  await page.getByRole("menuitem", { name: "Move left" }).click();
  await expect.poll(() => describeFocus(page)).toBe("More actions for variant A in Variant A");
  const remove = page.getByRole("button", { name: "Remove variant B" });
  await remove.click();
  await expect(remove).toHaveCount(0);
  await expect.poll(() => describeFocus(page)).not.toBe(" in ");
});

test("arrows to the next sample keep the focus while the reply under them changes", async ({ page, api }) => {
  await openConnected(page, api);
  await page.getByRole("button", { name: "Add variant" }).click();
  for (const text of ["one", "two", "three"]) {
    api.next({ kind: "answer", text }, { kind: "answer", text });
    await runPrompt(page, text === "one" ? "Count" : "");
    await expect(page.locator('article[data-status="done"]', { hasText: text })).toHaveCount(2);
  }
  const previous = replies(page).getByRole("button", { name: "Previous sample" });
  await previous.focus();
  for (const text of ["two", "one"]) {
    await page.keyboard.press("Enter");
    await expect(replyText(replies(page))).toHaveText(text);
    await expect(previous).toBeFocused();
  }
  await expect(previous).toBeDisabled();
});

/** Selects five characters of the first "words" or "selected" in an element, and returns them. */
const selectWord = (text: Locator) =>
  text.evaluate((element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() && !/words|selected/.test(texts.currentNode.textContent ?? ""));
    const at = texts.currentNode.textContent?.search(/words|selected/) ?? 0;
    getSelection()?.setBaseAndExtent(texts.currentNode, at, texts.currentNode, at + 5);
    return getSelection()?.toString();
  });

test("selected words stay selected when the colours of their code arrive, and in a paragraph, code and thinking that are being written", async ({
  page,
  api,
}) => {
  let letColoursCome = () => {};
  const areSelected = new Promise<void>((resolve) => {
    letColoursCome = resolve;
  });
  await page.route("**/colour-worker-*", async (route) => {
    await areSelected;
    await route.continue();
  });
  await openConnected(page, api);
  api.next({ kind: "answer", text: `\`\`\`js\n${"more();\n".repeat(300)}const selected = 1;\n\`\`\``, paceMs: 0 });
  await runPrompt(page, "Write");
  const code = replyText(replies(page).last());
  await expect(replies(page).last()).toHaveAttribute("data-status", "done");
  // The beginning of a long code is coloured at once, the rest in a worker.
  await expect(code.locator(".hljs-title").first()).toHaveText("more");
  await expect(code.locator(".hljs-keyword")).toHaveCount(0);
  expect(await selectWord(code)).toBe("selec");
  letColoursCome();
  await expect(code.locator(".hljs-keyword")).toHaveText("const");
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("selec");
  for (const [start, more] of [
    ["These words are **read** and ", "more "],
    ["```js\nconst selected = 1;\n", "more();\n"],
    ['{"selected": "', "more "],
  ] as const) {
    api.next({ kind: "answer", text: start + more.repeat(400), paceMs: 15 });
    await promptField(page).focus();
    await runPrompt(page, "Write");
    const text = replyText(replies(page).last());
    await expect(text).toContainText(more.trim());
    const selected = await selectWord(text);
    const { length } = (await text.textContent()) ?? "";
    await expect.poll(async () => ((await text.textContent()) ?? "").length).toBeGreaterThan(length + 300);
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(selected);
    await page.keyboard.press("Escape");
    await expect(replies(page).last()).toHaveAttribute("data-status", "stopped");
  }
});
