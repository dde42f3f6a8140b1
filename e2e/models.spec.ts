import { expect, openConnected, test } from "./test.ts";

test("a model is found by developer, filtered by abilities and price, inspected on its card, and selected", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  const panel = page.getByRole("complementary", { name: "Parameters" });
  await expect(panel).toContainText("200k context · 64k out · reads images · $6.50 in, $32.50 out per million tokens");
  await panel.getByRole("button", { name: "Models…" }).click();
  const dialog = page.getByRole("dialog", { name: "Models" });
  const list = dialog.getByRole("list", { name: "Models" });
  await expect(list.getByRole("button", { name: /^anthropic\/claude-opus-4-5/ })).toContainText(
    /22 Jan 2027 · successor anthropic\/claude-opus-4-8/,
  );
  await expect(dialog.getByRole("searchbox", { name: "Find a model" })).toBeFocused();
  await page.keyboard.type("aurora");
  await expect(list.getByRole("listitem").filter({ hasText: "context" })).toHaveCount(1);
  await expect(list).toContainText("at least $0.20 in, $0.60 out");
  await dialog.getByLabel("Details of aurora/aurora-router").click();
  await expect(list.getByRole("link", { name: "https://docs.example.com/aurora-router" })).toBeVisible();
  await dialog.getByRole("searchbox").fill("");
  await dialog.getByRole("checkbox", { name: "reads images" }).check();
  await dialog.getByRole("combobox", { name: "answer price" }).selectOption({ label: "up to $5 per million tokens" });
  await expect(dialog.getByRole("note")).toHaveText("1 of 6 models.");
  await list.getByRole("button", { name: /^openai\/gpt-6-mini/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("combobox", { name: "Model" })).toHaveValue("openai/gpt-6-mini");
});
