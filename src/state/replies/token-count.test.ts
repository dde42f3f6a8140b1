import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { createMemoryStorage } from "#e2e/fixtures/memory-storage.ts";
import { buildRequest } from "#core/conversation/build-request.ts";
import { connectionSaved } from "#state/connections/connections.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { resetState } from "#state/reset-state.ts";
import { type CountedRequest, loadTokenCount } from "./token-count.ts";

let server: ApiServer;
beforeEach(async () => {
  vi.stubGlobal("localStorage", createMemoryStorage());
  resetState();
  server = await startApiServer({ paceMs: 0 });
});
afterEach(() => {
  vi.unstubAllGlobals();
  return server.close();
});

const connect = (key = "test-key", { baseUrl } = server) =>
  saveConnection({ id: "anthropic", presetId: "anthropic", baseUrl, wire: "messages" }, { key, remembered: false });

/** A request to Claude on Anthropic with this prompt, for so many samples. */
function ask(text: string, times = 1): CountedRequest {
  const { sentWith } = exampleReply();
  const reply = exampleReply({
    sentWith: {
      ...sentWith,
      connectionId: "anthropic",
      wire: "messages",
      modelId: "claude-opus-4-5",
      system: "Be brief.",
      parameters: { max_tokens: 900, "thinking.type": "enabled", "thinking.budget_tokens": 1024, stream: true },
      caching: { system: "5m" },
    },
  });
  return { reply, times, request: buildRequest(reply, [{ role: "user", parts: [{ kind: "text", text }] }]) };
}

const { signal } = new AbortController();

test("tokens are those that the service counts, times the samples, and the input alone is sent", async () => {
  connect();
  expect(await loadTokenCount([ask("How are you today?", 3)], signal)).toEqual({ tokens: 6 * 3 });
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]?.violations).toEqual([]);
  expect(server.requests[0]?.url).toBe("/v1/messages/count_tokens");
  expect(Object.keys(server.requests[0]?.body as object).toSorted()).toEqual([
    "messages",
    "model",
    "system",
    "thinking",
  ]);
});

test("the same input is asked for once", async () => {
  connect();
  await loadTokenCount([ask("One")], signal);
  expect(await loadTokenCount([ask("One"), ask("One two")], signal)).toEqual({ tokens: 3 + 4 });
  expect(server.requests).toHaveLength(2);
});

test("a refusal, a service without an answer and a missing key are reasons, and never a failure", async () => {
  connect("another-key");
  expect(await loadTokenCount([ask("One")], signal)).toEqual({
    reason: "Not counted: Anthropic refused (status 401).",
  });
  connect("");
  expect(await loadTokenCount([ask("One")], signal)).toEqual({ reason: "Not counted: no key in this tab." });
  expect(server.requests).toHaveLength(1);
  connect("test-key", { ...server, baseUrl: "http://127.0.0.1:1/v1" });
  expect(await loadTokenCount([ask("One")], signal)).toEqual({ reason: "Not counted: Anthropic did not answer." });
});

test("a key is not sent to another origin than its own", async () => {
  const other = await startApiServer({ paceMs: 0 });
  try {
    connect();
    connectionSaved({ id: "anthropic", presetId: "anthropic", baseUrl: other.baseUrl, wire: "messages" });
    expect(await loadTokenCount([ask("One")], signal)).toEqual({ reason: "Not counted: no key in this tab." });
    expect([...other.requests, ...server.requests]).toEqual([]);
  } finally {
    await other.close();
  }
});

test("a count that is ended sends nothing more", async () => {
  connect();
  const end = new AbortController();
  end.abort();
  await expect(loadTokenCount([ask("One")], end.signal)).rejects.toThrow(/abort/i);
  expect(server.requests).toEqual([]);
});
