import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "#core/connections/connection.ts";
import { parseOrigin } from "#core/connections/parse-origin.ts";
import { WIRES } from "#core/vocabulary.ts";
import { buildHttpRequest } from "#core/wire/build-http-request.ts";
import { getCodec } from "#core/wire/wires.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { streamReply } from "#io/reply/stream-reply.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { balanceQuery } from "#state/models/balance.ts";
import { reloadCapabilities } from "#state/parameters/published-capabilities.ts";
import { queryClient } from "#state/query-client.ts";
import { loadCatalogue } from "./catalogue.ts";
import { connectionSaved } from "./connections.ts";
import { createTransport } from "./create-transport.ts";
import { keyChanged } from "./key-edits.ts";
import { loadRoute } from "./load-route.ts";
import { testConnection } from "./test-connection.ts";

const MODEL_ID = "anthropic/claude-opus-4-5";

let servers: ApiServer[] = [];
beforeAll(async () => {
  servers = await Promise.all([0, 1].map((index) => startApiServer({ paceMs: 0, key: createSecrets(index).key })));
});
afterAll(() => Promise.all(servers.map((server) => server.close())));

function getServer(index: number): ApiServer {
  const server = servers[index];
  if (!server) throw new Error(`there is no server ${index}`);
  return server;
}

/** Everything that a server was sent, as one text. */
const listReceived = ({ requests, preflights }: ApiServer): string =>
  JSON.stringify([requests.map(({ url, headers, bodyText }) => [url, headers, bodyText]), preflights]);

/** A secret that says which server it was typed for. */
const createSecrets = (index: number) => ({ key: `key-for-${index}`, headers: { "X-Team": `header-for-${index}` } });

function expectSecretsAtHome(): void {
  for (const [index, server] of servers.entries()) {
    const other = createSecrets(1 - index);
    expect(listReceived(server)).not.toContain(other.key);
    expect(listReceived(server)).not.toContain(other.headers["X-Team"]);
  }
}

/** Takes every way on which a saved connection sends something: a prompt, its lists, its schema, its balance. */
async function useEveryWay(connection: Connection): Promise<void> {
  const signal = AbortSignal.timeout(10_000);
  const { preset, route } = await loadRoute(connection.id);
  if (route.via === "network") {
    const codec = getCodec(connection.wire);
    const message = { role: "user" as const, parts: [{ kind: "text" as const, text: "Hi" }] };
    const prompt = { model: MODEL_ID, dialect: "anthropic" as const, system: "", messages: [message], blobs: {} };
    const request = buildHttpRequest(
      route.baseUrl,
      codec,
      { ...prompt, parameters: { max_tokens: 1 }, extra: {}, stream: false },
      preset,
    );
    await streamReply(request, codec, createTransport(route), signal, { onEvents: () => {} });
  }
  await loadCatalogue(connection.id, 0).catch(() => undefined);
  await reloadCapabilities(connection.id, MODEL_ID);
  await queryClient.fetchQuery(balanceQuery(connection.id)).catch(() => undefined);
}

const presetId = fc.constantFrom("aimlapi", "anthropic", "openai", "openrouter", "ollama", "custom");
const step = fc.record({
  wire: fc.constantFrom(...WIRES),
  server: fc.nat(1),
  /** Saved with what was typed for the address, with nothing typed, or with an address that another tab has changed. */
  how: fc.constantFrom("save", "save", "save without secrets", "change the address", "test", "test without a model"),
  redirects: fc.boolean(),
});

test("a key and extra headers reach only their own origin, whatever is saved, tested or changed in any order", async () => {
  const reached = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), presetId, async (steps, id) => {
      keyChanged(id, undefined);
      for (const server of servers) server.reset();
      for (const { wire, server: index, how, redirects } of steps) {
        const server = getServer(index);
        if (redirects) server.always({ kind: "redirect", to: `${getServer(1 - index).baseUrl}/chat/completions` });
        else server.always({ kind: "answer" });
        const connection: Connection = { id, presetId: id, baseUrl: server.baseUrl, wire };
        const secrets = createSecrets(index);
        if (how === "save") saveConnection(connection, { ...secrets, remembered: false });
        else if (how === "save without secrets") saveConnection(connection, { key: "", remembered: false });
        else if (how === "change the address") connectionSaved(connection);
        else {
          const modelId = how === "test" ? MODEL_ID : "";
          await testConnection(connection, secrets, modelId, AbortSignal.timeout(10_000));
        }
        await useEveryWay(connection);
        expectSecretsAtHome();
        if (listReceived(server).includes(createSecrets(index).key)) reached.add(index);
      }
    }),
    { numRuns: 25 },
  );
  expect(reached.size).toBe(2);
}, 60_000);

test("parseOrigin agrees with the browser on the origin of an address", () => {
  const address = fc
    .tuple(
      fc.constantFrom("http://", "https://"),
      fc.array(fc.constantFrom("a", "b", ".", "@", ":", "\\", "?", "#", "1", "/"), { minLength: 1, maxLength: 12 }),
    )
    .map(([scheme, rest]) => scheme + rest.join(""));
  fc.assert(
    fc.property(address, (base) => {
      const origin = parseOrigin(base);
      const other = `${origin}/v1`;
      fc.pre(origin !== "" && URL.canParse(base) && URL.canParse(other));
      expect(parseOrigin(other)).toBe(origin);
      expect(new URL(other).origin).toBe(new URL(base).origin);
    }),
  );
});
