import { collectTraces } from "./collect-traces.ts";
import { connect, expect, openPage, test } from "./test.ts";

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
