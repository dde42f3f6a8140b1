import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import {
  click,
  expectSettled,
  expectText,
  fill,
  findByRole,
  getByRole,
  getPanel,
  getPrompt,
  getReply,
  listByRole,
  listReplies,
  press,
  reloadApp,
  runPrompt,
  setParameter,
  showApp,
} from "#e2e/fixtures/show-app.tsx";
import { serveApp } from "#e2e/fixtures/serve-app.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { listPosts } from "#e2e/list-posts.ts";

const server = await serveApp((api) => {
  api.models = "full";
});

const getModel = () => (getByRole("combobox", "Model") as HTMLInputElement).value;

test("the model dialog accepts a typed id and a list of bare ids, and shows the saved list while the service fails", async () => {
  await expectText(getPanel, "200k context");
  server.models = "fail";
  await reloadApp();
  await click("button", "Models…", await waitFor(getPanel));
  const dialog = await findByRole("dialog", "Models");
  await expectText(
    () => getByRole("note", undefined, dialog),
    /^6 of 6 models\. \S+ answered the request for its models with status 500: .+ This is its list of/,
  );
  await fill("searchbox", "Find a model", "my/own", dialog);
  await click("button", "Use my/own as typed", dialog);
  expect(getModel()).toBe("my/own");
  server.models = "ids-only";
  await reloadApp();
  await click("button", "Models…", await waitFor(getPanel));
  await expectText(() => getByRole("note", undefined, getByRole("dialog", "Models")), /^7 of 7 models\.$/);
});

test("a model missing from the service's list is flagged before the run, and the request is still sent", async () => {
  await expectText(getPanel, "200k context");
  await fill("textbox", "Prompt", "Hello");
  expect(listByRole("note", "Not listed")).toEqual([]);
  await fill("combobox", "Model", "anthropic/claude-gone");
  press("Enter");
  await expectText(() => getByRole("note", "Not listed"), "anthropic/claude-gone is not in AI/ML API’s list of models");
  getPrompt().focus();
  press("Ctrl+Enter");
  await waitFor(() =>
    expect(listPosts(server.requests).at(-1)?.body).toMatchObject({ model: "anthropic/claude-gone" }),
  );
});

test("billed costs are added up, the balance loads on request, and the spend cap blocks a request before sending", async () => {
  await runPrompt("Hello");
  await expectSettled(1);
  expect(getByRole("group", "Figures", getReply("A")).textContent).toMatch(/\$0\.\d+ billed/);
  await expectText(getPanel, /Costs: \$0\.0\d+ here, \$0\.0\d+ this session/);
  await click("button", "Balance");
  await expectText(getPanel, "$12.35 left.");
  await fill("textbox", /^Spend cap/, "a lot");
  await expectText(getPanel, "enter an amount above 0");
  await fill("textbox", /^Spend cap/, "0.1");
  getPrompt().focus();
  press("Ctrl+Enter");
  await expectSettled(2);
  expect(listReplies().at(-1)?.textContent).toContain("This request could exceed the spend cap");
  expect(listPosts(server.requests)).toHaveLength(1);
  await setParameter("max_tokens", "100");
  getPrompt().focus();
  press("Ctrl+Enter");
  await expectSettled(3);
  expect(listReplies().at(-1)?.dataset["status"]).toBe("done");
});

test("nothing is asked of a service before it is connected; then its models are suggested, and any typed id is accepted", async () => {
  await showApp();
  server.reset();
  await findByRole("textbox", "temperature");
  expect(server.requests).toEqual([]);
  await showApp(server);
  getByRole("combobox", "Model").focus();
  await waitFor(() => expect(document.querySelectorAll("datalist option").length).toBeGreaterThan(3));
  expect(document.querySelectorAll("datalist option[value='anthropic/claude-opus-4-5']")).toHaveLength(1);
  await fill("combobox", "Model", "openai/gpt-6-mini");
  await runPrompt("Hello");
  await expectSettled(1);
  expect(listPosts(server.requests).at(-1)?.body).toMatchObject({
    model: "openai/gpt-6-mini",
    messages: [{ role: "user", content: "Hello" }],
    stream_options: { include_usage: true },
  });
});

test("a key that was typed for one address is not offered to another", async () => {
  await click("button", "Connections");
  const dialog = await findByRole("dialog", "Connections");
  const getKey = () => (getByRole("textbox", "API key", dialog) as HTMLInputElement).value;
  expect(getKey()).toBe("test-key");
  await fill("textbox", "Base URL", "https://elsewhere.example/v1", dialog);
  await waitFor(() => expect(getKey()).toBe(""));
  await fill("textbox", "Base URL", server.baseUrl, dialog);
  await waitFor(() => expect(getKey()).toBe("test-key"));
});
