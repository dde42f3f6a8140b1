import type { Locator, Page } from "@playwright/test";
import type { ApiServer } from "./api-server/start-api-server.ts";
import { buildApiDocument } from "./api-server/build-api-document.ts";
import { listPosts } from "./list-posts.ts";
import { expect, parameter, promptField, replies, runButton, runPrompt, test, openConnected } from "./test.ts";

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

/** Runs what is there, and gives the body the server took. */
async function runAndGetBody(page: Page, api: ApiServer, prompt = ""): Promise<unknown> {
  const before = listPosts(api.requests).length;
  await promptField(page).fill(prompt);
  await runButton(page).click();
  await expect(replies(page)).toHaveCount(before + 1);
  await expect(replies(page).last()).toHaveAttribute("data-status", "done");
  const request = listPosts(api.requests)[before];
  expect(request?.violations).toEqual([]);
  return request?.body;
}

test("every kind of control sends its parameter as the schema demands, and Reset unsets the parameter", async ({
  page,
  api,
}) => {
  await openModel(page, api, ROUTER);
  await panel(page).getByRole("checkbox", { name: "stream", exact: true }).uncheck();
  await parameter(page, "temperature").fill("1.5");
  await parameter(page, "seed").fill("7");
  await panel(page).getByRole("combobox", { name: "reasoning_effort" }).selectOption("high");
  await panel(page).getByRole("combobox", { name: "rate" }).selectOption("2");
  await parameter(page, "provider").fill("any");
  await parameter(page, "odd\\.name").fill("dotted");
  await parameter(page, "stop_token_ids").fill("7, 8");
  await parameter(page, "spaces").fill("[null]");
  await panel(page).getByRole("textbox", { name: "logit_bias name" }).fill("50256");
  await panel(page).getByRole("textbox", { name: "logit_bias value" }).fill("-100");
  await page.keyboard.press("Enter");
  await parameter(page, "stop").fill("END");
  await row(page, "stop").getByRole("radio", { name: "list of texts" }).check();
  await row(page, "stop").getByRole("textbox").fill("STOP");
  await page.keyboard.press("Enter");
  await row(page, "response_format.type").getByRole("combobox").selectOption("json_schema");
  await expect(row(page, "response_format.json_schema.name")).toContainText(
    "is needed with response_format.type json_schema",
  );
  await parameter(page, "response_format.json_schema.name").fill("answer");
  await parameter(page, "web_search_options.user_location.approximate.country").fill("Italy");
  await expect(row(page, "web_search_options.user_location.approximate.country")).toContainText(
    "it does not look like ^[A-Z]{2}$",
  );
  await parameter(page, "web_search_options.user_location.approximate.country").fill("IT");
  await row(page, "web_search_options.user_location.type")
    .getByRole("button", { name: "Set it to approximate" })
    .click();
  expect(await runAndGetBody(page, api, "Hello")).toEqual({
    model: ROUTER,
    messages: [{ role: "user", content: "Hello" }],
    stream: false,
    // What a new conversation started with goes along to a model that takes it.
    max_tokens: 4096,
    temperature: 1.5,
    seed: 7,
    reasoning_effort: "high",
    rate: 2,
    provider: "any",
    "odd.name": "dotted",
    stop_token_ids: [7, 8],
    spaces: [null],
    logit_bias: { "50256": -100 },
    stop: ["END", "STOP"],
    response_format: { type: "json_schema", json_schema: { name: "answer" } },
    web_search_options: { user_location: { type: "approximate", approximate: { country: "IT" } } },
  });
  const reset = panel(page).getByRole("button", { name: /^Reset / });
  for (let left = await reset.count(); left > 0; left -= 1) {
    await reset.first().click();
    await expect(reset).toHaveCount(left - 1);
  }
  expect(await runAndGetBody(page, api)).toEqual({ model: ROUTER, messages: [{ role: "user", content: "Hello" }] });
});

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

test("a pasted or fetched OpenAPI document is validated, an operation is chosen, and the document can be removed", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  const model = page.getByRole("combobox", { name: "Model" });
  await model.fill("my/own-model");
  await model.press("Tab");
  await expect(schema(page)).toContainText("No list was found for this model");
  await schema(page).getByRole("button", { name: "Use another list…" }).click();
  const field = schema(page).getByRole("textbox", { name: /OpenAPI 3 document/ });
  await field.fill('{"swagger": "2.0"}');
  await schema(page).getByRole("button", { name: "Load", exact: true }).click();
  await expect(schema(page).getByRole("alert")).toHaveText("It is written for Swagger 2. OpenAPI 3 is needed.");
  await field.fill(`${api.origin}/docs-json?model=openai/o9`);
  await schema(page).getByRole("button", { name: "Load", exact: true }).click();
  await expect(schema(page).getByRole("combobox", { name: "Operation" })).toBeVisible();
  await field.fill(JSON.stringify(buildApiDocument("my/own-model", "openai-router")));
  await schema(page).getByRole("button", { name: "Load", exact: true }).click();
  await schema(page).getByRole("combobox", { name: "Operation" }).selectOption("POST /v1/echo");
  await schema(page).getByRole("button", { name: "Use for this model" }).click();
  await expect(schema(page)).toContainText("pasted · POST /v1/echo, added");
  await expect(row(page, "rate")).toBeVisible();
  await page.reload();
  await expect(schema(page)).toContainText("pasted · POST /v1/echo, added");
  await schema(page).getByRole("button", { name: "Use another list…" }).click();
  await schema(page).getByRole("button", { name: "Remove this document" }).click();
  await expect(schema(page)).toContainText("No list was found for this model");
});

test("the price beside Run updates when another schema is loaded for the model", async ({ page, api }) => {
  await openConnected(page, api);
  await expect(schema(page)).toContainText("POST /v1/chat/completions, loaded");
  await promptField(page).fill("Hello");
  await parameter(page, "max_tokens").fill("");
  const estimate = page.getByText(/tok in/);
  // 32,000 tokens of an answer by the published schema, 1,000 by the document given.
  await expect(estimate).toContainText(/\$1\.0/);
  await schema(page).getByRole("button", { name: "Use another list…" }).click();
  const text = JSON.stringify(buildApiDocument("anthropic/claude-opus-4-5", "claude-opus-4-5"));
  const field = schema(page).getByRole("textbox", { name: /OpenAPI 3 document/ });
  await field.fill(text.replaceAll('"default":32000', '"default":1000'));
  await schema(page).getByRole("button", { name: "Load", exact: true }).click();
  await schema(page).getByRole("button", { name: "Use for this model" }).click();
  await expect(estimate).toContainText(/\$0\.03/);
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
