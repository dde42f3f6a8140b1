import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { buildApiDocument } from "#e2e/api-server/build-api-document.ts";
import {
  click,
  expectSettled,
  expectText,
  fill,
  findByRole,
  getByRole,
  getPanel,
  getParameter,
  getPrompt,
  getRunReason,
  listByRole,
  listReplies,
  press,
  reloadApp,
  runPrompt,
  setParameter,
} from "#e2e/fixtures/show-app.tsx";
import { serveApp } from "#e2e/fixtures/serve-app.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { listPosts } from "#e2e/list-posts.ts";

const server = await serveApp();

const ROUTER = "aurora/aurora-router";
const getRow = (path: string) => getByRole("group", path, getPanel());
const getSchema = () => getByRole("region", "Schema", getPanel());

async function openModel(modelId: string): Promise<void> {
  await fill("combobox", "Model", modelId);
  (document.activeElement as HTMLElement).blur();
  await expectText(getSchema, "POST /v1/chat/completions, loaded");
}

/** Runs what is there, and returns the body that the server took. */
async function runAndGetBody(prompt = ""): Promise<unknown> {
  const before = listPosts(server.requests).length;
  await fill("textbox", "Prompt", prompt);
  await click("button", /^Run/);
  await expectSettled(before + 1);
  const request = listPosts(server.requests)[before];
  expect(request?.violations).toEqual([]);
  return request?.body;
}

