import { listPosts } from "./list-posts.ts";
import {
  buildStoredConnection,
  runPrompt,
  connect,
  expect,
  openPage,
  parameter,
  promptField,
  replies,
  replyText,
  test,
  openConnected,
} from "./test.ts";
import { collectTraces } from "./collect-traces.ts";

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

test("a key is stored for the tab, for the device only on request, and never in records or addresses", async ({
  page,
  api,
  context,
}) => {
  await openPage(page);
  await connect(page, api, "sk-very-secret");
  expect(await collectTraces(page)).not.toContain("sk-very-secret");
  await page.reload();
  await expect(page.getByText("key in this tab only")).toBeVisible();
  const other = await context.newPage();
  await other.goto("./");
  await expect(other.getByText("no key in this tab")).toBeVisible();
  await other.close();
  const opened = page.waitForEvent("popup");
  await page.evaluate(() => void window.open(location.href));
  const popup = await opened;
  await expect(popup.getByText("no key in this tab")).toBeVisible();
  await popup.close();
  await expect(page.getByText("key in this tab only")).toBeVisible();

  await page.getByRole("button", { name: "Connections" }).click();
  await page.getByRole("checkbox", { name: "Remember key on this device" }).check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("key saved on this device")).toBeVisible();
  const third = await context.newPage();
  await third.goto("./");
  await expect(third.getByText("key saved on this device")).toBeVisible();
  // Forgotten in one tab, it is forgotten in all.
  await third.getByRole("button", { name: "Connections" }).click();
  await third.getByRole("textbox", { name: "API key" }).fill("");
  await third.getByRole("button", { name: "Save", exact: true }).click();
  for (const tab of [third, page]) await expect(tab.getByText("no key in this tab")).toBeVisible();
  await page.reload();
  await expect(page.getByText("no key in this tab")).toBeVisible();
});

test("a key that was typed for one address is not offered to another", async ({ page, api }) => {
  await openConnected(page, api);
  await page.getByRole("button", { name: "Connections" }).click();
  const dialog = page.getByRole("dialog", { name: "Connections" });
  const keyField = dialog.getByRole("textbox", { name: "API key" });
  await expect(keyField).toHaveValue("test-key");
  await dialog.getByRole("textbox", { name: "Base URL" }).fill("https://elsewhere.example/v1");
  await expect(keyField).toHaveValue("");
  await dialog.getByRole("textbox", { name: "Base URL" }).fill(api.baseUrl);
  await expect(keyField).toHaveValue("test-key");
});

