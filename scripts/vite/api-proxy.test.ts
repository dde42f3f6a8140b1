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
import { apiProxy, createProxyMiddleware } from "./api-proxy.ts";
import { headersOfBuild, securityPolicy } from "./security-policy.ts";

const key = "sk-of-the-env-file";
const ownPage = { "sec-fetch-site": "same-origin" };
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanups.splice(0).toReversed()) await step();
});

test("a request of the app's own page reaches the API with the key of the file, and the response comes back", async () => {
  const api = await startServer(async (received, response) => {
    const body = await readText(received);
    response.writeHead(201, { "x-request-id": "7", "set-cookie": "a=b", "access-control-allow-origin": "*" });
    response.end(JSON.stringify({ method: received.method, url: received.url, headers: received.headers, body }));
  });
  const app = await startProxy({ base: new URL(`${api}/under/`), key });

  const response = await sendRequest(`${app}/api/aimlapi/v1/chat?x=%2F&y=1`, {
    method: "POST",
    headers: { ...ownPage, origin: app, referer: `${app}/`, cookie: "secret=1", "content-type": "application/json" },
    body: '{"a":1}',
  });

  expect(response.status).toBe(201);
  expect(response.headers["x-request-id"]).toBe("7");
  expect(response.headers).not.toHaveProperty("set-cookie");
  expect(response.headers).not.toHaveProperty("access-control-allow-origin");
  const forwarded = JSON.parse(response.text);
  expect(forwarded).toMatchObject({ method: "POST", url: "/under/v1/chat?x=%2F&y=1", body: '{"a":1}' });
  expect(forwarded.headers).toMatchObject({ authorization: `Bearer ${key}`, "content-type": "application/json" });
  expect(forwarded.headers.host).toBe(new URL(api).host);
  for (const name of ["cookie", "origin", "referer", "sec-fetch-site"])
    expect(forwarded.headers).not.toHaveProperty(name);
});

test("a key sent by the page stays, and the key of the file is not added", async () => {
  const api = await startServer((received, response) => response.end(JSON.stringify(received.headers)));
  const app = await startProxy({ base: new URL(api), key });

  for (const own of [{ authorization: "Bearer sk-own" }, { "x-api-key": "sk-own" }]) {
    const { text } = await sendRequest(`${app}/api/aimlapi/models`, { headers: { ...ownPage, ...own } });
    expect(JSON.parse(text)).toMatchObject(own);
    expect(text).not.toContain(key);
  }
});

test("the proxy tells whether it has a key, and never the key", async () => {
  const base = new URL("http://127.0.0.1:1");
  for (const [given, hasKey] of [
    [key, true],
    ["", false],
  ] as const) {
    const app = await startProxy({ base, key: given });
    const response = await sendRequest(`${app}/api/aimlapi/`, { headers: ownPage });
    expect(response).toMatchObject({ status: 200, text: JSON.stringify({ hasKey }) });
  }
});

test("a request from anywhere but the app's own page is refused", async () => {
  let reached = 0;
  const api = await startServer((_asked, response) => response.end(String(reached++)));
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
      const { status, text } = await sendRequest(`${app}/api/aimlapi${path}`, { headers });
      expect({ headers, status, text }).toEqual({ headers, status: 403, text: expect.stringContaining("own page") });
    }
  }
  expect(reached).toBe(0);
  const own = [ownPage, { origin: app }, { ...ownPage, host: `LOCALHOST:${port}` }, { ...ownPage, host: "[::1]" }];
  for (const headers of own) {
    const { status } = await sendRequest(`${app}/api/aimlapi/v1/models`, { headers });
    expect({ headers, status }).toEqual({ headers, status: 200 });
  }
});

test("a path that looks like another host stays with the API", async () => {
  const api = await startServer((received, response) => response.end(received.url));
  const app = await startProxy({ base: new URL(api), key });
  const response = await sendRequest(`${app}/api/aimlapi//evil.example/steal`, { headers: ownPage });
  expect(response).toMatchObject({ status: 200, text: "//evil.example/steal" });
});

test("a response streams: each piece arrives before the next is written", async () => {
  const writer = createDeferred<ServerResponse>();
  const api = await startServer((_asked, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
    writer.resolve(response);
  });
  const app = await startProxy({ base: new URL(api), key });
  const response = await openRequest(`${app}/api/aimlapi/v1/chat`, { headers: ownPage });

  // The headers arrive before any text, and each piece is written only once the previous one has been read.
  for (const piece of ["data: a\n\n", "data: b\n\n", "data: c\n\n"]) {
    (await writer.promise).write(piece);
    const [read] = (await once(response, "data")) as [Buffer];
    expect(read.toString()).toBe(piece);
  }
  response.destroy();
});

