import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expectSettled } from "./columns.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import {
  runPrompt,
  expect,
  openPage,
  parameter,
  promptField,
  replies,
  replyText,
  test,
  openConnected,
} from "./test.ts";

const dialogOf = (page: Page): Locator => page.getByRole("dialog", { name: "Connections" });
const reply = (page: Page, turn: number, more = ""): Locator =>
  page.getByRole("article", { name: `Reply A, turn ${turn}${more}`, exact: true });
const note = (page: Page): Locator => page.getByRole("note", { name: "Not sent" });

/** Chooses the wire of the connection that is there: one click between opening the dialog and saving it. */
async function chooseWire(page: Page, wire: "Chat completions" | "Messages" | "Predict"): Promise<void> {
  await page.getByRole("button", { name: "Connections" }).click();
  await dialogOf(page)
    .getByRole("radiogroup", { name: "API format", exact: true })
    .getByRole("radio", { name: wire })
    .check();
  await dialogOf(page).getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialogOf(page)).toBeHidden();
}

test("the same question on both streaming wires gives the same transcript", async ({ page, api }) => {
  await openConnected(page, api);
  await page.getByRole("checkbox", { name: "thinking" }).check();
  await runPrompt(page, "What is a **fugue**?");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await chooseWire(page, "Messages");
  await expect(replies(page)).toHaveCount(1);
  await promptField(page).press("ControlOrMeta+Enter");
  const second = reply(page, 1, ", sample 2 of 2");
  await expect(second).toHaveAttribute("data-status", "done");
  const first = reply(page, 1, ", sample 1 of 2");
  for (const part of ["thinking", "text"]) {
    const html = await first.locator(`[data-part="${part}"]`).innerHTML();
    expect(html.length).toBeGreaterThan(20);
    expect(await second.locator(`[data-part="${part}"]`).innerHTML()).toBe(html);
  }
  const getTokenMetrics = async (of: Locator) =>
    (await of.getByRole("group", { name: "Figures" }).innerText()).match(/(in|out)\s+\d+ tok/g);
  expect(await getTokenMetrics(second)).toEqual(await getTokenMetrics(first));
  expect(listPosts(api.requests).map(({ url }) => url)).toEqual(["/v1/chat/completions", "/v1/messages"]);
  expect(listPosts(api.requests)[1]?.body).toEqual(listPosts(api.requests)[0]?.body);
  expect(api.requests.flatMap(({ violations }) => violations)).toEqual([]);
  expect(api.preflights.every(({ headers }) => !headers.some((name) => /anthropic|x-api-key/.test(name)))).toBe(true);
  await expect(parameter(page, "max_tokens")).toBeVisible();
  await chooseWire(page, "Predict");
  await expect(parameter(page, "max_tokens")).toHaveCount(0);
  await expect(parameter(page, "temperature")).toBeVisible();
});

test("signed thinking survives a reload and is sent back unchanged, and a note says that another wire omits it", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await chooseWire(page, "Messages");
  api.next({ kind: "recording", name: "messages-stream-thinking.sse" });
  await runPrompt(page, "Is 91 prime?");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await page.reload();
  await expect(replyText(replies(page))).toContainText("7 × 13");
  await expect(note(page)).toBeHidden();
  await runPrompt(page, "And 93?");
  await expect(reply(page, 2)).toHaveAttribute("data-status", "done");
  expect(listPosts(api.requests).at(-1)?.body).toMatchObject({
    messages: [
      { role: "user", content: "Is 91 prime?" },
      {
        role: "assistant",
        content: [
          {
            type: "thinking",
            thinking: "Is 91 prime? Try 7: seven thirteens are 91.",
            signature: "ZXR1ZGUtc2lnbmF0dXJlLTE=",
          },
          { type: "text", text: "No: 91 = 7 × 13." },
        ],
      },
      { role: "user", content: "And 93?" },
    ],
  });
  await chooseWire(page, "Chat completions");
  await expect(replyText(reply(page, 1))).toContainText("7 × 13");
  await promptField(page).fill("And 95?");
  await expect(note(page)).toHaveText("Not sent over Chat completions: a block of thinking signed for Messages.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(reply(page, 3)).toHaveAttribute("data-status", "done");
  expect(listPosts(api.requests).at(-1)?.bodyText).not.toContain("signature");
  expect(api.requests.flatMap(({ violations }) => violations)).toEqual([]);
});

