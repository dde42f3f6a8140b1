import "fake-indexeddb/auto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createMemoryStorage } from "#e2e/fixtures/memory-storage.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { resetState } from "#state/reset-state.ts";
import { fetchCatalogue } from "./fetch-catalogue.ts";

let answer = { status: 200, body: "" };
let tags: string | undefined;
let asked: string[] = [];
const server = createServer(({ url = "" }, response) => {
  asked.push(url);
  if (url.endsWith("/api/tags") && tags !== undefined) {
    response.writeHead(200, { "Content-Type": "application/json" }).end(tags);
    return;
  }
  response.writeHead(answer.status, { "Content-Type": "application/json" }).end(answer.body);
});
let host = "";

beforeAll(async () => {
  globalThis.sessionStorage = createMemoryStorage();
  globalThis.localStorage = createMemoryStorage();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(resetState);

/** The list of a custom server; every `path` has a cache of its own. */
function fetchFrom(path: string) {
  saveConnection(
    { id: "custom", presetId: "custom", baseUrl: `http://${host}/${path}`, wire: "chat-completions" },
    { key: "sk-secret", remembered: false },
  );
  return fetchCatalogue("custom", AbortSignal.timeout(5000));
}

test.each([
  [200, "<html>", "HOST answered the request for its models with something that is not JSON."],
  [200, '{"ok":true}', "The answer of HOST holds no list of models that Étude can read."],
  [
    401,
    '{"error":{"message":"Bad sk-secret"}}',
    "HOST refused its list of models to this key (status 401): “Bad ‹your key›”",
  ],
  [404, "", "HOST has no list of models at this address (status 404)."],
  [500, '{"error":{"message":"Down"}}', "HOST answered the request for its models with status 500: “Down”"],
])("a list answered with status %d and %j says why it could not be read", async (status, body, sentence) => {
  answer = { status, body };
  await expect(fetchFrom("none")).rejects.toThrow(sentence.replace("HOST", host));
});

test("a list of more than 30 MB says that it is too large", async () => {
  answer = { status: 200, body: `["${"a".repeat(30_000_000)}"]` };
  await expect(fetchFrom("large")).rejects.toThrow(`The list of models of ${host} is too large to be read.`);
});

test("a list that fails after a good one is the good one, with the reason beside it", async () => {
  answer = { status: 200, body: '["a","b"]' };
  expect((await fetchFrom("kept")).entries.map(({ id }) => id)).toEqual(["a", "b"]);
  answer = { status: 200, body: "{}" };
  const kept = await fetchFrom("kept");
  expect(kept.entries.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(kept.problem).toBe(`The answer of ${host} holds no list of models that Étude can read.`);
});

test.each([
  [404, "404 page not found"],
  [200, "<html>"],
])("a server with status %d and %j for the usual list is asked for Ollama's own", async (status, body) => {
  answer = { status, body };
  tags = '{"models":[{"name":"llama3.2:latest","model":"llama3.2:latest","size":1}]}';
  asked = [];
  expect((await fetchFrom(`tags${status}/v1`)).entries.map(({ id }) => id)).toEqual(["llama3.2:latest"]);
  expect(asked).toEqual([`/tags${status}/v1/models`, `/tags${status}/api/tags`]);
  tags = undefined;
});

test("a server that refuses the key is asked no second time", async () => {
  answer = { status: 401, body: "" };
  asked = [];
  await expect(fetchFrom("refused/v1")).rejects.toThrow("status 401");
  expect(asked).toEqual(["/refused/v1/models"]);
});
