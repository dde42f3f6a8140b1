import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import {
  click,
  expectText,
  fill,
  findByRole,
  getPrompt,
  getRunReason,
  listReplies,
  reloadApp,
  showApp,
} from "#e2e/fixtures/show-app.tsx";
import { waitFor } from "#e2e/fixtures/wait-for.ts";

beforeEach(() => showApp());

test("Run says why where there is nothing to run", async () => {
  await click("button", /^Run/);
  await waitFor(() => expect(getRunReason()).toContain("Write a prompt first."));
  expect(listReplies()).toEqual([]);
});

test("a sample card replaces the typed prompt, and Undo restores it in its own conversation, even from another one", async () => {
  await fill("textbox", "Prompt", "My precious text");
  await click("button", /Change one setting/);
  await waitFor(() => expect(getPrompt().value).toMatch(/temperature/));
  await click("button", "New conversation");
  await waitFor(() => expect(getPrompt().value).toBe(""));
  await click("button", "Undo");
  await waitFor(() => expect(getPrompt().value).toBe("My precious text"));
  await reloadApp();
  expect(getPrompt().value).toBe("My precious text");
});

test("the Code dialog of the demo shows code for Claude Opus 4.5", async () => {
  await fill("textbox", "Prompt", "Hello");
  await expectText(() => document.body, /tok in/);
  await click("button", "Code");
  const dialog = await findByRole("dialog", "Code");
  await expectText(() => dialog, "has no address. This code sends the same settings to Claude Opus 4.5 on AI/ML API");
  await waitFor(() => expect(dialog.textContent).toContain("https://api.aimlapi.com/v1/chat/completions"));
});
