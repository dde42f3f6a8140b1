import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { onCleanup, openRequest, readText, sendRequest, startProxy, startServer } from "./proxy-test-servers.ts";

const key = "sk-of-the-env-file-5b1f09c7";
const token = "token-of-this-start";
const ownPage = { "sec-fetch-site": "same-origin" };
const path = "/api/aimlapi/v1/chat";

/** A server that answers every connection with these bytes, whatever they are. Returns its address. */
async function startRawServer(answer: string, onData: (text: string) => void = () => {}): Promise<URL> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.write(answer, "latin1"));
    socket.on("data", (bytes) => onData(bytes.toString("latin1")));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onCleanup(() => server.close());
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

test("another program of this machine that names the right page does not get through without the token", async () => {
  let reached = 0;
  const api = await startServer((_received, response) => response.end(String((reached += 1))));
  const app = await startProxy({ base: new URL(api), key, token });
  const port = new URL(app).port;
  const forged = { ...ownPage, origin: app, referer: `${app}/`, "user-agent": "Mozilla/5.0" };
  for (const cookie of [
    "",
    "a=b",
    `etude-start-${port}=`,
    `etude-start-${port}=${token}x`,
    `etude-start-${port}=${token.toUpperCase()}`,
    `etude-start-1=${token}`,
    `xetude-start-${port}=${token}`,
  ]) {
    const headers = cookie === "" ? forged : { ...forged, cookie };
    const { status, text } = await sendRequest(`${app}${path}`, { method: "POST", headers, body: "{}" });
    expect({ cookie, status, text }).toEqual({ cookie, status: 403, text: expect.stringContaining("printed") });
    const state = await sendRequest(`${app}/api/aimlapi/`, { headers });
    expect(JSON.parse(state.text)).toEqual({ hasKey: false, isLocked: true });
  }
  for (const wrong of ["", "?start=", "?start=wrong", `?start=${token}x`, `?xstart=${token}`]) {
    const { status, headers } = await sendRequest(`${app}/${wrong}`, { headers: ownPage });
    expect({ wrong, status, cookie: headers["set-cookie"] }).toEqual({ wrong, status: 404, cookie: undefined });
  }
  expect(reached).toBe(0);
});

test("the address with the token gives the browser a cookie, and leads to the address without it", async () => {
  const api = await startServer((received, response) => response.end(JSON.stringify(received.headers)));
  const app = await startProxy({ base: new URL(api), key, token });
  const port = new URL(app).port;
  const opened = await sendRequest(`${app}//x/?model=a&start=${token}&prompt=b`, {
    headers: { "sec-fetch-site": "none" },
  });
  expect(opened).toMatchObject({
    status: 303,
    headers: { location: "/x/?model=a&prompt=b", "cache-control": "no-store" },
  });
  const [cookie = ""] = opened.headers["set-cookie"] ?? [];
  expect(cookie).toMatch(
    /^etude-start-\d+=token-of-this-start; Path=\/api\/aimlapi; Max-Age=\d+; HttpOnly; SameSite=Strict$/,
  );
  const headers = { ...ownPage, cookie: `other=1; etude-start-${port}=${token}` };
  expect(JSON.parse((await sendRequest(`${app}/api/aimlapi/`, { headers })).text)).toEqual({ hasKey: true });
  const forwarded = await sendRequest(`${app}${path}`, { headers });
  expect(forwarded.status).toBe(200);
  expect(forwarded.text).not.toContain(token);
  // The token does not replace the check of the page.
  const foreign = await sendRequest(`${app}${path}`, { headers: { ...headers, origin: "https://evil.example" } });
  expect(foreign.status).toBe(403);
});

test.each(["000", "099", "101", "600", "999"])("a service that answers with status %s is a 502", async (status) => {
  const base = await startRawServer(`HTTP/1.1 ${status} Odd\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n`);
  const app = await startProxy({ base, key });
  const response = await sendRequest(`${app}${path}`, { method: "POST", headers: ownPage, body: "{}" });
  expect(response).toMatchObject({ status: 502, headers: { "x-etude-server": "own" } });
  expect(JSON.parse(response.text).message).toMatch(/answered with/);
  // The server still serves.
  expect((await sendRequest(`${app}/api/aimlapi/`, { headers: ownPage })).status).toBe(200);
});

test.each([
  ["no HTTP", "SSH-2.0-OpenSSH_9.6\r\n"],
  ["a header with a control character", "HTTP/1.1 200 OK\r\nx-odd: a\x01b\r\ncontent-length: 0\r\n\r\n"],
  ["a header with the last control character", "HTTP/1.1 200 OK\r\nx-odd: a\x7fb\r\ncontent-length: 0\r\n\r\n"],
  ["a header name that is none", "HTTP/1.1 200 OK\r\nx odd: 1\r\ncontent-length: 0\r\n\r\n"],
  ["two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab"],
  ["an unknown packing", "HTTP/1.1 200 OK\r\ncontent-encoding: zstd\r\ncontent-length: 2\r\n\r\nab"],
])("a service that answers with %s is a 502", async (_what, answer) => {
  const app = await startProxy({ base: await startRawServer(answer), key });
  const response = await sendRequest(`${app}${path}`, { headers: ownPage });
  expect(response).toMatchObject({ status: 502, headers: { "x-etude-server": "own" } });
});

