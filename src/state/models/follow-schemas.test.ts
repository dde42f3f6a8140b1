import "fake-indexeddb/auto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildApiDocument } from "#e2e/api-server/build-api-document.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { keyChanged } from "#state/connections/keys.ts";
import { connectionSaved } from "#state/connections/connections.ts";
import { resolveCapabilities } from "#state/parameters/model-capabilities.ts";
import { queryClient } from "#state/query-client.ts";
import { loadSchema, reloadSchema } from "./follow-schemas.ts";
import { saveGivenDocument, fetchGivenDocument, deleteGivenDocument } from "#state/parameters/given-documents.ts";
import { schemaPublished } from "#state/parameters/published-capabilities.ts";

const OPUS = "anthropic/claude-opus-4-5";
let server: ApiServer;

beforeAll(async () => {
  server = await startApiServer({ paceMs: 0 });
  connectionSaved({ id: "aimlapi", presetId: "aimlapi", baseUrl: server.baseUrl, wire: "chat-completions" });
});
afterAll(() => server.close());

const sourceOf = (modelId: string) => resolveCapabilities({ connectionId: "aimlapi", modelId }).source;
const schemaRequests = () => server.requests.filter(({ url }) => url.startsWith("/docs-json"));

/** As a reload: what is in memory is gone, what is on disk is there. */
function forget(modelId: string): void {
  queryClient.clear();
  schemaPublished("aimlapi", modelId, undefined);
}

test("nothing is asked of the service before there is a key", async () => {
  await loadSchema("aimlapi", OPUS);
  expect(server.requests).toEqual([]);
  expect(sourceOf(OPUS)).toBe("opus-4-5");
});

test("with a key the live schema takes the place of our own list, once, without the key", async () => {
  keyChanged("aimlapi", { key: "test-key", origin: server.origin, remembered: false });
  await loadSchema("aimlapi", OPUS);
  expect(sourceOf(OPUS)).toMatchObject({
    origin: "live",
    title: `${server.origin.slice("http://".length)} · POST /v1/chat/completions`,
  });
  expect(resolveCapabilities({ connectionId: "aimlapi", modelId: OPUS })).toMatchObject({
    dialect: "claude",
    maxParts: 5,
  });
  await loadSchema("aimlapi", OPUS);
  expect(schemaRequests()).toHaveLength(1);
  expect(schemaRequests()[0]?.headers.authorization).toBeUndefined();
});

test("without the service, the last good schema stands and says since when", async () => {
  forget(OPUS);
  server.models = "fail";
  expect(await reloadSchema("aimlapi", OPUS)).toBeNull();
  forget(OPUS);
  server.cors = "none";
  await server.close();
  expect(await reloadSchema("aimlapi", OPUS)).toMatch(/^The schema could not be fetched from 127\.0\.0\.1/);
  expect(sourceOf(OPUS)).toMatchObject({ origin: "kept" });
  server = await startApiServer({ paceMs: 0 });
  connectionSaved({ id: "aimlapi", presetId: "aimlapi", baseUrl: server.baseUrl, wire: "chat-completions" });
  keyChanged("aimlapi", { key: "test-key", origin: server.origin, remembered: false });
});

test("an alias has the schema of its model; a model that is not listed has none, and the reason is said", async () => {
  await loadSchema("aimlapi", "claude-opus-4-5");
  expect(sourceOf("claude-opus-4-5")).toMatchObject({ origin: "live" });
  expect(await reloadSchema("aimlapi", "nobody/knows")).toBe("The service does not list this model.");
  expect(sourceOf("nobody/knows")).toBe("safe");
  expect(await reloadSchema("openrouter", "x")).toBe("Only AI/ML API publishes a schema for each model.");
});

test("a document that was given for a model is used here and after a reload, until it is forgotten", async () => {
  const text = JSON.stringify(buildApiDocument("my/own", "openai-router"));
  const given = { text, from: "pasted", operation: "POST /v1/chat/completions" };
  expect(await saveGivenDocument("ollama", "my/own", given)).toBeNull();
  const capabilities = resolveCapabilities({ connectionId: "ollama", modelId: "my/own" });
  expect(capabilities.source).toMatchObject({ origin: "given", title: "pasted · POST /v1/chat/completions" });
  expect(capabilities.specs.map(({ path }) => path)).toContain("web_search_options.search_context_size");
  schemaPublished("ollama", "my/own", undefined);
  await loadSchema("ollama", "my/own");
  expect(resolveCapabilities({ connectionId: "ollama", modelId: "my/own" }).source).toMatchObject({ origin: "given" });
  await deleteGivenDocument("ollama", "my/own");
  expect(resolveCapabilities({ connectionId: "ollama", modelId: "my/own" }).source).toBe("safe");
  expect(await saveGivenDocument("ollama", "my/own", { ...given, text: "{}" })).toBe(
    "It is JSON, but no OpenAPI 3 document.",
  );
});

test("a document is fetched by its address, or a sentence says why not", async () => {
  const { signal } = new AbortController();
  expect(await fetchGivenDocument(`${server.origin}/docs-json?model=openai/o9`, signal)).toHaveProperty("text");
  expect(await fetchGivenDocument(`${server.origin}/nothing`, signal)).toEqual({
    problem: `${server.origin.slice("http://".length)} answered with status 404.`,
  });
  expect(await fetchGivenDocument("ftp://x", signal)).toEqual({
    problem: "An address begins with https:// or http://.",
  });
  expect(await fetchGivenDocument("http://127.0.0.1:1/x", signal)).toEqual({
    problem: "127.0.0.1:1 cannot be read from this page: it is not there, or does not let other pages read it.",
  });
});
