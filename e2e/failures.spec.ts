import type { Scenario } from "./api-server/scenarios.ts";
import { ask, connect, expect, openPage, promptField, replies, replyText, test } from "./fixtures.ts";

test.beforeEach(({ mishaps }) => mishaps.allowFailedLoads());

const FAILURES: { name: string; scenario: Scenario; says: RegExp; button: string }[] = [
  { name: "no credit", scenario: { kind: "status", status: 403, body: { message: "You've run out of credits. Please top up" } }, says: /No credit is left/, button: "Try again" },
  { name: "a server error", scenario: { kind: "status", status: 500, body: { message: "Internal server error" } }, says: /had an error of its own/, button: "Try again" },
  { name: "HTML with status 200", scenario: { kind: "html" }, says: /not a model's answer/, button: "Open Connections" },
  { name: "an empty answer", scenario: { kind: "empty" }, says: /The answer was empty/, button: "Try again" },
  { name: "an answer hidden by CORS", scenario: { kind: "no-cors" }, says: /The connection broke before an answer came.*gateway/, button: "Try again" },
  { name: "a socket that breaks before the answer", scenario: { kind: "reset" }, says: /The connection broke before an answer came/, button: "Try again" },
  { name: "a refused preflight", scenario: { kind: "refuse-preflight" }, says: /did not let the browser send/, button: "Open Connections" },
];

for (const { name, scenario, says, button } of FAILURES)
  test(`${name} is said in plain words, with a way on, and the prompt stays`, async ({ page, api }) => {
    await openPage(page);
    await connect(page, api);
    api.always(scenario);
    await ask(page, "Will this work?");
    await expect(replies(page)).toHaveAttribute("data-status", "failed");
    const alert = replies(page).getByRole("alert");
    await expect(alert).toContainText(says);
    await expect(alert.getByRole("button", { name: button })).toBeVisible();
    await expect(page.getByRole("article", { name: "Turn 1", exact: true })).toContainText("Will this work?");
    await expect(alert).not.toContainText("test-key");
  });

test("a wrong key is said, Connections opens from there, and after mending it the same turn runs", async ({ page, api }) => {
  await openPage(page);
  await connect(page, api, "sk-wrong");
  await ask(page, "Hello");
  const alert = replies(page).getByRole("alert");
  await expect(alert).toContainText("The key was not accepted");
  await expect(alert).not.toContainText("sk-wrong");
  await alert.getByRole("button", { name: "Open Connections" }).click();
  await page.getByRole("textbox", { name: "API key" }).fill("test-key");
  await page.getByRole("button", { name: "Save" }).click();
  await promptField(page).press("ControlOrMeta+Enter");
  await expect(page.getByRole("article", { name: /sample 2 of 2/ })).toHaveAttribute("data-status", "done");
});

test("an unknown model is said, and choosing another puts the focus into the model field", async ({ page, api }) => {
  await openPage(page);
  await connect(page, api);
  await page.getByRole("combobox", { name: "Model" }).fill("anthropic/claude-opus-9");
  await ask(page, "Hello");
  const alert = replies(page).getByRole("alert");
  await expect(alert).toContainText("does not offer the model “anthropic/claude-opus-9”");
  await alert.getByRole("button", { name: "Choose another model" }).click();
  await expect(page.getByRole("combobox", { name: "Model" })).toBeFocused();
});

test("a wrong path and a server that is gone are told apart", async ({ page, api }) => {
  await openPage(page);
  await connect(page, { ...api, baseUrl: `${api.origin}/v7` });
  await ask(page, "Hello");
  await expect(replies(page).getByRole("alert")).toContainText("no chat endpoint at this address");
  await api.close();
  await promptField(page).press("ControlOrMeta+Enter");
  await expect(page.getByRole("article", { name: /sample 2 of 2/ }).getByRole("alert")).toContainText("cannot be reached");
});

test("a stream that is cut keeps its text and says so; an error in mid-stream stands under the text", async ({ page, api }) => {
  await openPage(page);
  await connect(page, api);
  api.next({ kind: "recording", name: "stream-cut.sse" }, { kind: "recording", name: "stream-error-midway.sse" });
  await ask(page, "Cut");
  await expect(replies(page)).toHaveAttribute("data-status", "interrupted");
  await expect(replyText(replies(page))).not.toBeEmpty();
  await promptField(page).press("ControlOrMeta+Enter");
  const second = page.getByRole("article", { name: /sample 2 of 2/ });
  await expect(second).toHaveAttribute("data-status", "failed");
  await expect(replyText(second)).not.toBeEmpty();
  await expect(second.getByRole("alert")).toContainText("broke off with an error");
});

test("a server that lets no page read its answers is told from one that is gone", async ({ page, api }) => {
  await openPage(page);
  await connect(page, api);
  api.cors = "none";
  await ask(page, "Hello");
  await expect(replies(page).getByRole("alert")).toContainText("does not let web pages read its answers");
});

test("offline is said as such", async ({ page, context, mishaps }) => {
  mishaps.allowOrigin("https://api.aimlapi.com");
  await openPage(page, "./?model=claude-opus-4-5");
  await page.getByRole("button", { name: "Connections" }).click();
  await page.getByRole("textbox", { name: "API key" }).fill("k");
  await page.getByRole("button", { name: "Save" }).click();
  await context.setOffline(true);
  await ask(page, "Hello");
  await expect(replies(page).getByRole("alert")).toContainText("You are offline");
});

test("testing a connection says what is wrong", async ({ page, api }) => {
  await openPage(page);
  await page.getByRole("button", { name: "Connections" }).click();
  const dialog = page.getByRole("dialog", { name: "Connections" });
  await dialog.getByRole("combobox", { name: "Preset" }).selectOption("AI/ML API");
  await dialog.getByRole("textbox", { name: "Base URL" }).fill(api.baseUrl);
  await dialog.getByRole("textbox", { name: "API key" }).fill("sk-wrong");
  await dialog.getByRole("button", { name: "Test connection" }).click();
  await expect(dialog).toContainText("The key was not accepted");
  await api.close();
  await dialog.getByRole("button", { name: "Test connection" }).click();
  await expect(dialog).toContainText(`${new URL(api.origin).host} cannot be reached`);
});
