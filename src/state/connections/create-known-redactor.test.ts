import "fake-indexeddb/auto";
import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCachedResponse } from "#io/storage/response-cache.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { balanceQuery } from "#state/models/balance.ts";
import { fetchGivenDocument } from "#state/parameters/given-documents.ts";
import { queryClient } from "#state/query-client.ts";
import { loadCatalogue } from "./catalogue.ts";
import { testConnection } from "./test-connection.ts";

const KEY = "sk-known-4Qz7Kd92mXwLbTf0Vn";
const TEAM = "team-8d41c07be2";
const REPEATED = `${KEY} ${TEAM} ${Buffer.from(KEY).toString("base64")}`;

/** A service that repeats its secrets in everything that it lists, also where it was not sent them. */
const server = createServer((_request, response) => {
  response.writeHead(200, { "Content-Type": "application/json" });
  const model = { id: REPEATED, name: REPEATED, description: REPEATED, info: { developer: REPEATED } };
  response.end(JSON.stringify({ data: [model], current_balance: 3, currency: REPEATED, message: REPEATED }));
});
let origin = "";
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterAll(() => server.close());

function expectNoSecrets(left: unknown): void {
  const text = JSON.stringify(left);
  expect(text).toMatch(/your key|your header/);
  for (const secret of [KEY, TEAM, Buffer.from(KEY).toString("base64").slice(4, -4)])
    expect(text).not.toContain(secret);
}

test.each(["aimlapi", "custom"] as const)(
  "a key that %s repeats in its models, its balance, a document or the answer to a test is neither shown nor stored",
  async (id) => {
    const connection = { id, presetId: id, baseUrl: `${origin}/v1`, wire: "chat-completions" } as const;
    saveConnection(connection, { key: KEY, remembered: false, headers: { "X-Team": TEAM } });
    const { entries } = await loadCatalogue(id, 0);
    expect(entries).toHaveLength(1);
    expectNoSecrets(entries);
    expectNoSecrets(await loadCachedResponse(`models ${connection.baseUrl}`));
    expectNoSecrets(await fetchGivenDocument(`${origin}/openapi.json`, AbortSignal.timeout(10_000)));
    expectNoSecrets(await queryClient.fetchQuery(balanceQuery(id)));
    const typed = { key: KEY, headers: { "X-Team": TEAM } };
    const listed = await testConnection(connection, typed, "", AbortSignal.timeout(10_000));
    expect(listed.ok).toBe(true);
    const answered = await testConnection(connection, typed, REPEATED, AbortSignal.timeout(10_000));
    expectNoSecrets(answered.ok ? answered : answered.failure);
  },
);
