import { startApiServer } from "./api-server/start-api-server.ts";
import { runPrompt, connect, expect, openPage, replies, replyText, test } from "./test.ts";
import { collectTraces } from "./collect-traces.ts";

const ALPHA = "sk-alpha-7f3a9c";
const BETA = "sk-beta-51d0e8";
const GAMMA = "team-gamma-2b6f44";

test("a key and headers typed for one connection never reach another, nor storage, addresses, code, logs or errors", async ({
  page,
  context,
  mishaps,
}) => {
  mishaps.allowFailedLoads();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const first = await startApiServer({ key: ALPHA, paceMs: 0 });
  const second = await startApiServer({ key: BETA, paceMs: 0 });
  second.extraHeaders.push("x-team");
  mishaps.allowOrigin(first.origin);
  mishaps.allowOrigin(second.origin);
  const logged: string[] = [];
  page.on("console", (message) => logged.push(message.text()));
  await openPage(page);
  await connect(page, first, ALPHA);
  await runPrompt(page, "One");
  await expect(replies(page).last()).toHaveAttribute("data-status", "done");

  await page.getByRole("button", { name: "Connections" }).click();
  const dialog = page.getByRole("dialog", { name: "Connections" });
  await dialog.getByRole("combobox", { name: "Service", exact: true }).selectOption("Custom");
  const headers = dialog.getByRole("textbox", { name: "Extra headers" });
  await dialog.getByRole("textbox", { name: "Base URL" }).fill(second.baseUrl);
  await dialog.getByRole("textbox", { name: "API key" }).fill(BETA);
  await headers.fill("Authorization: Bearer x");
  await expect(dialog).toContainText("Authorization is set from the API key");
  await expect(dialog.getByRole("button", { name: "Save", exact: true })).toBeDisabled();
  await headers.fill(`X-Team: ${GAMMA}`);
  await dialog.getByRole("button", { name: "Test connection" }).click();
  await expect(dialog.getByText("It works.")).toBeVisible();
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("combobox", { name: "Model" }).fill("anthropic/claude-opus-4-5");
  await runPrompt(page, "Two");
  await expect(replies(page)).toHaveCount(2);
  await expect(replies(page).last()).toHaveAttribute("data-status", "done");
  expect(second.requests.at(-1)?.headers).toMatchObject({ authorization: `Bearer ${BETA}`, "x-team": GAMMA });

  // A service that repeats what it was sent: whole, in base64, and in pieces of three characters.
  const base64 = Buffer.from(`Bearer ${BETA}`).toString("base64");
  for (const chunkText of [(text: string) => [text], (text: string) => text.match(/.{1,3}/gsu) ?? []]) {
    second.always({ kind: "answer", text: `You sent ${BETA}, team ${GAMMA}, or ${base64}.`, chunkText });
    await runPrompt(page, "Repeat it");
    await expect(replies(page).last()).toHaveAttribute("data-status", "done");
    await expect(replyText(replies(page).last())).toContainText("You sent ‹your key›, team ‹your header›, or ");
    await replies(page).last().getByRole("button", { name: "Raw stream" }).click();
    await page.getByRole("dialog", { name: "Raw stream" }).getByRole("button", { name: "Copy all" }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain("You");
    for (const left of [copied, await collectTraces(page)])
      expect(left).not.toMatch(new RegExp(`${BETA}|${GAMMA}|${Buffer.from(BETA).toString("base64").slice(4, -4)}`));
    await page.keyboard.press("Escape");
  }

  // A service that repeats what it refuses.
  second.always({ kind: "status", status: 400, body: { message: `Bad: Bearer ${BETA}, team ${GAMMA}` } });
  await runPrompt(page, "Three");
  await expect(replies(page).last().getByRole("alert")).toContainText("Bad: Bearer ‹your key›, team ‹your header›");
  await page.getByRole("button", { name: "Code" }).click();
  await expect(page.getByRole("dialog")).toContainText("YOUR-X-TEAM");
  const traces = await collectTraces(page);
  await page.keyboard.press("Escape");

  // The same connection at another address: nothing of it is offered there.
  await page.getByRole("button", { name: "Connections" }).click();
  await dialog.getByRole("textbox", { name: "Base URL" }).fill(first.baseUrl);
  await expect(headers).toHaveValue("");
  await expect(dialog.getByRole("textbox", { name: "API key" })).toHaveValue("");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await runPrompt(page, "Four");
  await expect(replies(page).last().getByRole("alert")).toContainText("The key was not accepted");

  const printRequests = (requests: typeof first.requests) =>
    JSON.stringify(requests.map(({ url, headers: sent, bodyText }) => [url, sent, bodyText]));
  expect(printRequests(first.requests)).not.toMatch(new RegExp(`${BETA}|${GAMMA}`));
  expect(printRequests(second.requests)).not.toContain(ALPHA);
  for (const left of [traces, await collectTraces(page), logged.join("\n")])
    expect(left).not.toMatch(new RegExp(`${ALPHA}|${BETA}|${GAMMA}`));
  await first.close();
  await second.close();
});

test("a custom header blocked by the server leads to an error that names the headers the server must allow", async ({
  page,
  api,
  mishaps,
}) => {
  mishaps.allowFailedLoads();
  await openPage(page);
  await page.getByRole("button", { name: "Connections" }).click();
  const dialog = page.getByRole("dialog", { name: "Connections" });
  await dialog.getByRole("combobox", { name: "Service", exact: true }).selectOption("Custom");
  await dialog.getByRole("textbox", { name: "Base URL" }).fill(api.baseUrl);
  await dialog.getByRole("textbox", { name: "API key" }).fill("test-key");
  await dialog.getByRole("textbox", { name: "Extra headers" }).fill("X-Odd: 1");
  await dialog.getByRole("button", { name: "Test connection" }).click();
  await expect(dialog).toContainText(/does not let web pages read|did not let the browser send/);
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("combobox", { name: "Model" }).fill("anthropic/claude-opus-4-5");
  await runPrompt(page, "Hello");
  await expect(replies(page).getByRole("alert")).toContainText(/Authorization, Content-Type and X-Odd/);
});
