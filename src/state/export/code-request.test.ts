import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isSettled } from "#core/conversation/is-settled.ts";
import { changeSettings } from "#core/conversation/settings.ts";
import { listOfferedLanguages } from "#core/export/offered-languages.ts";
import { buildOwnSpecs } from "#core/parameters/build-specs.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import {
  openConversationChanged,
  getOpenConversation,
  getUnsettledReplyIds,
  watchConversations,
} from "#state/document/documents.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { parameterChanged, parameterTyped } from "#state/edits/parameter-edits.ts";
import { extraJsonChanged } from "#state/edits/settings-edits.ts";
import { systemPromptChanged } from "#state/edits/system-prompt-changed.ts";
import { run } from "#state/replies/run.ts";
import type { CodeRequest } from "./code-request.ts";
import { loadCodeRequest } from "./code-request.ts";

let server: ApiServer;

beforeEach(async () => {
  server = await startApiServer({ paceMs: 0 });
  // A new conversation starts with the connection that was used last.
  saveConnection(
    { id: "aimlapi", presetId: "aimlapi", baseUrl: server.baseUrl, wire: "chat-completions" },
    { key: "test-key", remembered: false },
  );
  openNewConversation();
  draftReplaced({ text: "kept so that the next test gets a conversation of its own", attachments: [] });
  openNewConversation();
});

afterEach(() => server.close());

const variantId = () => getOpenConversation()?.variants[0]?.id ?? "";
const write = (text: string) => draftReplaced({ text, attachments: [] });

function expectRequest(code: CodeRequest): HttpRequest {
  if (code.kind === "nothing") throw new Error(code.reason);
  return code.request;
}

/** Runs, waits until all is settled, and returns the text of the body that arrived. */
async function runAndGetBody(): Promise<string | undefined> {
  expect(await run()).toBeNull();
  const id = getOpenConversation()?.id ?? "";
  await new Promise<void>((resolve) => {
    const end = watchConversations(() => {
      if (getUnsettledReplyIds(id).length > 0) return;
      end();
      resolve();
    });
  });
  const replies = Object.values(getOpenConversation()?.replies ?? {});
  expect(replies.every(({ status }) => isSettled(status))).toBe(true);
  return server.requests.at(-1)?.bodyText;
}

test("the code request has the draft as its last user turn, and exactly the body that Run sends", async () => {
  systemPromptChanged("Be {{how}}.");
  openConversationChanged((before) => changeSettings(before, variantId(), { variables: { how: "terse" } }));
  parameterChanged(variantId(), "temperature", 0.3);
  extraJsonChanged(variantId(), '{"metadata": {"user_id": "u"}}');
  write("First, {{how}}ly");
  await runAndGetBody();
  write("Second");
  const request = expectRequest(await loadCodeRequest(variantId()));
  expect(request.url).toBe(`${server.baseUrl}/chat/completions`);
  expect(JSON.parse(request.body ?? "")).toMatchObject({
    messages: [{ content: "First, tersely" }, {}, { content: "Second" }],
  });
  expect(await runAndGetBody()).toBe(request.body);
});

test("the code request repeats the last turn when the composer is empty", async () => {
  write("Hello");
  const sent = await runAndGetBody();
  const request = expectRequest(await loadCodeRequest(variantId()));
  expect(request.body).toBe(sent);
  expect(await runAndGetBody()).toBe(request.body);
});

test("loading the code request changes no conversation and sends no request", async () => {
  write("Hello");
  const before = getOpenConversation();
  await loadCodeRequest(variantId());
  expect(getOpenConversation()).toBe(before);
  expect(server.requests).toEqual([]);
});

test("generated programs contain the name of a variable in place of the key", async () => {
  write("Hello");
  const code = await loadCodeRequest(variantId());
  expect(code).toMatchObject({ keyVariable: "AIMLAPI_KEY", request: { auth: "bearer" } });
  const options = { keyVariable: "AIMLAPI_KEY", wire: "chat-completions" } as const;
  for (const { print } of listOfferedLanguages(expectRequest(code), options).languages) {
    const program = print(expectRequest(code), options);
    expect(program).toContain("AIMLAPI_KEY");
    expect(program).not.toContain("test-key");
  }
});

