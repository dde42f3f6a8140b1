import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isSettled } from "#core/conversation/reduce-reply.ts";
import { changeSettings } from "#core/conversation/settings.ts";
import { CODE_LANGUAGES } from "#core/export/code-languages.ts";
import type { HttpCall } from "#core/wire/http-call.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { saveConnection } from "#state/connections/save-connection.ts";
import {
  openConversationChanged,
  readOpenConversation,
  readUnsettledReplies,
  watchConversations,
} from "#state/document/documents.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { extraJsonChanged, parameterChanged, systemPromptChanged } from "#state/document/settings-edits.ts";
import { fieldTyped } from "#state/parameters/unreadable-fields.ts";
import { run } from "#state/replies/ask.ts";
import type { CodeCall } from "./code-call.ts";
import { loadCodeCall } from "./code-call.ts";

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

const variantId = () => readOpenConversation()?.variants[0]?.id ?? "";
const write = (text: string) => draftReplaced({ text, attachments: [] });

function expectCall(code: CodeCall): HttpCall {
  if (code.kind === "nothing") throw new Error(code.reason);
  return code.call;
}

/** Runs, waits until all is settled, and returns the text of the body that arrived. */
async function runAndReadBody(): Promise<string | undefined> {
  expect(await run()).toBeNull();
  const id = readOpenConversation()?.id ?? "";
  await new Promise<void>((resolve) => {
    const end = watchConversations(() => {
      if (readUnsettledReplies(id).length > 0) return;
      end();
      resolve();
    });
  });
  const replies = Object.values(readOpenConversation()?.replies ?? {});
  expect(replies.every(({ status }) => isSettled(status))).toBe(true);
  return server.requests.at(-1)?.bodyText;
}

test("the draft is the last user turn, and the body is to the letter the one that Run sends", async () => {
  systemPromptChanged("Be {{how}}.");
  openConversationChanged((before) => changeSettings(before, variantId(), { variables: { how: "terse" } }));
  parameterChanged(variantId(), "temperature", 0.3);
  extraJsonChanged(variantId(), '{"metadata": {"user_id": "u"}}');
  write("First, {{how}}ly");
  await runAndReadBody();
  write("Second");
  const call = expectCall(await loadCodeCall(variantId()));
  expect(call.url).toBe(`${server.baseUrl}/chat/completions`);
  expect(JSON.parse(call.body ?? "")).toMatchObject({
    messages: [{ content: "First, tersely" }, {}, { content: "Second" }],
  });
  expect(await runAndReadBody()).toBe(call.body);
});

test("with an empty composer it is the last turn again", async () => {
  write("Hello");
  const sent = await runAndReadBody();
  const call = expectCall(await loadCodeCall(variantId()));
  expect(call.body).toBe(sent);
  expect(await runAndReadBody()).toBe(call.body);
});

test("looking at it changes nothing", async () => {
  write("Hello");
  const before = readOpenConversation();
  await loadCodeCall(variantId());
  expect(readOpenConversation()).toBe(before);
  expect(server.requests).toEqual([]);
});

test("the key is in no program: its place is taken by the name of a variable", async () => {
  write("Hello");
  const code = await loadCodeCall(variantId());
  expect(code).toMatchObject({ keyVariable: "AIMLAPI_KEY", call: { auth: "bearer" } });
  for (const { print } of Object.values(CODE_LANGUAGES)) {
    const program = print(expectCall(code), { keyVariable: "AIMLAPI_KEY" });
    expect(program).toContain("AIMLAPI_KEY");
    expect(program).not.toContain("test-key");
  }
});

test("a service that needs a key is shown with one before there is any, one that does not is shown as it is asked", async () => {
  saveConnection(
    { id: "aimlapi", presetId: "aimlapi", baseUrl: server.baseUrl, wire: "chat-completions" },
    { key: "", remembered: false },
  );
  write("Hello");
  expect(expectCall(await loadCodeCall(variantId())).auth).toBe("bearer");
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
  expect(expectCall(await loadCodeCall(variantId()))).toMatchObject({
    auth: "none",
    url: `${ollama.baseUrl}/chat/completions`,
  });
  saveConnection(ollama, { key: "k", remembered: false });
  withModel();
  expect(await loadCodeCall(variantId())).toMatchObject({ keyVariable: "OLLAMA_API_KEY", call: { auth: "bearer" } });
});

test("where Run would send nothing there is no program but the same reason", async () => {
  expect(await loadCodeCall(variantId())).toMatchObject({
    kind: "nothing",
    reason: expect.stringMatching(/nothing to run/),
  });
  write("  ");
  expect(await loadCodeCall(variantId())).toMatchObject({
    kind: "nothing",
    reason: expect.stringMatching(/only white space/),
  });
  write("Hello");
  parameterChanged(variantId(), "temperature", 3);
  expect(await loadCodeCall(variantId())).toMatchObject({
    kind: "nothing",
    reason: expect.stringMatching(/temperature: at most 1/),
  });
  parameterChanged(variantId(), "temperature", 0.3);
  fieldTyped(variantId(), "temperature", { path: "temperature", text: "warm", reason: "a number is expected" });
  expect(await loadCodeCall(variantId())).toMatchObject({
    kind: "nothing",
    reason: expect.stringMatching(/a number is expected/),
  });
  fieldTyped(variantId(), "temperature", undefined);
  saveConnection(
    { id: "custom", presetId: "custom", baseUrl: "", wire: "chat-completions" },
    { key: "", remembered: false },
  );
  openConversationChanged((before) => changeSettings(before, variantId(), { modelId: "m" }));
  expect(await loadCodeCall(variantId())).toMatchObject({ kind: "nothing", reason: "Custom needs a base URL." });
});

test("for the demo it is Claude Opus 4.5 on AI/ML API, says so, and sends nothing that this model refuses", async () => {
  saveConnection(
    { id: "demo", presetId: "demo", baseUrl: "", wire: "chat-completions" },
    { key: "", remembered: false },
  );
  parameterChanged(variantId(), "temperature", 0.2);
  parameterChanged(variantId(), "top_p", 0.5);
  write("Hello");
  const code = await loadCodeCall(variantId());
  expect(code).toMatchObject({ standsInForDemo: true, keyVariable: "AIMLAPI_KEY" });
  expect(JSON.parse(expectCall(code).body ?? "")).toEqual({
    model: "anthropic/claude-opus-4-5",
    messages: [{ role: "user", content: "Hello" }],
    temperature: 0.2,
    max_tokens: 4096,
    stream: true,
  });
  expect(readOpenConversation()?.shared.connectionId).toBe("demo");
  parameterChanged(variantId(), "thinking.type", "enabled");
  parameterChanged(variantId(), "thinking.budget_tokens", 256);
  expect(await loadCodeCall(variantId())).toMatchObject({
    kind: "nothing",
    standsInForDemo: true,
    reason: expect.stringMatching(/at least 1024/),
  });
});
