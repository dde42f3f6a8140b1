import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createDevServer, preview } from "vite";
import type { InlineConfig } from "vite";
import { afterEach, expect, test } from "vitest";
import { apiProxy, forwardToApi } from "./api-proxy.ts";
import { headersOfBuild, securityPolicy } from "./security-policy.ts";

const key = "sk-of-the-env-file";
const ownPage = { "sec-fetch-site": "same-origin" };
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

test("what the app's own page asks reaches the API with the key of the file, and the answer comes back", async () => {
  const api = await startServer(async (asked, answer) => {
    const body = await readText(asked);
    answer.writeHead(201, { "x-request-id": "7", "set-cookie": "a=b", "access-control-allow-origin": "*" });
    answer.end(JSON.stringify({ method: asked.method, url: asked.url, headers: asked.headers, body }));
  });
  const app = await startProxy({ base: new URL(`${api}/under/`), key });

  const answer = await ask(`${app}/api/aimlapi/v1/chat?x=%2F&y=1`, {
    method: "POST",
    headers: { ...ownPage, origin: app, referer: `${app}/`, cookie: "secret=1", "content-type": "application/json" },
    body: '{"a":1}',
  });

  expect(answer.status).toBe(201);
  expect(answer.headers["x-request-id"]).toBe("7");
  expect(answer.headers).not.toHaveProperty("set-cookie");
  expect(answer.headers).not.toHaveProperty("access-control-allow-origin");
  const seen = JSON.parse(answer.text);
  expect(seen).toMatchObject({ method: "POST", url: "/under/v1/chat?x=%2F&y=1", body: '{"a":1}' });
  expect(seen.headers).toMatchObject({ authorization: `Bearer ${key}`, "content-type": "application/json" });
  expect(seen.headers.host).toBe(new URL(api).host);
  for (const name of ["cookie", "origin", "referer", "sec-fetch-site"]) expect(seen.headers).not.toHaveProperty(name);
});

test("a key that the page sends stays, and the file's is not added to it", async () => {
  const api = await startServer((asked, answer) => answer.end(JSON.stringify(asked.headers)));
  const app = await startProxy({ base: new URL(api), key });

  for (const own of [{ authorization: "Bearer sk-own" }, { "x-api-key": "sk-own" }]) {
    const { text } = await ask(`${app}/api/aimlapi/models`, { headers: { ...ownPage, ...own } });
    expect(JSON.parse(text)).toMatchObject(own);
    expect(text).not.toContain(key);
  }
});

test("the proxy says whether it has a key, and never which", async () => {
  const base = new URL("http://127.0.0.1:1");
  for (const [given, hasKey] of [
    [key, true],
    ["", false],
  ] as const) {
    const app = await startProxy({ base, key: given });
    const answer = await ask(`${app}/api/aimlapi/`, { headers: ownPage });
    expect(answer).toMatchObject({ status: 200, text: JSON.stringify({ hasKey }) });
  }
});

test("nobody but the app's own page is let through", async () => {
  let reached = 0;
  const api = await startServer((_asked, answer) => answer.end(String(reached++)));
  const app = await startProxy({ base: new URL(api), key });
  const { port } = new URL(app);
  const strangers: OutgoingHttpHeaders[] = [
    {},
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://127.0.0.1:1" },
    { ...ownPage, origin: "https://evil.example" },
    { ...ownPage, host: "evil.example" },
    { ...ownPage, host: `evil.example:${port}`, origin: `http://evil.example:${port}` },
    { ...ownPage, host: `localhost.evil.example:${port}` },
  ];

  for (const headers of strangers) {
    for (const path of ["/", "/v1/models"]) {
      const { status, text } = await ask(`${app}/api/aimlapi${path}`, { headers });
      expect({ headers, status, text }).toEqual({ headers, status: 403, text: expect.stringContaining("own page") });
    }
  }
  expect(reached).toBe(0);
  const own = [ownPage, { origin: app }, { ...ownPage, host: `LOCALHOST:${port}` }, { ...ownPage, host: "[::1]" }];
  for (const headers of own) {
    const { status } = await ask(`${app}/api/aimlapi/v1/models`, { headers });
    expect({ headers, status }).toEqual({ headers, status: 200 });
  }
});

test("a path that looks like another host stays with the API", async () => {
  const api = await startServer((asked, answer) => answer.end(asked.url));
  const app = await startProxy({ base: new URL(api), key });
  const answer = await ask(`${app}/api/aimlapi//evil.example/steal`, { headers: ownPage });
  expect(answer).toMatchObject({ status: 200, text: "//evil.example/steal" });
});

test("an answer streams: each piece arrives before the next is written", async () => {
  const writer = later<ServerResponse>();
  const api = await startServer((_asked, answer) => {
    answer.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
    writer.resolve(answer);
  });
  const app = await startProxy({ base: new URL(api), key });
  const answer = await open(`${app}/api/aimlapi/v1/chat`, { headers: ownPage });

  // The headers are here before any text; and only when one piece has been read is the next one written.
  for (const piece of ["data: a\n\n", "data: b\n\n", "data: c\n\n"]) {
    (await writer.promise).write(piece);
    const [read] = (await once(answer, "data")) as [Buffer];
    expect(read.toString()).toBe(piece);
  }
  answer.destroy();
});

