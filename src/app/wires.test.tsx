import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import type { Wire } from "#core/vocabulary.ts";
import {
  click,
  expectSettled,
  expectText,
  fill,
  findByRole,
  getByRole,
  getPrompt,
  getReply,
  getText,
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
import { saveConnection } from "#state/edits/save-connection.ts";
import { flushSync } from "react-dom";

const server = await serveApp();

const chooseWire = (wire: Wire) =>
  flushSync(() =>
    saveConnection(
      { id: "aimlapi", presetId: "aimlapi", baseUrl: server.baseUrl, wire },
      { key: "test-key", remembered: false },
    ),
  );

/** The sentence on what of the prompt would not be sent. */
const expectNote = (text: string) => waitFor(() => expect(getByRole("note", "Not sent").textContent).toBe(text));

test("the same question on both streaming wires gives the same request and the same transcript", async () => {
  await click("checkbox", "thinking");
  await runPrompt("What is a **fugue**?");
  await expectSettled(1);
  chooseWire("messages");
  getPrompt().focus();
  press("Ctrl+Enter");
  await expectSettled(2);
  const [first, second] = listReplies("A", 1);
  for (const part of ["thinking", "text"]) {
    // A text stands plain until it is drawn as Markdown.
    await waitFor(() => {
      const html = first?.querySelector(`[data-part="${part}"]`)?.innerHTML ?? "";
      expect(html.length).toBeGreaterThan(20);
      expect(second?.querySelector(`[data-part="${part}"]`)?.innerHTML).toBe(html);
    });
  }
  const listTokens = (of: Element | undefined) =>
    of && getByRole("group", "Figures", of).textContent?.match(/(in|out)\s*\d+ tok/g);
  expect(listTokens(first)).toHaveLength(2);
  expect(listTokens(second)).toEqual(listTokens(first));
  const sent = listPosts(server.requests);
  expect(sent.map(({ url }) => url)).toEqual(["/v1/chat/completions", "/v1/messages"]);
  expect(sent[1]?.body).toEqual(sent[0]?.body);
  for (const { headers, violations } of sent) {
    expect(violations).toEqual([]);
    expect(Object.keys(headers).filter((name) => /anthropic|x-api-key/.test(name))).toEqual([]);
  }
  await findByRole("textbox", "max_tokens");
  chooseWire("predict");
  await waitFor(() => expect(listByRole("textbox", "max_tokens")).toEqual([]));
  expect(listByRole("textbox", "temperature")).toHaveLength(1);
});

test("signed thinking survives a reload and is sent back unchanged, and a note says that another wire omits it", async () => {
  chooseWire("messages");
  server.next({ kind: "recording", name: "messages-stream-thinking.sse" });
  await runPrompt("Is 91 prime?");
  await expectSettled(1);
  expect(listByRole("button", "Raw stream", getReply("A"))).toHaveLength(1);
  await reloadApp();
  expect(listByRole("button", "Raw stream", getReply("A"))).toEqual([]);
  expect(getText(getReply("A"))).toContain("7 × 13");
  await runPrompt("And 93?");
  await expectSettled(2);
  expect(listPosts(server.requests)[1]?.body).toMatchObject({
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
  chooseWire("chat-completions");
  await fill("textbox", "Prompt", "And 95?");
  await expectNote("Not sent over Chat completions: a block of thinking signed for Messages.");
  press("Ctrl+Enter");
  await expectSettled(3);
  expect(listPosts(server.requests).at(-1)?.bodyText).not.toContain("signature");
  expect(server.requests.flatMap(({ violations }) => violations)).toEqual([]);
});

test("a typed tool result is sent, and later turns include the tool call and its result, after a reload too", async () => {
  chooseWire("messages");
  server.next({ kind: "recording", name: "messages-stream-tools.sse" }, { kind: "answer", text: "Take an umbrella." });
  await runPrompt("How is the weather in Bergen?");
  await expectText(() => getReply("A"), "Calls get_weather");
  await expectText(() => getReply("A"), "waits for its result");
  await fill("textbox", "Result of get_weather", "9 °C, rain");
  press("Ctrl+Enter");
  // Both requests are one answer: the call with its result is a round of it.
  await expectText(() => getReply("A"), "Take an umbrella.");
  await expectSettled(1);
  expect(getReply("A").textContent).not.toContain("waits for its result");
  const round = await findByRole("listitem", "Round 1", await findByRole("list", "Rounds", getReply("A")));
  expect(round.textContent).toContain("I shall look it up.");
  expect(round.textContent).toContain("9 °C, rain");
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
  expect(listPosts(server.requests).at(-1)?.body).toMatchObject({ messages: [{}, toolCall, toolResult] });
  await reloadApp();
  await runPrompt("Thanks");
  await expectSettled(2);
  expect(listPosts(server.requests).at(-1)?.body).toMatchObject({
    messages: [{}, toolCall, toolResult, { role: "assistant", content: "Take an umbrella." }, {}],
  });
  expect(server.requests.flatMap(({ violations }) => violations)).toEqual([]);
});

test("a prediction is shown as a label, a score and an explanation, and a note lists the settings Predict omits", async () => {
  await fill("textbox", "System prompt", "Be terse.");
  await click("button", "Connections");
  const dialog = await findByRole("dialog", "Connections");
  await fill("combobox", "Service", "Custom", dialog);
  await fill("textbox", "Base URL", `${server.baseUrl}/predict`, dialog);
  await fill("textbox", "API key", "test-key", dialog);
  await click("radio", /^Predict/, dialog);
  await click("button", "Save", dialog);
  await waitFor(() => expect(listByRole("dialog")).toEqual([]));
  await fill("combobox", "Model", "text-classifier-v1");
  await setParameter("temperature", "0.2");
  await fill("textbox", "metadata name", "language");
  await fill("textbox", "metadata value", "en");
  press("Enter");
  await fill("textbox", "Prompt", "I love this!");
  await expectNote("Not sent over Predict: the system prompt.");
  press("Ctrl+Enter");
  await expectSettled(1);
  expect(getReply("A").textContent).toContain("positive");
  expect(getByRole("meter", "Score", getReply("A")).getAttribute("value")).toBe("0.98");
  expect(getReply("A").textContent).toContain("You said: I love this!");
  expect(getByRole("region", "JSON of the answer", getReply("A")).textContent).toContain('"label": "positive"');
  expect(listPosts(server.requests).map(({ url, body }) => ({ url, body }))).toEqual([
    {
      url: "/v1/predict",
      body: {
        model: "text-classifier-v1",
        input: { text: "I love this!", metadata: { language: "en" } },
        params: { temperature: 0.2 },
      },
    },
  ]);
  await click("button", "Code");
  for (const [language, line] of [
    ["cURL", "/v1/predict"],
    ["Python", '["output"]'],
    ["JavaScript", "{ output }"],
  ] as const) {
    await click("tab", language);
    await expectText(() => getByRole("tabpanel"), line);
  }
});

test("the levels of effort of Anthropic's own list are columns, and the head of an ending model leads to its successor", async () => {
  server.models = "anthropic";
  flushSync(() =>
    saveConnection(
      { id: "anthropic", presetId: "anthropic", baseUrl: server.baseUrl, wire: "messages" },
      { key: "test-key", remembered: false },
    ),
  );
  await fill("combobox", "Model", "claude-opus-4-5");
  press("Enter");
  await setParameter("temperature", "0.5");
  await click("button", /22 Jan 2027: try the successor of variant A$/);
  await waitFor(() => expect(listByRole("combobox", "Model")).toHaveLength(2));
  expect(listByRole("button", /: try the successor of variant/)).toHaveLength(1);
  expect((listByRole("combobox", "Model").at(-1) as HTMLInputElement).value).toBe("claude-opus-4-8");
  expect(getByRole("region", "Notices").textContent).toContain("but: temperature 0.5 is left out.");
  await click("button", "Remove variant A");
  await waitFor(() => expect(listByRole("combobox", "Model")).toHaveLength(1));
  await findByRole("textbox", "max_tokens");
  expect(listByRole("textbox", "temperature")).toEqual([]);
  await click("button", "Sweep a parameter");
  await click("menuitem", /^output_config\.effort/);
  await runPrompt("Hello again");
  await expectSettled(5);
  const efforts = listPosts(server.requests).map(({ bodyText }) => /"effort":"(\w+)"/.exec(bodyText)?.[1]);
  expect(new Set(efforts)).toEqual(new Set(["low", "medium", "high", "xhigh", "max"]));
});