test("a typed tool result is sent, and later turns include the tool call and its result", async ({ page, api }) => {
  await openConnected(page, api);
  await chooseWire(page, "Messages");
  api.next({ kind: "recording", name: "messages-stream-tools.sse" }, { kind: "answer", text: "Take an umbrella." });
  await runPrompt(page, "How is the weather in Bergen?");
  await expect(replies(page)).toContainText("Calls get_weather");
  await expect(replies(page)).toContainText("waits for its result");
  await page.getByRole("textbox", { name: "Result of get_weather" }).fill("9 °C, rain");
  await page.keyboard.press("ControlOrMeta+Enter");
  // Both requests are one answer: the call with its result is a round of it.
  const answer = reply(page, 1);
  await expect(answer).toHaveAttribute("data-status", "done");
  await expect(answer).toContainText("Take an umbrella.");
  await expect(answer).not.toContainText("waits for its result");
  const round = answer.getByRole("list", { name: "Rounds" }).getByRole("listitem", { name: "Round 1" });
  await expect(round).toContainText("I shall look it up.");
  await round.getByText('place: "Bergen"').click();
  await expect(round.getByRole("region", { name: "Result of get_weather" })).toHaveText("9 °C, rain");
  const toolCall = {
    role: "assistant",
    content: [
      { type: "thinking", signature: "ZXR1ZGUtc2lnbmF0dXJlLTM=" },
      { type: "text", text: "I shall look it up." },
      { type: "tool_use", id: "toolu_etude01", name: "get_weather", input: { place: "Bergen" } },
    ],
  };
  const toolResult = {
    role: "user",
    content: [{ type: "tool_result", tool_use_id: "toolu_etude01", content: [{ type: "text", text: "9 °C, rain" }] }],
  };
  expect(listPosts(api.requests).at(-1)?.body).toMatchObject({ messages: [{}, toolCall, toolResult] });
  await page.reload();
  await runPrompt(page, "Thanks");
  await expect(reply(page, 2)).toHaveAttribute("data-status", "done");
  expect(listPosts(api.requests).at(-1)?.body).toMatchObject({
    messages: [{}, toolCall, toolResult, { role: "assistant", content: "Take an umbrella." }, {}],
  });
  expect(api.requests.flatMap(({ violations }) => violations)).toEqual([]);
});

test("a prediction is shown as a label, a score and an explanation, and a note lists the settings Predict omits", async ({
  page,
  api,
}) => {
  await openPage(page);
  await page.getByRole("textbox", { name: "System prompt" }).fill("Be terse.");
  await page.getByRole("button", { name: "Connections" }).click();
  await dialogOf(page).getByRole("combobox", { name: "Service", exact: true }).selectOption("Custom");
  await dialogOf(page).getByRole("textbox", { name: "Base URL" }).fill(`${api.baseUrl}/predict`);
  await dialogOf(page).getByRole("textbox", { name: "API key" }).fill("test-key");
  await dialogOf(page).getByRole("radio", { name: "Predict" }).check();
  await dialogOf(page).getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("combobox", { name: "Model" }).fill("text-classifier-v1");
  await parameter(page, "temperature").fill("0.2");
  await page.getByRole("textbox", { name: "metadata name" }).fill("language");
  await page.getByRole("textbox", { name: "metadata value" }).fill("en");
  await page.keyboard.press("Enter");
  await promptField(page).fill("I love this!");
  await expect(note(page)).toHaveText("Not sent over Predict: the system prompt.");
  await promptField(page).press("ControlOrMeta+Enter");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(replies(page)).toContainText("positive");
  await expect(replies(page).getByRole("meter", { name: "Score" })).toHaveAttribute("value", "0.98");
  await expect(replies(page)).toContainText("You said: I love this!");
  await replies(page).getByText("JSON", { exact: true }).click();
  await expect(replies(page).getByRole("region", { name: "JSON of the answer" })).toContainText('"label": "positive"');
  expect(listPosts(api.requests).map(({ url, body }) => ({ url, body }))).toEqual([
    {
      url: "/v1/predict",
      body: {
        model: "text-classifier-v1",
        input: { text: "I love this!", metadata: { language: "en" } },
        params: { temperature: 0.2 },
      },
    },
  ]);
  await page.getByRole("button", { name: "Code", exact: true }).click();
  for (const [language, line] of [
    ["cURL", "/v1/predict"],
    ["Python", '["output"]'],
    ["JavaScript", "{ output }"],
  ] as const) {
    await page.getByRole("tab", { name: language }).click();
    await expect(page.getByRole("tabpanel")).toContainText(line);
  }
});