test("a typed key survives a press beside the dialog, a dragged file, Escape and another service until it is discarded", async ({
  page,
  api,
}) => {
  await openPage(page);
  const open = page.getByRole("button", { name: "Connections" });
  const dialog = page.getByRole("dialog", { name: "Connections" });
  const keyField = dialog.getByRole("textbox", { name: "API key" });
  const service = dialog.getByRole("combobox", { name: "Service", exact: true });
  const question = dialog.getByRole("alertdialog", { name: "What you typed is not saved." });
  await open.click();
  await keyField.fill("sk-typed");
  for (const close of [
    () => page.mouse.click(5, 5),
    () => page.keyboard.press("Escape"),
    () => dialog.getByRole("button", { name: "Close" }).click(),
  ]) {
    await close();
    await expect(question.getByRole("button", { name: "Keep editing" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(question).toBeHidden();
    await expect(keyField).toHaveValue("sk-typed");
  }
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["x"], "a.png", { type: "image/png" }));
    for (const type of ["dragover", "dragleave"])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await expect(keyField).toHaveValue("sk-typed");
  await service.selectOption("OpenAI");
  await expect(keyField).toHaveValue("");
  await service.selectOption("AI/ML API");
  await expect(keyField).toHaveValue("sk-typed");
  await page.mouse.click(5, 5);
  await question.getByRole("button", { name: "Discard" }).click();
  await expect(dialog).toBeHidden();
  // With nothing typed, the same press closes at once.
  await open.click();
  await expect(keyField).toHaveValue("");
  await page.mouse.click(5, 5);
  await expect(dialog).toBeHidden();

  // Keys typed for two services are saved together, and the one that is shown is chosen.
  await open.click();
  await service.selectOption("OpenAI");
  await keyField.fill("sk- typed with a space");
  await service.selectOption("AI/ML API");
  await dialog.getByRole("textbox", { name: "Base URL" }).fill(api.baseUrl);
  await keyField.fill("test-key");
  await expect(dialog.getByText("Save also saves OpenAI.")).toBeVisible();
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(service).toHaveValue("openai");
  await expect(keyField).toHaveAttribute("aria-invalid", "true");
  await keyField.fill("sk-second");
  await service.selectOption("AI/ML API");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog).toBeHidden();
  await open.click();
  await expect(service).toHaveValue("aimlapi");
  await expect(keyField).toHaveValue("test-key");
  await service.selectOption("OpenAI");
  await expect(keyField).toHaveValue("sk-second");
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

test("running without a key opens Connections, and the prompt is still there", async ({ page, api }) => {
  await openPage(page);
  await connect(page, api, "");
  await runPrompt(page, "Do not lose me");
  await expect(page.getByRole("dialog", { name: "Connections" })).toContainText("AI/ML API needs an API key");
  await page.keyboard.press("Escape");
  await expect(promptField(page)).toHaveValue("Do not lose me");
  expect(listPosts(api.requests)).toEqual([]);
});

test("every parameter set for Opus 4.5 is sent with its value, and unset parameters are not sent", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await parameter(page, "top_k").fill("40");
  await parameter(page, "temperature").fill(".35");
  await expect(parameter(page, "top_p")).toBeDisabled();
  await expect(page.getByText("this model takes temperature or top_p, not both")).toBeVisible();
  await parameter(page, "stop_sequences").fill("###");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "metadata name" }).fill("user_id");
  await page.getByRole("textbox", { name: "metadata value" }).fill("u-1");
  await page.keyboard.press("Enter");
  await page.getByRole("checkbox", { name: "stream" }).uncheck();
  await runPrompt(page, "Set");
  await expect(replies(page).last()).toHaveAttribute("data-status", "done");
  await page.getByRole("button", { name: "Unset temperature" }).click();
  await parameter(page, "top_p").fill("0.9");
  await page.getByRole("button", { name: "Reset max_tokens" }).click();
  await page.getByRole("button", { name: "Reset stream" }).click();
  await page.getByRole("button", { name: "Reset metadata" }).click();
  await page.getByRole("button", { name: "Remove ###" }).click();
  await page.getByRole("button", { name: "Reset top_k" }).click();
  await parameter(page, "Extra JSON").fill('{"metadata": {"extra": "yes"}}');
  await promptField(page).press("ControlOrMeta+Enter");
  await expect(replies(page)).toHaveCount(2);
  await expect(replies(page).last()).toHaveAttribute("data-status", "done");
  const messages = [{ role: "user", content: "Set" }];
  expect(listPosts(api.requests).map(({ body }) => body)).toEqual([
    {
      model: "anthropic/claude-opus-4-5",
      messages,
      max_tokens: 4096,
      stream: false,
      top_k: 40,
      temperature: 0.35,
      stop_sequences: ["###"],
      metadata: { user_id: "u-1" },
    },
    { model: "anthropic/claude-opus-4-5", messages, top_p: 0.9, metadata: { extra: "yes" } },
  ]);
  expect(api.requests.flatMap(({ violations }) => violations)).toEqual([]);
});

test("thinking disables conflicting parameters, starts with a valid budget, and restores their values when turned off", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await parameter(page, "temperature").fill("0.4");
  await page.getByRole("checkbox", { name: "thinking" }).check();
  await expect(parameter(page, "temperature")).toBeDisabled();
  await expect(parameter(page, "top_k")).toBeDisabled();
  await expect(parameter(page, "thinking.budget_tokens")).toHaveValue("1024");
  await runPrompt(page, "Think");
  await expect(replies(page).last()).toHaveAttribute("data-status", "done");
  expect(api.requests.at(-1)?.body).toMatchObject({ thinking: { type: "enabled", budget_tokens: 1024 } });
  expect(api.requests.at(-1)?.body).not.toHaveProperty("temperature");
  await page.getByRole("button", { name: "4k", exact: true }).click();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText(/must be below max_tokens \(4096\)/).first()).toBeVisible();
  await page.getByRole("button", { name: "Raise max_tokens to 5120" }).click();
  await expect(parameter(page, "max_tokens")).toHaveValue("5120");
  await page.getByRole("checkbox", { name: "thinking" }).uncheck();
  await expect(parameter(page, "temperature")).toHaveValue("0.4");
  await expect(parameter(page, "temperature")).toBeEnabled();
});

test("the model field suggests models from the catalogue once used, and accepts any typed id", async ({
  page,
  api,
}) => {
  await openPage(page);
  // Nothing is asked of a service before somebody has connected it.
  expect(api.requests).toEqual([]);
  await connect(page, api);
  const model = page.getByRole("combobox", { name: "Model" });
  await model.click();
  await expect(page.locator("datalist option[value='anthropic/claude-opus-4-5']")).toHaveCount(1);
  await expect.poll(() => page.locator("datalist option").count()).toBeGreaterThan(3);
  await model.fill("openai/gpt-6-mini");
  await runPrompt(page, "Hello");
  await expect(replies(page).last()).toHaveAttribute("data-status", "done");
  expect(api.requests.at(-1)?.body).toMatchObject({
    model: "openai/gpt-6-mini",
    messages: [{ role: "user", content: "Hello" }],
    stream_options: { include_usage: true },
  });
});