test("a page that goes away ends the request at the API", async () => {
  const gone = later<boolean>();
  const api = await startServer((_asked, answer) => {
    answer.writeHead(200).flushHeaders();
    answer.once("close", () => gone.resolve(answer.writableFinished));
  });
  const app = await startProxy({ base: new URL(api), key });
  const answer = await open(`${app}/api/aimlapi/v1/chat`, { headers: ownPage });
  answer.destroy();
  expect(await gone.promise).toBe(false);
});

test("a page that goes away before any answer ends the request at the API too", async () => {
  const asked = later<IncomingMessage>();
  const api = await startServer((incoming) => asked.resolve(incoming));
  const app = await startProxy({ base: new URL(api), key });
  const question = request(`${app}/api/aimlapi/v1/chat`, { method: "POST", headers: ownPage }).on("error", () => {});
  question.end("{}");
  const { socket } = await asked.promise;
  expect(socket.destroyed).toBe(false);
  question.destroy();
  await once(socket, "close");
  expect(socket.destroyed).toBe(true);
});

test("an answer that breaks off breaks off for the page, and does not look finished", async () => {
  const api = await startServer((_asked, answer) => {
    answer.writeHead(200);
    answer.write("half", () => answer.destroy());
  });
  const app = await startProxy({ base: new URL(api), key });
  await expect(ask(`${app}/api/aimlapi/v1/chat`, { headers: ownPage })).rejects.toThrow(/aborted/);
});

test("an API that cannot be reached is a 502 with a sentence, also when there is a body to send", async () => {
  const app = await startProxy({ base: new URL("http://127.0.0.1:1"), key });
  const answer = await ask(`${app}/api/aimlapi/v1/chat`, { method: "POST", headers: ownPage, body: "x".repeat(5e6) });
  expect(answer.status).toBe(502);
  expect(JSON.parse(answer.text).message).toBe(
    "127.0.0.1:1 could not be reached (ECONNREFUSED). Check the internet connection, then try again.",
  );
});

test("both servers of the app read .env.local, forward, and send the policy", async () => {
  const api = await startServer((asked, answer) => answer.end(asked.headers.authorization));
  const root = await mkdtemp(join(tmpdir(), "etude-proxy-"));
  undo.push(() => rm(root, { recursive: true }));
  await writeFile(join(root, ".env.local"), `AIMLAPI_KEY= ${key} \nAIMLAPI_BASE_URL=${api}\n`);
  const plugins = [securityPolicy(), apiProxy()];
  const options: InlineConfig = { configFile: false, root, logLevel: "silent", plugins };
  const address = { host: "127.0.0.1", port: 0, cors: false };

  const built = await preview({ ...options, preview: address });
  undo.push(() => built.close());
  const dev = await createDevServer({
    ...options,
    server: { ...address, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  undo.push(() => dev.close());
  await dev.listen();

  for (const httpServer of [built.httpServer, dev.httpServer]) {
    const app = `http://127.0.0.1:${portOf(httpServer)}`;
    const answer = await ask(`${app}/api/aimlapi/v1/models`, { headers: ownPage });
    expect(answer).toMatchObject({ status: 200, text: `Bearer ${key}` });
    expect(answer.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    expect((await ask(`${app}/.env.local`, { headers: ownPage })).text).not.toContain(key);
  }
  expect(headersOfBuild["Content-Security-Policy"]).not.toContain("unsafe");
});

async function startProxy(upstream: Parameters<typeof forwardToApi>[0]): Promise<string> {
  const middleware = forwardToApi(upstream);
  return startServer((asked, answer) => middleware(asked, answer, () => answer.writeHead(404).end()));
}

async function startServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  undo.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${portOf(server)}`;
}

type Question = { method?: string; headers: OutgoingHttpHeaders; body?: string };

async function open(url: string, { method = "GET", headers, body }: Question): Promise<IncomingMessage> {
  const question = request(url, { method, headers }).end(body);
  // After the answer nobody listens any more, and the rest of a refused body ends in a reset.
  question.on("error", () => {});
  const [answer] = (await once(question, "response")) as [IncomingMessage];
  return answer;
}

async function ask(url: string, question: Question) {
  const answer = await open(url, question);
  return { status: answer.statusCode, headers: answer.headers, text: await readText(answer) };
}

async function readText(stream: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += String(chunk);
  return text;
}

function portOf(server: { address: () => AddressInfo | string | null } | null): number {
  const address = server?.address();
  if (typeof address !== "object" || address === null) throw new Error("The server does not listen.");
  return address.port;
}

function later<T>() {
  let resolve: ((value: T) => void) | undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: (value: T) => resolve?.(value) };
}