test("a page that leaves ends the request at the API", async () => {
  const gone = createDeferred<boolean>();
  const api = await startServer((_asked, response) => {
    response.writeHead(200).flushHeaders();
    response.once("close", () => gone.resolve(response.writableFinished));
  });
  const app = await startProxy({ base: new URL(api), key });
  const response = await openRequest(`${app}/api/aimlapi/v1/chat`, { headers: ownPage });
  response.destroy();
  expect(await gone.promise).toBe(false);
});

test("a page that leaves before the response ends the request at the API too", async () => {
  const received = createDeferred<IncomingMessage>();
  const api = await startServer((incoming) => received.resolve(incoming));
  const app = await startProxy({ base: new URL(api), key });
  const outgoing = request(`${app}/api/aimlapi/v1/chat`, { method: "POST", headers: ownPage }).on("error", () => {});
  outgoing.end("{}");
  const { socket } = await received.promise;
  expect(socket.destroyed).toBe(false);
  outgoing.destroy();
  await once(socket, "close");
  expect(socket.destroyed).toBe(true);
});

test("a response that breaks off breaks off for the page, and does not look finished", async () => {
  const api = await startServer((_asked, response) => {
    response.writeHead(200);
    response.write("half", () => response.destroy());
  });
  const app = await startProxy({ base: new URL(api), key });
  await expect(sendRequest(`${app}/api/aimlapi/v1/chat`, { headers: ownPage })).rejects.toThrow(/aborted/);
});

test("an unreachable API is a 502 with a sentence, also for a request with a body", async () => {
  const app = await startProxy({ base: new URL("http://127.0.0.1:1"), key });
  const response = await sendRequest(`${app}/api/aimlapi/v1/chat`, {
    method: "POST",
    headers: ownPage,
    body: "x".repeat(5e6),
  });
  expect(response.status).toBe(502);
  expect(JSON.parse(response.text).message).toBe(
    "127.0.0.1:1 could not be reached (ECONNREFUSED). Check the internet connection, then try again.",
  );
});

test("both servers of the app read .env.local, forward requests, and send the policy", async () => {
  const api = await startServer((received, response) => response.end(received.headers.authorization));
  const root = await mkdtemp(join(tmpdir(), "etude-proxy-"));
  cleanups.push(() => rm(root, { recursive: true }));
  await writeFile(join(root, ".env.local"), `AIMLAPI_KEY= ${key} \nAIMLAPI_BASE_URL=${api}\n`);
  const plugins = [securityPolicy(), apiProxy()];
  const options: InlineConfig = { configFile: false, root, logLevel: "silent", plugins };
  const address = { host: "127.0.0.1", port: 0, cors: false };

  const built = await preview({ ...options, preview: address });
  cleanups.push(() => built.close());
  const dev = await createDevServer({
    ...options,
    server: { ...address, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  cleanups.push(() => dev.close());
  await dev.listen();

  for (const httpServer of [built.httpServer, dev.httpServer]) {
    const app = `http://127.0.0.1:${getPort(httpServer)}`;
    const response = await sendRequest(`${app}/api/aimlapi/v1/models`, { headers: ownPage });
    expect(response).toMatchObject({ status: 200, text: `Bearer ${key}` });
    expect(response.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(response.headers["x-content-type-options"]).toBe("nosniff");
    expect((await sendRequest(`${app}/.env.local`, { headers: ownPage })).text).not.toContain(key);
  }
  expect(headersOfBuild["Content-Security-Policy"]).not.toContain("unsafe");
});

async function startProxy(upstream: Parameters<typeof createProxyMiddleware>[0]): Promise<string> {
  const middleware = createProxyMiddleware(upstream);
  return startServer((received, response) => middleware(received, response, () => response.writeHead(404).end()));
}

async function startServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanups.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${getPort(server)}`;
}

type TestRequest = { method?: string; headers: OutgoingHttpHeaders; body?: string };

async function openRequest(url: string, { method = "GET", headers, body }: TestRequest): Promise<IncomingMessage> {
  const outgoing = request(url, { method, headers }).end(body);
  // After the response nobody listens any more, and the rest of a refused body ends in a reset.
  outgoing.on("error", () => {});
  const [response] = (await once(outgoing, "response")) as [IncomingMessage];
  return response;
}

async function sendRequest(url: string, outgoing: TestRequest) {
  const response = await openRequest(url, outgoing);
  return { status: response.statusCode, headers: response.headers, text: await readText(response) };
}

async function readText(stream: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += String(chunk);
  return text;
}

function getPort(server: { address: () => AddressInfo | string | null } | null): number {
  const address = server?.address();
  if (typeof address !== "object" || address === null) throw new Error("The server does not listen.");
  return address.port;
}

function createDeferred<T>() {
  let resolve: ((value: T) => void) | undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: (value: T) => resolve?.(value) };
}