test("every kind of control sends its parameter as the schema demands, and Reset unsets the parameter", async () => {
  await openModel(ROUTER);
  await click("checkbox", "stream", getPanel());
  await setParameter("temperature", "1.5");
  await setParameter("seed", "7");
  await fill("combobox", "reasoning_effort", "high", getPanel());
  await fill("combobox", "rate", "2", getPanel());
  await setParameter("provider", "any");
  await setParameter("odd\\.name", "dotted");
  await setParameter("stop_token_ids", "7, 8");
  await setParameter("spaces", "[null]");
  await fill("textbox", "logit_bias name", "50256");
  await fill("textbox", "logit_bias value", "-100");
  press("Enter");
  await setParameter("stop", "END");
  await click("radio", "list of texts", getRow("stop"));
  await fill("textbox", /./, "STOP", getRow("stop"));
  press("Enter");
  await fill("combobox", /./, "json_schema", getRow("response_format.type"));
  await expectText(() => getRow("response_format.json_schema.name"), "is needed with response_format.type json_schema");
  await setParameter("response_format.json_schema.name", "answer");
  const country = "web_search_options.user_location.approximate.country";
  await setParameter(country, "Italy");
  await expectText(() => getRow(country), "it does not look like ^[A-Z]{2}$");
  await setParameter(country, "IT");
  await click("button", "Set it to approximate", getRow("web_search_options.user_location.type"));
  expect(await runAndGetBody("Hello")).toEqual({
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
  const listResets = () => listByRole("button", /^Reset /, getPanel());
  for (let [first] = listResets(); first; [first] = listResets())
    await click("button", first.getAttribute("aria-label") ?? "");
  expect(await runAndGetBody()).toEqual({ model: ROUTER, messages: [{ role: "user", content: "Hello" }] });
});

test("a pasted or fetched OpenAPI document is validated, an operation is chosen, and the document can be removed", async () => {
  await fill("combobox", "Model", "my/own-model");
  (document.activeElement as HTMLElement).blur();
  await expectText(getSchema, "No list was found for this model");
  await click("button", "Use another list…", getSchema());
  const load = async (text: string) => {
    await fill("textbox", /OpenAPI 3 document/, text, getSchema());
    await click("button", "Load", getSchema());
  };
  await load('{"swagger": "2.0"}');
  await expectText(
    () => getByRole("alert", undefined, getSchema()),
    "It is written for Swagger 2. OpenAPI 3 is needed.",
  );
  await load(`${server.origin}/docs-json?model=openai/o9`);
  await findByRole("combobox", "Operation");
  await load(JSON.stringify(buildApiDocument("my/own-model", "openai-router")));
  await waitFor(() => expect(getByRole("combobox", "Operation").textContent).toContain("POST /v1/echo"));
  await fill("combobox", "Operation", "POST /v1/echo");
  await click("button", "Use for this model", getSchema());
  await expectText(getSchema, "pasted · POST /v1/echo, added");
  expect(getRow("rate")).toBeDefined();
  await reloadApp();
  await expectText(getSchema, "pasted · POST /v1/echo, added");
  await click("button", "Use another list…", getSchema());
  await click("button", "Remove this document", getSchema());
  await expectText(getSchema, "No list was found for this model");
});

test("the price beside Run updates when another schema is loaded for the model", async () => {
  await expectText(getSchema, "POST /v1/chat/completions, loaded");
  await fill("textbox", "Prompt", "Hello");
  await setParameter("max_tokens", "");
  // 32,000 tokens of an answer by the published schema, 1,000 by the document given.
  await expectText(() => document.body, /tok in.*\$1\.0/);
  await click("button", "Use another list…", getSchema());
  const text = JSON.stringify(buildApiDocument("anthropic/claude-opus-4-5", "claude-opus-4-5"));
  await fill("textbox", /OpenAPI 3 document/, text.replaceAll('"default":32000', '"default":1000'), getSchema());
  await click("button", "Load", getSchema());
  await click("button", "Use for this model", getSchema());
  await waitFor(() => expect(document.body.textContent).toMatch(/tok in.*\$0\.03/));
});

test("every parameter set for Opus 4.5 is sent with its value, and unset parameters are not sent", async () => {
  await setParameter("top_k", "40");
  await setParameter("temperature", ".35");
  await waitFor(() => expect((getByRole("textbox", "top_p") as HTMLInputElement).disabled).toBe(true));
  expect(getPanel().textContent).toContain("this model takes temperature or top_p, not both");
  await setParameter("stop_sequences", "###");
  press("Enter");
  await fill("textbox", "metadata name", "user_id");
  await fill("textbox", "metadata value", "u-1");
  press("Enter");
  await click("checkbox", "stream");
  await runPrompt("Set");
  await expectSettled(1);
  await click("button", "Unset temperature");
  await setParameter("top_p", "0.9");
  for (const name of ["Reset max_tokens", "Reset stream", "Reset metadata", "Remove ###", "Reset top_k"])
    await click("button", name);
  await setParameter("Extra JSON", '{"metadata": {"extra": "yes"}}');
  getPrompt().focus();
  press("Ctrl+Enter");
  await expectSettled(2);
  const messages = [{ role: "user", content: "Set" }];
  expect(listPosts(server.requests).map(({ body }) => body)).toEqual([
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
  expect(server.requests.flatMap(({ violations }) => violations)).toEqual([]);
});

test("thinking disables conflicting parameters, starts with a valid budget, and restores their values when turned off", async () => {
  const isDisabled = (name: string) => (getByRole("textbox", name) as HTMLInputElement).disabled;
  await setParameter("temperature", "0.4");
  await click("checkbox", "thinking");
  await waitFor(() => expect(isDisabled("temperature")).toBe(true));
  expect(isDisabled("top_k")).toBe(true);
  expect(getParameter("thinking.budget_tokens")).toBe("1024");
  await runPrompt("Think");
  await expectSettled(1);
  expect(listPosts(server.requests).at(-1)?.body).toMatchObject({ thinking: { type: "enabled", budget_tokens: 1024 } });
  expect(listPosts(server.requests).at(-1)?.body).not.toHaveProperty("temperature");
  await click("button", "4k");
  press("Ctrl+Enter");
  await expectText(() => document.body, "must be below max_tokens (4096)");
  await click("button", "Raise max_tokens to 5120");
  await waitFor(() => expect(getParameter("max_tokens")).toBe("5120"));
  await click("checkbox", "thinking");
  await waitFor(() => expect(getParameter("temperature")).toBe("0.4"));
  expect(isDisabled("temperature")).toBe(false);
});

test("an unreadable value stays in its field with a message and blocks the run", async () => {
  await fill("textbox", "Prompt", "Hello");
  await setParameter("temperature", "warm");
  await expectText(getPanel, "a number is expected, such as 0.7");
  await click("button", /^Run/);
  await waitFor(() => expect(getRunReason()).toContain("temperature: a number is expected"));
  expect(getPrompt().value).toBe("Hello");
  expect(getParameter("temperature")).toBe("warm");
  expect(listReplies()).toEqual([]);
  await setParameter("temperature", "0.5");
  await click("button", /^Run/);
  await expectSettled(1);
});
