import { readFileSync } from "node:fs";
import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import { expect, openPage, replies, replyText, runPrompt, test } from "./test.ts";

test("Anthropic's own wire gets its headers, with the key in x-api-key only, and the raw stream of a reply lists its events, marks the unknown one, and is copied as a stream", async ({
  page,
  api,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  api.models = "anthropic";
  api.extraHeaders = ["x-api-key", "anthropic-version", "anthropic-dangerous-direct-browser-access"];
  await openPage(page);
  await page.getByRole("button", { name: "Connections" }).click();
  const connections = page.getByRole("dialog", { name: "Connections" });
  await connections.getByRole("combobox", { name: "Service", exact: true }).selectOption("Anthropic");
  await expect(connections.getByRole("radio", { name: "Messages" })).toBeChecked();
  await expect(connections.getByRole("textbox", { name: "Base URL" })).toHaveValue("https://api.anthropic.com/v1");
  await connections.getByRole("textbox", { name: "Base URL" }).fill(api.baseUrl);
  await connections.getByRole("textbox", { name: "API key" }).fill("test-key");
  await connections.getByRole("button", { name: "Test connection" }).click();
  await expect(connections.getByText("It works.")).toBeVisible();
  await connections.getByRole("button", { name: "Save", exact: true }).click();
  api.next({ kind: "recording", name: "messages-stream-search.sse" });
  await runPrompt(page, "Which moon is the largest?");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const { headers, url } = listPosts(api.requests).at(-1) ?? {};
  expect(url).toBe("/v1/messages");
  expect(headers).toMatchObject({
    "x-api-key": "test-key",
    "anthropic-version": "2023-06-01",
    "anthropic-dangerous-direct-browser-access": "true",
  });
  expect(headers).not.toHaveProperty("authorization");
  expect(api.preflights.every(({ allowed }) => allowed)).toBe(true);

  await expect(replyText(replies(page))).toContainText("The largest is Titan[1].");
  await expect(replies(page).getByRole("list", { name: "Sources" }).getByRole("link", { name: "Moons" })).toBeVisible();
  await replies(page).hover();
  await replies(page).getByRole("button", { name: "Raw stream" }).click();
  const dialog = page.getByRole("dialog", { name: "Raw stream" });
  await expect(dialog).toContainText("20 events, 1 not understood.");
  const list = dialog.getByRole("list", { name: "Events of the reply" });
  // It is scrolled by keys.
  await list.focus();
  await expect(list).toBeFocused();
  const rows = list.getByRole("listitem");
  await expect(rows).toHaveCount(20);
  await expect(rows.filter({ hasText: '"text":"Titan"' })).toContainText("text +5");
  await dialog.getByRole("checkbox", { name: "Only unknown" }).check();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("event: weather");
  await dialog.getByRole("button", { name: "Copy all" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const recording = readFileSync(
    new URL("../src/core/wire/recordings/messages-stream-search.sse", import.meta.url),
    "utf8",
  );
  expect(copied.replaceAll(/^: .*\n/gm, "").trim()).toBe(recording.trim());
  await expectAccessible(page, "dialog[open]");
});
