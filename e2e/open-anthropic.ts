import type { Page } from "@playwright/test";
import type { ApiServer } from "./api-server/start-api-server.ts";
import { expect, openPage } from "./test.ts";

/** Opens the page, connected to the test server as Anthropic's own API: its list of models, headers and messages. */
export async function openAnthropic(page: Page, api: ApiServer): Promise<void> {
  api.models = "anthropic";
  api.extraHeaders = ["x-api-key", "anthropic-version", "anthropic-dangerous-direct-browser-access"];
  await openPage(page);
  await page.getByRole("button", { name: "Connections", exact: true }).click();
  const connections = page.getByRole("dialog", { name: "Connections" });
  await connections.getByRole("combobox", { name: "Service", exact: true }).selectOption("Anthropic");
  await connections.getByRole("textbox", { name: "Base URL" }).fill(api.baseUrl);
  await connections.getByRole("textbox", { name: "API key" }).fill("test-key");
  await connections.getByRole("button", { name: "Save", exact: true }).click();
  await expect(connections).toBeHidden();
}
