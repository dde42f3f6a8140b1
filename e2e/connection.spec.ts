import { listPosts } from "./list-posts.ts";
import { buildStoredConnection, expect, openPage, replies, replyText, runPrompt, test } from "./test.ts";

test("a pasted key is tested and saved, and the next prompt reaches Claude Opus 4.5 without a reload", async ({
  page,
  api,
}) => {
  await openPage(page);
  await page.getByRole("button", { name: "Connections" }).click();
  const dialog = page.getByRole("dialog", { name: "Connections" });
  await dialog.getByRole("combobox", { name: "Service", exact: true }).selectOption("AI/ML API");
  await expect(dialog.getByRole("textbox", { name: "Base URL" })).toHaveValue("https://api.aimlapi.com/v1");
  await dialog.getByRole("textbox", { name: "Base URL" }).fill(`${api.origin}/`);
  await dialog.getByRole("textbox", { name: "API key" }).fill("test-key");
  await dialog.getByRole("button", { name: "Test connection" }).click();
  await expect(dialog.getByText("It works.")).toBeVisible();
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("region", { name: "Variant A" }).getByRole("combobox", { name: "Model" })).toHaveValue(
    "anthropic/claude-opus-4-5",
  );
  // What other tests start with is what the dialog stores.
  const { device, tab } = buildStoredConnection(api);
  const stored = await page.evaluate(
    (names) => [localStorage.getItem(names[0]), sessionStorage.getItem(names[1])].map((text) => JSON.parse(text ?? "")),
    [device[0], tab[0]] as const,
  );
  expect(stored).toEqual([JSON.parse(device[1]), { ...JSON.parse(tab[1]), savedAtMs: expect.any(Number) }]);
  api.reset();
  await page.getByRole("textbox", { name: "System prompt" }).fill("You are terse.");
  await runPrompt(page, "Hello Claude");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(replyText(replies(page))).toContainText("Hello Claude");
  await expect(replies(page).getByRole("group", { name: "Figures" })).toContainText(/\$0\.\d+ billed/);
  const [request] = listPosts(api.requests);
  expect(request?.violations).toEqual([]);
  expect(request?.body).toEqual({
    model: "anthropic/claude-opus-4-5",
    system: "You are terse.",
    messages: [{ role: "user", content: "Hello Claude" }],
    max_tokens: 4096,
    stream: true,
  });
  expect(request?.headers["authorization"]).toBe("Bearer test-key");
  expect(api.preflights.every(({ allowed }) => allowed)).toBe(true);
});

test("Connect Claude opens on AI/ML API with the focus in the key field, shows the test result, and works is said after an answer", async ({
  page,
  api,
}) => {
  await page.setViewportSize({ width: 1024, height: 500 });
  await openPage(page);
  const dialog = page.getByRole("dialog", { name: "Connections" });
  const service = dialog.getByRole("combobox", { name: "Service", exact: true });
  const keyField = dialog.getByRole("textbox", { name: "API key" });
  await runPrompt(page, "Hello demo");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  for (const name of ["Connections", "Connect Claude"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await expect(service).toHaveValue("aimlapi");
    await expect(keyField).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
  await page.getByRole("button", { name: "Connect Claude" }).click();
  await page.keyboard.type("test-key");
  // A typed key belongs to the address it was typed for, before it is saved too.
  await dialog.getByRole("textbox", { name: "Base URL" }).fill(api.baseUrl);
  await expect(keyField).toHaveValue("");
  await expect(keyField).toHaveAccessibleDescription(/The key for api\.aimlapi\.com is not sent here\./);
  await keyField.fill("test-key");
  const card = page.getByRole("button", { name: "Connections" });
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(card).toHaveAccessibleDescription("key in this tab only");
  await card.click();
  await dialog.getByRole("button", { name: "Test connection" }).click();
  await expect(dialog.getByText("It works.")).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Escape");
  await expect(card).toHaveAccessibleDescription("works · key in this tab only");
  // Another key has not answered yet.
  await card.click();
  await keyField.fill("another-key");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(card).toHaveAccessibleDescription("key in this tab only");
});
