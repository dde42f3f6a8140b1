import "fake-indexeddb/auto";
import { QueryObserver } from "@tanstack/react-query";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildApiDocument } from "#e2e/api-server/build-api-document.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { saveCachedResponse } from "#io/storage/response-cache.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { resetState } from "#state/reset-state.ts";
import { resolveCapabilities } from "./model-capabilities.ts";
import { queryClient } from "#state/query-client.ts";
import { deleteGivenDocument, fetchGivenDocument, saveGivenDocument } from "./given-documents.ts";
import { capabilitiesQuery, reloadCapabilities } from "./published-capabilities.ts";

const OPUS = "anthropic/claude-opus-4-5";
let server: ApiServer;

const connect = (key: string) =>
  saveConnection(
    { id: "aimlapi", presetId: "aimlapi", baseUrl: server.baseUrl, wire: "chat-completions" },
    { key, remembered: false },
  );

beforeAll(async () => {
  server = await startApiServer({ paceMs: 0 });
  connect("");
});
afterAll(async () => {
  resetState();
  await server.close();
});

const sourceOf = (modelId: string) => resolveCapabilities({ connectionId: "aimlapi", modelId }).source;
const schemaRequests = () => server.requests.filter(({ url }) => url.startsWith("/docs-json"));

const loadCapabilities = (connectionId: string, modelId: string) =>
  queryClient.fetchQuery(capabilitiesQuery(connectionId, modelId));

/** As a reload of the page: the queries in memory are gone, the disk is as it was. */
const forget = () => queryClient.clear();

test("loading capabilities sends no request to the service before a key is saved", async () => {
  await loadCapabilities("aimlapi", OPUS);
  expect(server.requests).toEqual([]);
  expect(sourceOf(OPUS)).toBe("opus-4-5");
});

test("saving a key loads the schema of an observed model, even during a load without a key", async () => {
  const observer = new QueryObserver(queryClient, capabilitiesQuery("aimlapi", OPUS));
  const live = new Promise<void>((resolve) => {
    const end = observer.subscribe(({ data }) => {
      if (data?.published?.source.origin !== "live") return;
      end();
      resolve();
    });
  });
  connect("test-key");
  await live;
  expect(schemaRequests()).toHaveLength(1);
  server.requests.length = 0;
  connect("");
  forget();
});

test("with a saved key, the published schema replaces the built-in list after one request that omits the key", async () => {
  connect("test-key");
  await loadCapabilities("aimlapi", OPUS);
  expect(sourceOf(OPUS)).toMatchObject({
    origin: "live",
    title: `${server.origin.slice("http://".length)} · POST /v1/chat/completions`,
  });
  expect(resolveCapabilities({ connectionId: "aimlapi", modelId: OPUS })).toMatchObject({
    dialect: "anthropic",
    maxParts: 5,
  });
  await loadCapabilities("aimlapi", OPUS);
  expect(schemaRequests()).toHaveLength(1);
  expect(schemaRequests()[0]?.headers.authorization).toBeUndefined();
});

test("the saved schema is used while the service is unavailable", async () => {
  forget();
  server.models = "fail";
  expect(await reloadCapabilities("aimlapi", OPUS)).toBeNull();
  forget();
  server.cors = "none";
  await server.close();
  expect(await reloadCapabilities("aimlapi", OPUS)).toMatch(/^The settings could not be loaded from 127\.0\.0\.1/);
  expect(sourceOf(OPUS)).toMatchObject({ origin: "kept" });
  server = await startApiServer({ paceMs: 0 });
  connect("test-key");
});

test("an alias in any case gets the schema of its model, and an unlisted model gets none, with a reason", async () => {
  await loadCapabilities("aimlapi", "claude-opus-4-5");
  expect(sourceOf("claude-opus-4-5")).toMatchObject({ origin: "live" });
  await loadCapabilities("aimlapi", "Claude-Opus-4-5");
  expect(sourceOf("Claude-Opus-4-5")).toMatchObject({ origin: "live" });
  expect(await reloadCapabilities("aimlapi", "nobody/knows")).toBe("The service does not list this model.");
  expect(sourceOf("nobody/knows")).toBe("safe");
  expect(await reloadCapabilities("openai", "x")).toBe(
    "Only AI/ML API and OpenRouter publish a list of settings for each model.",
  );
});

test("the list of OpenRouter says which parameters a model has, and which of its names have no control", async () => {
  server.models = "openrouter";
  server.requests.length = 0;
  const connection = { presetId: "openrouter", baseUrl: server.baseUrl, wire: "chat-completions" } as const;
  saveConnection({ id: "openrouter", ...connection }, { key: "", remembered: false });
  const modelId = "anthropic/claude-opus-4.5";
  await loadCapabilities("openrouter", modelId);
  // No key, and so no request.
  expect(server.requests).toEqual([]);
  forget();
  saveConnection({ id: "openrouter", ...connection }, { key: "test-key", remembered: false });
  await loadCapabilities("openrouter", modelId);
  const { source, specs, dialect } = resolveCapabilities({ connectionId: "openrouter", modelId });
  expect(source).toMatchObject({ origin: "live", title: `${server.origin.slice("http://".length)} · GET /models` });
  expect(dialect).toBe("openai");
  expect(specs.map(({ path }) => path)).toEqual([
    "temperature",
    "top_k",
    "max_tokens",
    "reasoning.effort",
    "reasoning.max_tokens",
    "reasoning.exclude",
    "stop",
    "response_format.type",
    "response_format.json_schema.name",
    "response_format.json_schema.schema",
    "response_format.json_schema.strict",
    "stream",
    "include_reasoning",
    "verbosity",
    "tools",
    "tool_choice",
  ]);
  const plain = (await loadCapabilities("openrouter", "maker/plain")).published;
  expect(plain?.specs.map(({ path }) => path)).toEqual(["max_tokens", "seed", "stream"]);
  expect(plain?.source.leftOut).toEqual([
    { name: "mystery", reason: "Étude has no control for it; Extra JSON sends it" },
  ]);
  expect(await reloadCapabilities("openrouter", "maker/unknown")).toBe(
    "The service’s list does not say what this model takes.",
  );
  expect(await reloadCapabilities("openrouter", "maker/nobody")).toBe("The service does not list this model.");
  server.models = "fail";
  await queryClient.invalidateQueries({ queryKey: ["models", "openrouter"] });
  await loadCapabilities("openrouter", modelId);
  expect(resolveCapabilities({ connectionId: "openrouter", modelId }).source).toMatchObject({ origin: "live" });
  server.models = "full";
});

