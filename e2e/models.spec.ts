import { listPosts } from "./list-posts.ts";
import { connect, expect, openConnected, openPage, parameter, promptField, replies, runPrompt, test } from "./test.ts";

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

test("the model dialog accepts a typed id and a list of bare ids, and shows the saved list while the service fails", async ({
  page,
  api,
  mishaps,
}) => {
  await openConnected(page, api);
  const panel = page.getByRole("complementary", { name: "Parameters" });
  const dialog = page.getByRole("dialog", { name: "Models" });
  await expect(panel).toContainText("200k context");
  mishaps.allowFailedLoads();
  api.models = "fail";
  await page.reload();
  await panel.getByRole("button", { name: "Models…" }).click();
  await expect(dialog.getByRole("note")).toContainText(
    /^6 of 6 models\. \S+ answered the request for its models with status 500: .+ This is its list of/,
  );
  await page.keyboard.type("my/own");
  await dialog.getByRole("button", { name: "Use my/own as typed" }).click();
  await expect(page.getByRole("combobox", { name: "Model" })).toHaveValue("my/own");
  api.models = "ids-only";
  await page.reload();
  await panel.getByRole("button", { name: "Models…" }).click();
  await expect(dialog.getByRole("note")).toHaveText("7 of 7 models.");
});

test("a model missing from the service's list is flagged before the run, and the request is still sent", async ({
  page,
  api,
  mishaps,
}) => {
  // Nothing is published of it either.
  mishaps.allowFailedLoads();
  await openConnected(page, api);
  const model = page.getByRole("combobox", { name: "Model" });
  await expect(page.getByRole("complementary", { name: "Parameters" })).toContainText("200k context");
  await promptField(page).fill("Hello");
  await expect(page.getByRole("note", { name: "Not listed" })).toHaveCount(0);
  await model.fill("anthropic/claude-gone");
  await model.press("Enter");
  await expect(page.getByRole("note", { name: "Not listed" })).toContainText(
    "anthropic/claude-gone is not in AI/ML API’s list of models",
  );
  await promptField(page).press("ControlOrMeta+Enter");
  await expect.poll(() => listPosts(api.requests).at(-1)?.body).toMatchObject({ model: "anthropic/claude-gone" });
});

test("billed costs are added up, the balance loads on request, and the spend cap blocks a request before sending", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await runPrompt(page, "Hello");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(replies(page).getByRole("group", { name: "Figures" })).toContainText(/\$0\.\d+ billed/);
  const panel = page.getByRole("complementary", { name: "Parameters" });
  await panel.getByText(/^Costs: \$0\.0\d+ here, \$0\.0\d+ this session$/).click();
  await panel.getByRole("button", { name: "Balance" }).click();
  await expect(panel).toContainText("$12.35 left.");
  const cap = panel.getByRole("textbox", { name: /^Spend cap/ });
  await cap.fill("a lot");
  await expect(panel).toContainText("enter an amount above 0");
  await cap.fill("0.1");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(replies(page).last()).toHaveAttribute("data-status", "failed");
  await expect(replies(page).last().getByRole("alert")).toContainText("This request could exceed the spend cap");
  expect(listPosts(api.requests)).toHaveLength(1);
  await parameter(page, "max_tokens").fill("100");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(replies(page).last()).toHaveAttribute("data-status", "done");
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
