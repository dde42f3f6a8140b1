import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { inspectImage } from "#core/image-files/inspect-image.ts";
import { sniffImage } from "#core/image-files/sniff-image.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import { expectSettled, head, reply } from "./columns.ts";
import type { ReceivedRequest } from "./api-server/exchange.ts";
import type { ApiServer } from "./api-server/start-api-server.ts";
import { BROKEN_OFF, ENVELOPES, NO_RESPONSE, ODD_RESPONSES, createStatusRows } from "./fixtures/failure-rows.ts";
import type { FailureRow } from "./fixtures/failure-rows.ts";
import { attachments } from "./pictures.ts";
import { listPosts } from "./list-posts.ts";
import {
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
import { skipRetryWaits } from "./skip-retry-waits.ts";

test.beforeEach(({ mishaps }) => {
  mishaps.allowFailedLoads();
  test.setTimeout(240_000);
});

/** Reads one failure as a person does: the cause is named, text and prompt are there, and the button does its work. */
async function checkFailure(page: Page, api: ApiServer, row: FailureRow): Promise<void> {
  const prompt = `Will “${row.name}” be told?`;
  api.always(row.scenario);
  await runPrompt(page, prompt);
  const reply = replies(page);
  await expect(reply).toHaveAttribute("data-status", row.endsAs ?? "failed");
  const container = row.endsAs === "interrupted" ? reply : reply.getByRole("alert");
  await expect(container).toContainText(row.expectedCause);
  const message = await container.innerText();
  expect(message).not.toContain("test-key");
  expect(message.split("status ")[0]).not.toMatch(/\b[45]\d\d:|undefined|<html/);
  if (row.quotes !== undefined) expect(message).toContain(row.quotes);
  if (row.keepsText) await expect(replyText(reply)).not.toBeEmpty();
  await expect(page.getByRole("article", { name: "Turn 1", exact: true })).toContainText(prompt);
  api.always({ kind: "answer", text: "Well again." });
  // A reply's head has some of the same buttons, as icons.
  await container.getByRole("button", { name: row.button, exact: true }).last().click();
  if (row.button === "Open Connections") {
    await expect(page.getByRole("dialog", { name: "Connections" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  } else if (row.button === "Choose another model")
    await expect(page.getByRole("combobox", { name: "Model" })).toBeFocused();
  else if (row.button.startsWith("Go to "))
    await expect(page.getByRole("textbox", { name: row.button.slice(6), exact: true })).toBeFocused();
  else {
    const again = page.getByRole("article", { name: /sample 2 of 2/ });
    await expect(again).toHaveAttribute("data-status", "done");
    await expect(again).toContainText("Well again.");
  }
}

async function checkFailures(page: Page, api: ApiServer, rows: readonly FailureRow[]): Promise<void> {
  await openConnected(page, api);
  await skipRetryWaits(page);
  for (const row of rows) {
    await test.step(row.name, () => checkFailure(page, api, row));
    await page.getByRole("button", { name: "New conversation", exact: true }).click();
    await expect(replies(page)).toHaveCount(0);
    await page.getByRole("combobox", { name: "Model" }).fill("anthropic/claude-opus-4-5");
  }
}

test("every button of an explained failure does its work, and the message of the service is shown", ({ page, api }) => {
  const rows = [...Object.values(ENVELOPES).flatMap(createStatusRows), ...ODD_RESPONSES];
  const byButton = new Map(rows.map((row) => [row.button, row]));
  return checkFailures(page, api, [...byButton.values()]);
});

test("an interrupted answer keeps its text, is not retried automatically, and can be continued", async ({
  page,
  api,
}) => {
  await checkFailures(page, api, BROKEN_OFF);
  const sent = listPosts(api.requests);
  expect(sent).toHaveLength(BROKEN_OFF.length * 2);
  expect(sent.flatMap(({ violations }) => violations)).toEqual([]);
});

test("requests without a response each get an explanation of their own cause", async ({ page, api, mishaps }) => {
  mishaps.allowOrigin("https://elsewhere.example");
  await checkFailures(page, api, NO_RESPONSE);
});

test("a wrong key is reported with a button to Connections, and the same turn runs once the key is corrected", async ({
  page,
  api,
}) => {
  await openPage(page);
  await connect(page, api, "sk-wrong");
  await runPrompt(page, "Hello");
  const alert = replies(page).getByRole("alert");
  await expect(alert).toContainText("The key was not accepted");
  await expect(alert).not.toContainText("sk-wrong");
  await alert.getByRole("button", { name: "Open Connections" }).click();
  await page.getByRole("textbox", { name: "API key" }).fill("test-key");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await promptField(page).press("ControlOrMeta+Enter");
  await expect(page.getByRole("article", { name: /sample 2 of 2/ })).toHaveAttribute("data-status", "done");
});

test("a value refused by the service is marked in its column with the service's message until changed or a run succeeds", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  const field = parameter(page, "temperature");
  const refused = async (is: boolean) => {
    await expect(field).toHaveAttribute("aria-invalid", String(is));
    if (is)
      await expect(field).toHaveAccessibleDescription(
        "Rejected by the service: temperature: Input should be less than or equal to 0.4",
      );
  };
  await field.fill("0.5");
  await page.getByRole("button", { name: "Add variant" }).click();
  await expect(head(page, "B")).toBeVisible();
  await field.fill("0.1");
  api.always({
    kind: "status",
    status: 400,
    body: { message: "Body validation error\ntemperature: Input should be less than or equal to 0.4" },
  });
  await runPrompt(page, "Hello");
  await expect(reply(page, "A")).toHaveAttribute("data-status", "failed");
  await expect(reply(page, "B")).toHaveAttribute("data-status", "failed");
  await reply(page, "A").getByRole("button", { name: "Go to temperature" }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("0.5");
  await refused(true);
  await page.reload();
  await head(page, "A").click();
  await refused(true);
  await field.fill("0.4");
  await refused(false);
  await field.fill("0.5");
  await refused(true);
  api.always({ kind: "answer", text: "Well again." });
  await promptField(page).press("ControlOrMeta+Enter");
  await expectSettled(page);
  await refused(false);
});

test("an unavailable model is not replaced automatically; the nearest models are offered with the settings they drop", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  const model = page.getByRole("combobox", { name: "Model" });
  await model.fill("anthropic/claude-opus-4-4");
  await page
    .getByRole("complementary", { name: "Parameters" })
    .getByRole("textbox", { name: "temperature", exact: true })
    .fill("0.4");
  await runPrompt(page, "Hello");
  const alert = replies(page).getByRole("alert");
  await expect(alert).toContainText("does not offer the model “anthropic/claude-opus-4-4”");
  const nearest = alert.getByRole("list", { name: "Nearest models" }).getByRole("listitem");
  await expect(nearest.first()).toContainText(
    /Use Claude Opus 4.8.*keeps max_tokens, stream; does not take temperature/,
  );
  await expect(nearest).toHaveCount(2);
  await expect(
    alert.getByRole("button", { name: "Try the successor anthropic/claude-opus-4-8", exact: true }),
  ).toBeVisible();
  await expect(model).toHaveValue("anthropic/claude-opus-4-4");
  await nearest.first().getByRole("button").click();
  await expect(page.getByRole("article", { name: /sample 2 of 2/ })).toHaveAttribute("data-status", "done");
  await expect(model).toHaveValue("anthropic/claude-opus-4-8");
  // What is known of the new model may be asked for after it was asked.
  expect(listPosts(api.requests).at(-1)).toMatchObject({
    violations: [],
    body: { model: "anthropic/claude-opus-4-8", max_tokens: 4096 },
  });
});

test("a wrong path and an unreachable server get different explanations", async ({ page, api }) => {
  await openPage(page);
  await connect(page, { ...api, baseUrl: `${api.origin}/v7` });
  await runPrompt(page, "Hello");
  await expect(replies(page).getByRole("alert")).toContainText("no chat endpoint at this address");
  await api.close();
  await skipRetryWaits(page);
  await promptField(page).press("ControlOrMeta+Enter");
  await expect(page.getByRole("article", { name: /sample 2 of 2/ }).getByRole("alert")).toContainText(
    "cannot be reached",
  );
});

test("a server without CORS headers and a remote http address are distinguished from an unreachable server", async ({
  page,
  api,
  mishaps,
}) => {
  await openConnected(page, api);
  api.cors = "none";
  await runPrompt(page, "Hello");
  await expect(replies(page).getByRole("alert")).toContainText(
    /does not let web pages read its answers.*Allow http:\/\/localhost/,
  );
  await connect(page, { ...api, baseUrl: "http://192.0.2.7/v1" });
  await promptField(page).press("ControlOrMeta+Enter");
  await expect(page.getByRole("article", { name: /sample 2 of 2/ }).getByRole("alert")).toContainText(
    "can be reached only over https",
  );
  // The page's own policy is what holds this request back, and it says so.
  mishaps.expectWith("192.0.2.7");
});

test("a prompt that is run offline fails with the message that the user is offline", async ({
  page,
  context,
  mishaps,
}) => {
  mishaps.allowOrigin("https://api.aimlapi.com");
  await openPage(page, "./?model=claude-opus-4-5");
  await page.getByRole("button", { name: "Connections" }).click();
  await page.getByRole("textbox", { name: "API key" }).fill("k");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await context.setOffline(true);
  await runPrompt(page, "Hello");
  await expect(replies(page).getByRole("alert")).toContainText("You are offline");
});

test("the connection test reports the request it sent and the cause of a failure", async ({ page, api }) => {
  await openPage(page);
  await page.getByRole("button", { name: "Connections" }).click();
  const dialog = page.getByRole("dialog", { name: "Connections" });
  await dialog.getByRole("combobox", { name: "Service", exact: true }).selectOption("AI/ML API");
  await dialog.getByRole("textbox", { name: "Base URL" }).fill(api.baseUrl);
  await dialog.getByRole("textbox", { name: "API key" }).fill("sk-wrong");
  await dialog.getByRole("button", { name: "Test connection" }).click();
  await expect(dialog).toContainText("The key was not accepted");
  await expect(dialog).toContainText(`Tried: POST ${api.baseUrl}/chat/completions, model anthropic/claude-opus-4-5`);
  await api.close();
  await dialog.getByRole("button", { name: "Test connection" }).click();
  await expect(dialog).toContainText(`${new URL(api.origin).host} cannot be reached`);
});

/** The size of the picture in a request, by its bytes. */
function parsePictureSize({ bodyText }: ReceivedRequest): ImageSize {
  const bytes = new Uint8Array(Buffer.from(/"data":"([^"]+)"/.exec(bodyText)?.[1] ?? "", "base64"));
  const kind = sniffImage(bytes);
  const { widthPx = 0, heightPx = 0 } = (kind && inspectImage(bytes, kind)) ?? {};
  return { widthPx, heightPx };
}

test("refused pictures can be sent again at half their size, as another version of the turn", async ({ page, api }) => {
  await openConnected(page, api);
  await page
    .getByLabel("Image files")
    .setInputFiles(fileURLToPath(new URL("images/f-orientation-1.jpg", import.meta.url)));
  await expect(attachments(page)).toHaveCount(1);
  api.next({ kind: "error", name: "image-too-large" });
  await runPrompt(page, "What is this?");
  const alert = replies(page).getByRole("alert");
  await expect(alert).toContainText("could not use an image");
  await alert.getByRole("button", { name: "Send smaller images" }).click();
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(page.getByRole("article", { name: "Turn 1", exact: true })).toContainText("2 of 2");
  const [large, small] = listPosts(api.requests).map(parsePictureSize);
  expect(small).toEqual({
    widthPx: Math.ceil((large?.widthPx ?? 0) / 2),
    heightPx: Math.ceil((large?.heightPx ?? 0) / 2),
  });
  expect(api.requests.flatMap(({ violations }) => violations)).toEqual([]);
});