test("a header before the answer is passed over, and the answer arrives", async () => {
  const base = await startRawServer(
    "HTTP/1.1 103 Early\r\nlink: </x>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok",
  );
  const app = await startProxy({ base, key });
  expect(await sendRequest(`${app}${path}`, { headers: ownPage })).toMatchObject({ status: 200, text: "ok" });
});

const smuggled = "POST /v1/smuggled HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
test.each([
  ...["GET", "DELETE", "OPTIONS", "HEAD", "PUT", "PATCH", "PROPFIND"].flatMap((method) => [
    [method, `Transfer-Encoding: chunked\r\n\r\n${smuggled.length.toString(16)}\r\n${smuggled}\r\n0\r\n\r\n`] as const,
    [method, `Content-Length: ${smuggled.length}\r\n\r\n${smuggled}`] as const,
  ]),
  // A body whose end is said twice.
  ["POST", `Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`] as const,
  // A header that would unsay the length of the body.
  ["GET", `Connection: content-length\r\nContent-Length: ${smuggled.length}\r\n\r\n${smuggled}`] as const,
])("the body of a %s is no second request at the service: %j", async (method, rest) => {
  let received = "";
  const base = await startRawServer("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok", (text) => (received += text));
  const app = await startProxy({ base, key });
  const { port, host } = new URL(app);
  const socket = connect(Number(port), "127.0.0.1");
  onCleanup(() => socket.destroy());
  let answer = "";
  socket.on("data", (bytes) => (answer += bytes.toString()));
  socket.write(`${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nSec-Fetch-Site: same-origin\r\n${rest}`);
  await once(socket, "close");
  expect(answer).toMatch(/^HTTP\/1\.1 40[05]/);
  expect(received).toBe("");
});

test("the length that a POST names itself, or its chunks, end its body at the service", async () => {
  for (const [length, body] of [
    ["Connection: content-length\r\nContent-Length: 75\r\n", smuggled.padEnd(75)],
    ["Transfer-Encoding: chunked\r\n", `4b\r\n${smuggled.padEnd(75)}\r\n0\r\n\r\n`],
  ]) {
    const requests: string[] = [];
    const api = await startServer(async (request, response) => {
      requests.push(`${request.method} ${request.url} ${(await readText(request)).length}`);
      response.end("ok");
    });
    const app = await startProxy({ base: new URL(api), key });
    const { port, host } = new URL(app);
    const socket = connect(Number(port), "127.0.0.1");
    onCleanup(() => socket.destroy());
    socket.write(`POST ${path} HTTP/1.1\r\nHost: ${host}\r\nSec-Fetch-Site: same-origin\r\n${length}\r\n${body}`);
    const [answer] = (await once(socket, "data")) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 200/);
    expect(requests).toEqual(["POST /v1/chat 75"]);
  }
});

test("a key that the service repeats in its headers or its body does not reach the page, packed or cut anywhere", async () => {
  const body = `data: {"text":"You sent ${key}, in base64 ${Buffer.from(`Bearer ${key}`).toString("base64")}."}\n\n`;
  const packings = {
    identity: Buffer.from(body),
    gzip: gzipSync(body),
    deflate: deflateSync(body),
    br: brotliCompressSync(body),
  };
  for (const [packing, bytes] of Object.entries(packings))
    for (const size of [1, 5, 13, 1000]) {
      const api = await startServer(async (_received, response) => {
        response.writeHead(200, {
          "content-type": "text/event-stream",
          "content-encoding": packing,
          "x-echo": `Bearer ${key}`,
          "x-request-id": encodeURIComponent(key),
        });
        for (let start = 0; start < bytes.length; start += size)
          await new Promise((resolve) => response.write(bytes.subarray(start, start + size), resolve));
        response.end();
      });
      const app = await startProxy({ base: new URL(api), key });
      const { status, headers, text } = await sendRequest(`${app}${path}`, { headers: ownPage });
      expect(status).toBe(200);
      expect(headers["x-echo"]).toBe("Bearer (the key of .env.local)");
      expect(JSON.stringify(headers)).not.toContain(key);
      expect(text).toContain("You sent (the key of .env.local), in base64");
      expect(text).not.toContain(Buffer.from(key).toString("base64").slice(8, 20));
    }
});

test("bytes that are no text pass unchanged, and an event is not held back for the next", async () => {
  const bytes = Buffer.from(Array.from({ length: 40_000 }, (_, index) => (index * index * 31 + index) % 256));
  let writeEvent = () => {};
  const api = await startServer((received, response) => {
    if (received.url === "/picture") response.end(bytes);
    else response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
    writeEvent = () => void response.write("data: é 一\n\n");
  });
  const app = await startProxy({ base: new URL(api), key });
  const picture = await openRequest(`${app}/api/aimlapi/picture`, { headers: ownPage });
  const chunks: Buffer[] = [];
  for await (const chunk of picture) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true);

  const stream = await openRequest(`${app}${path}`, { headers: ownPage });
  for (let times = 0; times < 3; times += 1) {
    writeEvent();
    const [piece] = (await once(stream, "data")) as [Buffer];
    expect(piece.toString()).toBe("data: é 一\n\n");
  }
  stream.destroy();
});