test("a document given for a model is used at once and after a reload, until deleted", async () => {
  const text = JSON.stringify(buildApiDocument("my/own", "openai-router"));
  const given = { text, from: "pasted", operation: "POST /v1/chat/completions" };
  expect(await saveGivenDocument("ollama", "my/own", given)).toBeNull();
  const capabilities = resolveCapabilities({ connectionId: "ollama", modelId: "my/own" });
  expect(capabilities.source).toMatchObject({ origin: "given", title: "pasted · POST /v1/chat/completions" });
  expect(capabilities.specs.map(({ path }) => path)).toContain("web_search_options.search_context_size");
  forget();
  await loadCapabilities("ollama", "my/own");
  expect(resolveCapabilities({ connectionId: "ollama", modelId: "my/own" }).source).toMatchObject({ origin: "given" });
  await deleteGivenDocument("ollama", "my/own");
  expect(resolveCapabilities({ connectionId: "ollama", modelId: "my/own" }).source).toBe("safe");
  expect(await saveGivenDocument("ollama", "my/own", { ...given, text: "{}" })).toBe(
    "It is JSON, but no OpenAPI 3 document.",
  );
});

test("a damaged stored document is ignored", async () => {
  await saveCachedResponse({ key: "given ollama damaged", text: '{"text": 3}', atMs: 1, mustStay: true });
  await saveCachedResponse({ key: "schema aimlapi damaged", text: "null", atMs: 1 });
  await loadCapabilities("ollama", "damaged");
  await loadCapabilities("aimlapi", "damaged");
  expect(resolveCapabilities({ connectionId: "ollama", modelId: "damaged" }).source).toBe("safe");
  expect(sourceOf("damaged")).toBe("safe");
});

test("fetchGivenDocument returns the text of a document, or a sentence with the problem", async () => {
  const { signal } = new AbortController();
  expect(await fetchGivenDocument(`${server.origin}/docs-json?model=openai/o9`, signal)).toHaveProperty("text");
  expect(await fetchGivenDocument(`${server.origin}/nothing`, signal)).toEqual({
    problem: `${server.origin.slice("http://".length)} answered with status 404.`,
  });
  expect(await fetchGivenDocument("ftp://x", signal)).toEqual({
    problem: "An address starts with https:// or http://.",
  });
  expect(await fetchGivenDocument("http://127.0.0.1:1/x", signal)).toEqual({
    problem:
      "127.0.0.1:1 could not be loaded: the document is not there, or the server does not let other pages read it.",
  });
});

/** Connects a service on the messages wire, and loads what a model takes there. */
async function loadMessages(presetId: "anthropic" | "aimlapi", modelId: string) {
  const id = `messages-${presetId}`;
  saveConnection({ id, presetId, baseUrl: server.baseUrl, wire: "messages" }, { key: "test-key", remembered: false });
  const { problem } = await loadCapabilities(id, modelId);
  const { source, specs, wire } = resolveCapabilities({ connectionId: id, modelId });
  const effort = specs.find(({ path }) => path === "output_config.effort");
  return { problem, source, wire, effort, hasTemperature: specs.some(({ path }) => path === "temperature") };
}

test("on a direct connection to Anthropic its model list gives the settings, and the version of the model where it has none", async () => {
  server.models = "anthropic";
  expect(await loadMessages("anthropic", "claude-opus-4-8")).toMatchObject({
    source: { origin: "live", title: `${server.origin.slice("http://".length)} · GET /v1/models` },
    wire: "messages",
    effort: { control: { values: ["low", "medium", "high", "xhigh", "max"] } },
    hasTemperature: false,
  });
  expect(await loadMessages("anthropic", "claude-opus-4-5-20251101")).toMatchObject({
    effort: { control: { values: ["low", "medium", "high"] } },
    hasTemperature: true,
  });
  expect((await loadMessages("anthropic", "claude-haiku-0-1")).effort).toBeUndefined();
  expect(await loadMessages("anthropic", "claude-opus-4-6")).toMatchObject({
    source: { origin: "built-in" },
    effort: { control: { values: ["low", "medium", "high", "max"] } },
  });
  expect(await loadMessages("anthropic", "another-model")).toMatchObject({ source: "claude", problem: null });
});

test("through another service the settings of the messages wire are marked as not published by it", async () => {
  server.models = "full";
  expect(await loadMessages("aimlapi", OPUS)).toMatchObject({
    source: { origin: "built-in" },
    effort: { hint: expect.stringMatching(/not in the schema that AI\/ML API publishes$/) as string },
  });
});