test("requests to Anthropic carry Anthropic's own headers, with the key in x-api-key only, and its model list gives the levels of effort", async ({
  page,
  api,
}) => {
  api.models = "anthropic";
  api.extraHeaders = ["x-api-key", "anthropic-version", "anthropic-dangerous-direct-browser-access"];
  await openPage(page);
  await page.getByRole("button", { name: "Connections" }).click();
  await dialogOf(page).getByRole("combobox", { name: "Service", exact: true }).selectOption("Anthropic");
  await expect(dialogOf(page).getByRole("radio", { name: "Messages" })).toBeChecked();
  await expect(dialogOf(page).getByRole("textbox", { name: "Base URL" })).toHaveValue("https://api.anthropic.com/v1");
  await dialogOf(page).getByRole("textbox", { name: "Base URL" }).fill(api.baseUrl);
  await dialogOf(page).getByRole("textbox", { name: "API key" }).fill("test-key");
  await dialogOf(page).getByRole("button", { name: "Test connection" }).click();
  await expect(dialogOf(page).getByText("It works.")).toBeVisible();
  await dialogOf(page).getByRole("button", { name: "Save", exact: true }).click();
  await runPrompt(page, "Hello");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const { headers, url } = listPosts(api.requests).at(-1) ?? {};
  expect(url).toBe("/v1/messages");
  expect(headers).toMatchObject({
    "x-api-key": "test-key",
    "anthropic-version": "2023-06-01",
    "anthropic-dangerous-direct-browser-access": "true",
  });
  expect(headers).not.toHaveProperty("authorization");
  expect(api.preflights.every(({ allowed }) => allowed)).toBe(true);

  // The levels of effort are columns.
  await page.getByRole("button", { name: "New conversation" }).click();
  const model = page.getByRole("combobox", { name: "Model" });
  await model.fill("claude-opus-4-5");
  await page.keyboard.press("Enter");
  await parameter(page, "temperature").fill("0.5");
  await page.getByRole("button", { name: "More actions for variant A" }).click();
  await expect(page.getByRole("menuitem", { name: "Try the successor" })).toBeVisible();
  await page.keyboard.press("Escape");
  // The head says when the model ends, and leads to its successor.
  await page.getByRole("button", { name: /22 Jan 2027: try the successor of variant A$/ }).click();
  await expect(model).toHaveCount(2);
  await expect(page.getByRole("button", { name: /: try the successor of variant/ })).toHaveCount(1);
  await expect(model.last()).toHaveValue("claude-opus-4-8");
  await expect(page.getByRole("region", { name: "Notices" })).toContainText("but: temperature 0.5 is left out.");
  await page.getByRole("button", { name: "Remove variant A" }).click();
  await expect(model).toHaveCount(1);
  await expect(parameter(page, "max_tokens")).toBeVisible();
  await expect(parameter(page, "temperature")).toHaveCount(0);
  await page.getByRole("button", { name: "Sweep a parameter" }).click();
  await page.getByRole("menuitem", { name: "output_config.effort" }).click();
  await runPrompt(page, "Hello again");
  await expect(page.getByRole("article", { name: /^Reply/ })).toHaveCount(5);
  await expectSettled(page);
  // Requests of several columns are sent together, and arrive in any order.
  const efforts = listPosts(api.requests)
    .slice(-5)
    .map(({ bodyText }) => /"effort":"(\w+)"/.exec(bodyText)?.[1]);
  expect(new Set(efforts)).toEqual(new Set(["low", "medium", "high", "xhigh", "max"]));
});

test("the raw stream of a reply lists its events in order, marks the unknown one, and is copied as a stream", async ({
  page,
  api,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openConnected(page, api);
  await chooseWire(page, "Messages");
  api.next({ kind: "recording", name: "messages-stream-search.sse" });
  await runPrompt(page, "Which moon is the largest?");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(replyText(replies(page))).toContainText("The largest is Titan[1].");
  await expect(replies(page).getByRole("list", { name: "Sources" }).getByRole("link", { name: "Moons" })).toBeVisible();
  await replies(page).hover();
  await replies(page).getByRole("button", { name: "Raw stream" }).click();
  const dialog = page.getByRole("dialog", { name: "Raw stream" });
  await expect(dialog).toContainText("20 events, 1 not understood.");
  const list = dialog.getByRole("list", { name: "Events of the reply" });
  // It is scrolled by keys.
  await list.focus();
  await expect(list).toBeFocused();
  const rows = list.getByRole("listitem");
  await expect(rows).toHaveCount(20);
  await expect(rows.filter({ hasText: '"text":"Titan"' })).toContainText("text +5");
  await dialog.getByRole("checkbox", { name: "Only unknown" }).check();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("event: weather");
  await dialog.getByRole("button", { name: "Copy all" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const recording = readFileSync(
    new URL("../src/core/wire/recordings/messages-stream-search.sse", import.meta.url),
    "utf8",
  );
  expect(copied.replaceAll(/^: .*\n/gm, "").trim()).toBe(recording.trim());
  await expectAccessible(page, "dialog[open]");
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await replies(page).hover();
  await expect(replies(page).getByRole("button", { name: "Copy", exact: true })).toBeVisible();
  await expect(replies(page).getByRole("button", { name: "Raw stream" })).toHaveCount(0);
});
