import { readdirSync } from "node:fs";
import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { loadRecordedErrors, readRecording, recordingsFolder } from "./recordings.ts";
import { startApiServer, type ApiServer } from "./start-api-server.ts";
import { claudeBody, postChat } from "./test-client.ts";

const streamed = { ...claudeBody, stream: true };
const recordings = readdirSync(recordingsFolder).filter((name) => name.endsWith(".sse") || name.includes("-whole"));

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer({ paceMs: 0 });
});
afterEach(() => server.reset());
afterAll(() => server.close());

test.each(recordings)("%s arrives byte for byte, however it is split", async (name) => {
  const bytes = readRecording(name);
  server.next({ kind: "recording", name }, { kind: "recording", name, splitEveryBytes: 7 });
  for (let round = 0; round < 2; round += 1) {
    const response = await postChat(server, streamed);
    expect(response.headers.get("content-type")).toContain(
      name.endsWith(".sse") ? "text/event-stream" : "application/json",
    );
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  }
});

test("a recording can end early without the connection breaking", async () => {
  server.next({ kind: "recording", name: "claude-stream.sse", cutAtByte: 333 });
  const body = Buffer.from(await (await postChat(server, streamed)).arrayBuffer());
  expect(body.equals(readRecording("claude-stream.sse").subarray(0, 333))).toBe(true);
});

test.each(loadRecordedErrors())(
  "error $name arrives with status $status",
  async ({ name, status, body, contentType }) => {
    server.next({ kind: "error", name });
    const response = await postChat(server, streamed);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(typeof body === "string" ? body : JSON.stringify(body));
    const impliedType = typeof body === "string" ? null : "application/json; charset=utf-8";
    expect(response.headers.get("content-type")).toBe(contentType ?? impliedType);
  },
);

test("a misspelt name is reported, not played", async () => {
  server.next({ kind: "error", name: "nonesuch" }, { kind: "recording", name: "nonesuch.sse" });
  expect(await (await postChat(server, streamed)).text()).toContain("errors.json has no entry “nonesuch”");
  expect(await (await postChat(server, streamed)).text()).toContain("ENOENT");
});

test("any status, body and header can be planned", async () => {
  server.next({ kind: "status", status: 429, body: { wait: true }, headers: { "Retry-After": "7" } });
  const response = await postChat(server, streamed);
  expect(response.status).toBe(429);
  expect(response.headers.get("retry-after")).toBe("7");
  expect(await response.json()).toEqual({ wait: true });
});

test("a page or nothing may come instead of a response", async () => {
  server.next({ kind: "html" }, { kind: "empty" });
  const page = await postChat(server, streamed);
  expect(page.status).toBe(200);
  expect(page.headers.get("content-type")).toContain("text/html");
  const nothing = await postChat(server, streamed);
  expect(nothing.status).toBe(200);
  expect(await nothing.text()).toBe("");
});

test("a reset breaks the connection before the headers or after exactly so many bytes", async () => {
  server.next({ kind: "reset" }, { kind: "reset", afterBytes: 300 });
  await expect(postChat(server, streamed)).rejects.toThrow("fetch failed");
  const response = await postChat(server, streamed);
  let received = 0;
  const reading = (async () => {
    for await (const piece of response.body ?? []) received += piece.length;
  })();
  await expect(reading).rejects.toThrow("terminated");
  expect(received).toBe(300);
  const endings = await Promise.all(server.requests.map((request) => request.ended));
  expect(endings).toEqual(["dropped-by-server", "dropped-by-server"]);
  expect(server.requests[0]?.closedByClientAtMs).toBeUndefined();
});