test("the code request of a service that needs a key always uses one, and other services use one only if saved", async () => {
  saveConnection(
    { id: "aimlapi", presetId: "aimlapi", baseUrl: server.baseUrl, wire: "chat-completions" },
    { key: "", remembered: false },
  );
  write("Hello");
  expect(expectRequest(await loadCodeRequest(variantId())).auth).toBe("bearer");
  const ollama = {
    id: "ollama",
    presetId: "ollama",
    baseUrl: "http://localhost:11434/v1",
    wire: "chat-completions",
  } as const;
  const withModel = () =>
    openConversationChanged((before) => changeSettings(before, variantId(), { modelId: "llama3" }));
  saveConnection(ollama, { key: "", remembered: false });
  withModel();
  expect(expectRequest(await loadCodeRequest(variantId()))).toMatchObject({
    auth: "none",
    url: `${ollama.baseUrl}/chat/completions`,
  });
  saveConnection(ollama, { key: "k", remembered: false });
  withModel();
  expect(await loadCodeRequest(variantId())).toMatchObject({
    keyVariable: "OLLAMA_API_KEY",
    request: { auth: "bearer" },
  });
});

test("the code request gives the same reason as Run when there is nothing to send", async () => {
  expect(await loadCodeRequest(variantId())).toMatchObject({
    kind: "nothing",
    reason: expect.stringMatching(/Write a prompt first/),
  });
  write("  ");
  expect(await loadCodeRequest(variantId())).toMatchObject({
    kind: "nothing",
    reason: expect.stringMatching(/only white space\. Empty it/),
  });
  write("Hello");
  parameterChanged(variantId(), "temperature", 3);
  expect(await loadCodeRequest(variantId())).toMatchObject({
    kind: "nothing",
    reason: expect.stringMatching(/temperature: at most 1/),
  });
  parameterChanged(variantId(), "temperature", 0.3);
  const [temperature] = buildOwnSpecs({ temperature: { type: "number" } });
  if (!temperature) throw new Error("no spec");
  parameterTyped(variantId(), temperature, "warm");
  expect(await loadCodeRequest(variantId())).toMatchObject({
    kind: "nothing",
    reason: expect.stringMatching(/a number is expected/),
  });
  parameterTyped(variantId(), temperature, "0.3");
  saveConnection(
    { id: "custom", presetId: "custom", baseUrl: "", wire: "chat-completions" },
    { key: "", remembered: false },
  );
  openConversationChanged((before) => changeSettings(before, variantId(), { modelId: "m" }));
  expect(await loadCodeRequest(variantId())).toMatchObject({ kind: "nothing", reason: "Custom needs a base URL." });
});

test("the code request of the demo is for Claude Opus 4.5 on AI/ML API and has no setting that this model refuses", async () => {
  saveConnection(
    { id: "demo", presetId: "demo", baseUrl: "", wire: "chat-completions" },
    { key: "", remembered: false },
  );
  parameterChanged(variantId(), "temperature", 0.2);
  parameterChanged(variantId(), "top_p", 0.5);
  write("Hello");
  const code = await loadCodeRequest(variantId());
  expect(code).toMatchObject({ standsInForDemo: true, keyVariable: "AIMLAPI_KEY" });
  expect(JSON.parse(expectRequest(code).body ?? "")).toEqual({
    model: "anthropic/claude-opus-4-5",
    messages: [{ role: "user", content: "Hello" }],
    temperature: 0.2,
    max_tokens: 4096,
    stream: true,
  });
  expect(getOpenConversation()?.shared.connectionId).toBe("demo");
  parameterChanged(variantId(), "thinking.type", "enabled");
  parameterChanged(variantId(), "thinking.budget_tokens", 256);
  expect(await loadCodeRequest(variantId())).toMatchObject({
    kind: "nothing",
    standsInForDemo: true,
    reason: expect.stringMatching(/at least 1,024/),
  });
});
