import type { Locator, Page } from "@playwright/test";
import type { ApiServer } from "./api-server/start-api-server.ts";
import { expect, parameter, test, openConnected } from "./test.ts";

const ROUTER = "aurora/aurora-router";
const panel = (page: Page): Locator => page.getByRole("complementary", { name: "Parameters" });
const row = (page: Page, path: string): Locator => panel(page).getByRole("group", { name: path, exact: true });
const schema = (page: Page): Locator => panel(page).getByRole("region", { name: "Schema" });

async function openModel(page: Page, api: ApiServer, modelId: string): Promise<void> {
  await openConnected(page, api);
  const model = page.getByRole("combobox", { name: "Model" });
  await model.fill(modelId);
  await model.press("Tab");
  await expect(schema(page)).toContainText("POST /v1/chat/completions, loaded");
}

test("a parameter is found, set, unset and explained by keyboard alone", async ({ page, api }) => {
  await openModel(page, api, ROUTER);
  await panel(page).getByRole("searchbox", { name: "Find a parameter" }).focus();
  await page.keyboard.type("reasoning_effort");
  const effort = row(page, "reasoning_effort").getByRole("combobox");
  // The actions of the row's head come first.
  await page.keyboard.press("Tab");
  await expect(row(page, "reasoning_effort").getByRole("button", { name: "Sweep reasoning_effort" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(effort).toBeFocused();
  await page.keyboard.press("h");
  await expect(effort).toHaveValue("high");
  await page.keyboard.press("Delete");
  await expect(effort).toHaveValue("");
  await expect(row(page, "reasoning_effort").getByRole("button", { name: /^Reset/ })).toHaveCount(0);
  await panel(page).getByRole("searchbox").fill("stream");
  const stream = panel(page).getByRole("checkbox", { name: "stream", exact: true });
  await stream.focus();
  await page.keyboard.press("Delete");
  await expect(row(page, "stream")).toContainText("not sent");
  await page.keyboard.press("Space");
  await expect(stream).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(row(page, "stream").getByText("Whether the answer comes in pieces.")).toBeVisible();
});

test("the schema of Opus 4.5 lists its corrections, and the saved schema is used while the service is unavailable", async ({
  page,
  api,
  mishaps,
}) => {
  await openModel(page, api, "anthropic/claude-opus-4-5");
  await schema(page)
    .getByText(/entries corrected by Étude$/)
    .click();
  const corrections = schema(page).getByRole("list", { name: "Corrections" });
  await expect(corrections).toContainText("tools, tool_choice");
  await expect(corrections).toContainText("limit for this model is 64,000");
  await expect(corrections).toContainText("at most 5 parts a message");
  await parameter(page, "max_tokens").fill("70000");
  await expect(row(page, "max_tokens")).toContainText("at most 64,000");
  mishaps.allowFailedLoads();
  api.cors = "none";
  await page.reload();
  await expect(schema(page)).toContainText("POST /v1/chat/completions, saved");
});