test("a hanging request sees the client leave", async () => {
  const leaving = new AbortController();
  server.next({ kind: "hang", when: "before-headers" });
  const pendingResponse = postChat(server, streamed, { signal: leaving.signal });
  const request = await server.waitForRequest(({ method }) => method === "POST");
  expect(request.closedByClientAtMs).toBeUndefined();
  leaving.abort();
  await expect(pendingResponse).rejects.toThrow("aborted");
  await expect(request.ended).resolves.toBe("closed-by-client");
  expect(request.closedByClientAtMs).toBeGreaterThanOrEqual(request.receivedAtMs);
  expect(request.finished).toBe(false);
});

test.each([
  ["after-headers", 0],
  ["mid-text", 1],
] as const)("a request can hang %s", async (when, pieces) => {
  const leaving = new AbortController();
  server.next({ kind: "hang", when });
  const response = await postChat(server, streamed, { signal: leaving.signal });
  expect(response.status).toBe(200);
  const reader = response.body?.getReader();
  for (let count = 0; count < pieces; count += 1) expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
  leaving.abort();
  await expect(server.requests[0]?.ended).resolves.toBe("closed-by-client");
});

test("a client that stops in mid-stream is noticed while words are still to come", async () => {
  const leaving = new AbortController();
  server.next({ kind: "answer", paceMs: 25 });
  const response = await postChat(server, streamed, { signal: leaving.signal });
  await response.body?.getReader().read();
  leaving.abort();
  await expect(server.requests[0]?.ended).resolves.toBe("closed-by-client");
});

test("a client that leaves with its last byte is still on record", async () => {
  const { hostname, port } = new URL(server.origin);
  const body = JSON.stringify(streamed);
  const head = [
    "POST /v1/chat/completions HTTP/1.1",
    `Host: ${hostname}`,
    "Authorization: Bearer test-key",
    "Content-Type: application/json",
    `Content-Length: ${body.length}`,
    "\r\n",
  ].join("\r\n");
  server.next({ kind: "hang", when: "before-headers" });
  const client = connect(Number(port), hostname, () => client.write(head + body, () => client.resetAndDestroy()));
  const request = await server.waitForRequest(({ method }) => method === "POST");
  await expect(request.ended).resolves.toBe("closed-by-client");
});

test("planned scenarios are taken in turn, then the standing one holds", async () => {
  server.always({ kind: "answer", text: "standing" });
  server.next({ kind: "error", name: "no-credit" }, { kind: "answer", text: "second" });
  const [refused, second, third, fourth] = [
    await postChat(server, claudeBody),
    await postChat(server, claudeBody),
    await postChat(server, claudeBody),
    await postChat(server, claudeBody),
  ];
  expect(refused.status).toBe(403);
  expect(await second.text()).toContain("second");
  expect(await third.text()).toContain("standing");
  expect(await fourth.text()).toContain("standing");
});

test("a bad request is refused whatever is planned", async () => {
  server.next({ kind: "recording", name: "claude-stream.sse" });
  const response = await postChat(server, { ...claudeBody, seed: 1 });
  expect(response.status).toBe(400);
  expect(server.requests[0]?.violations).toEqual(["seed: Unrecognized key in object"]);
});

test("a limit refuses what comes above it, and lets in again what comes after", async () => {
  server.always({ kind: "limited", atMost: 1, paceMs: 5, headers: { "Retry-After": "1" } });
  const [first, second] = await Promise.all([postChat(server, streamed), postChat(server, streamed)]);
  expect(new Set([first.status, second.status])).toEqual(new Set([200, 429]));
  await Promise.all([first.text(), second.text()]);
  await Promise.all(server.requests.map(({ ended }) => ended));
  expect((await postChat(server, claudeBody)).status).toBe(200);
});

test("any bytes can come in place of HTTP", async () => {
  server.next(
    { kind: "raw", bytes: "SSH-2.0-OpenSSH_9.0\r\n" },
    { kind: "raw", bytes: "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort" },
  );
  await expect(postChat(server, streamed)).rejects.toThrow("fetch failed");
  await expect(postChat(server, streamed).then((response) => response.text())).rejects.toThrow("terminated");
});
