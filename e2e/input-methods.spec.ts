import type { CDPSession, Locator, Page } from "@playwright/test";
import { expect, parameter, promptField, replies, runPrompt, test, openConnected } from "./test.ts";

const TEXT = "日本";

/** Presses a key that an input method takes: the browser gives it the key code 229. */
async function pressComposingKey(input: CDPSession, key: "Enter" | "Escape", modifiers = 0): Promise<void> {
  for (const type of ["rawKeyDown", "keyUp"] as const)
    await input.send("Input.dispatchKeyEvent", { type, key, modifiers, windowsVirtualKeyCode: 229 });
}

/**
 * Composes a text in a field: Escape and Enter while it is composed, as Chrome and Firefox send them, and Enter right
 * after its end, as Safari sends the key that confirms. The field keeps the focus and the text.
 */
async function compose(page: Page, field: Locator): Promise<void> {
  await field.click();
  await field.fill("");
  const input = await page.context().newCDPSession(page);
  await input.send("Input.imeSetComposition", { text: TEXT, selectionStart: 2, selectionEnd: 2 });
  await pressComposingKey(input, "Escape");
  await pressComposingKey(input, "Enter");
  await input.send("Input.insertText", { text: TEXT });
  await pressComposingKey(input, "Enter");
  await pressComposingKey(input, "Enter", 2);
  await input.detach();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(TEXT);
}

test("the Enter that confirms a composed text leaves, saves, adds, chooses and sends nothing in any field", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await runPrompt(page, "Hello");
  await expect(replies(page)).toHaveAttribute("data-status", "done");

  await compose(page, page.getByRole("banner").getByRole("textbox", { name: "Title" }));
  const list = page.getByRole("navigation", { name: "Conversations" });
  await list.getByRole("listitem").first().hover();
  await list.getByRole("button", { name: /^Rename/ }).click();
  await compose(page, list.getByRole("textbox", { name: "Title" }));
  await page.keyboard.press("Escape");

  await compose(page, parameter(page, "stop_sequences"));
  await expect(page.getByRole("button", { name: `Remove ${TEXT}` })).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Remove ${TEXT}` })).toHaveCount(1);
  await compose(page, page.getByRole("textbox", { name: "metadata name" }));
  await expect(page.getByText("Invalid: enter both")).toHaveCount(0);

  await page.getByRole("button", { name: "Models…" }).click();
  const search = page.getByRole("searchbox", { name: "Find a model" });
  await compose(page, search);
  await page.getByRole("dialog", { name: "Models" }).getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: "Duplicate variant A" }).click();
  await page.getByRole("button", { name: "More actions for variant B" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await compose(page, page.getByRole("textbox", { name: "Name of variant B" }));
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Edit" }).first().click();
  await compose(page, page.getByRole("textbox", { name: /^Edit/ }));
  await page.keyboard.press("Escape");

  await page.keyboard.press("ControlOrMeta+Slash");
  await page.getByRole("checkbox", { name: /^Enter runs/ }).check();
  await page.keyboard.press("Escape");
  await compose(page, promptField(page));
  expect(api.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
});
