import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { createServer as createDevServer, preview } from "vite";
import type { InlineConfig } from "vite";
import { expect, test } from "vitest";
import { apiProxy } from "./api-proxy.ts";
import {
  createDeferred,
  getPort,
  onCleanup,
  openRequest,
  readText,
  sendRequest,
  startProxy,
  startServer,
} from "./proxy-test-servers.ts";
import { headersOfBuild, securityPolicy } from "./security-policy.ts";

const key = "sk-of-the-env-file";
const ownPage = { "sec-fetch-site": "same-origin" };

test("a request of the app's own page reaches the API with the key of the file, and the response comes back", async () => {
  let forwarded: { method?: string; url?: string; headers?: IncomingHttpHeaders; body?: string } = {};
  const api = await startServer(async (received, response) => {
    const { method = "", url = "", headers } = received;
    forwarded = { method, url, headers, body: await readText(received) };
    response.writeHead(201, { "x-request-id": "7", "set-cookie": "a=b", "access-control-allow-origin": "*" });
    response.end("{}");
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
  expect(forwarded).toMatchObject({ method: "POST", url: "/under/v1/chat?x=%2F&y=1", body: '{"a":1}' });
  expect(forwarded.headers).toMatchObject({ authorization: `Bearer ${key}`, "content-type": "application/json" });
  expect(forwarded.headers?.host).toBe(new URL(api).host);
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

test("both servers of the app read .env.local, forward requests of a browser they opened, and send the policy", async () => {
  const authorizations: unknown[] = [];
  const api = await startServer((received, response) => {
    authorizations.push(received.headers.authorization);
    response.end("{}");
  });
  const root = await mkdtemp(join(tmpdir(), "etude-proxy-"));
  onCleanup(() => rm(root, { recursive: true }));
  await writeFile(join(root, ".env.local"), `AIMLAPI_KEY= ${key} \nAIMLAPI_BASE_URL=${api}\n`);
  const address = { host: "127.0.0.1", port: 0, cors: false };
  const startUrls: string[] = [];
  const install = () => {
    const proxy = apiProxy();
    const plugins = [securityPolicy(), proxy];
    const options: InlineConfig = { configFile: false, root, logLevel: "silent", plugins };
    const remember = (server: Parameters<typeof getPort>[0]) => {
      const app = `http://127.0.0.1:${getPort(server)}`;
      startUrls.push(proxy.api?.getStartUrl(app) ?? "");
      return app;
    };
    return { options, remember };
  };

  const ofBuild = install();
  const built = await preview({ ...ofBuild.options, preview: address });
  onCleanup(() => built.close());
  const ofDevelopment = install();
  const dev = await createDevServer({
    ...ofDevelopment.options,
    server: { ...address, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  onCleanup(() => dev.close());
  await dev.listen();

  const apps = [ofBuild.remember(built.httpServer), ofDevelopment.remember(dev.httpServer)];
  for (const [index, app] of apps.entries()) {
    const { headers } = await sendRequest(startUrls[index] ?? "", { headers: ownPage });
    const cookie = String(headers["set-cookie"]).split(";")[0] ?? "";
    const response = await sendRequest(`${app}/api/aimlapi/v1/models`, { headers: { ...ownPage, cookie } });
    expect(response.status).toBe(200);
    expect(response.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(response.headers["x-content-type-options"]).toBe("nosniff");
    expect((await sendRequest(`${app}/.env.local`, { headers: ownPage })).text).not.toContain(key);
  }
  expect(authorizations).toEqual([`Bearer ${key}`, `Bearer ${key}`]);
  expect(headersOfBuild["Content-Security-Policy"]).not.toContain("unsafe");
});
