import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startApiServer, type ApiServer } from "./start-api-server.ts";
import { claudeBody, openaiBody, postChat } from "./test-client.ts";

const page = "http://localhost:4173";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer({ paceMs: 0 });
});
afterEach(() => server.reset());
afterAll(() => server.close());

function sendPreflight(method: string, headers: string): Promise<Response> {
  return fetch(`${server.baseUrl}/chat/completions`, {
    method: "OPTIONS",
    headers: { Origin: page, "Access-Control-Request-Method": method, "Access-Control-Request-Headers": headers },
  });
}

test("a wrong or missing key is refused in the gateway's envelope", async () => {
  const response = await postChat(server, claudeBody, { key: "other" });
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({
    message: expect.stringContaining("requires a valid API key") as string,
    path: "/v1/chat/completions",
    statusCode: 401,
  });
  expect(response.headers.get("x-inference-id")).toBeTruthy();
});

test("a server can require no key and offer models of its own", async () => {
  const local = await startApiServer({ key: null, extraModels: ["tiny-llama"], paceMs: 0 });
  const response = await fetch(`${local.baseUrl}/chat/completions`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...openaiBody, model: "tiny-llama" }),
  });
  expect(response.status).toBe(200);
  await local.close();
});

test("a body of an unpublished shape is refused with one line for each error", async () => {
  const response = await postChat(server, { ...claudeBody, temperature: 1.4, top_k: null });
  expect(response.status).toBe(400);
  const { message } = (await response.json()) as { message: string };
  expect(message.split("\n")).toEqual([
    "Body validation error",
    "temperature: Invalid value. Expected number <= 1, received 1.4",
    "top_k: Invalid value. Expected number, received null",
  ]);
});

test("an error of Claude itself arrives as JSON text inside the envelope", async () => {
  const response = await postChat(server, { ...claudeBody, temperature: 0.5, top_p: 0.5 });
  const { message } = (await response.json()) as { message: string };
  expect(message.startsWith("400 {")).toBe(true);
  expect(JSON.parse(message.slice(4))).toMatchObject({
    type: "error",
    error: { message: expect.stringContaining("cannot both be specified") as string },
  });
});

test("an unknown model is a 404 in JSON, an unknown path a 404 page", async () => {
  const model = await postChat(server, { ...claudeBody, model: "anthropic/claude-opus-0" });
  expect(model.status).toBe(404);
  expect(await model.json()).toMatchObject({ message: "Model not found: anthropic/claude-opus-0" });
  const path = await fetch(`${server.origin}/chat/completions`, { method: "POST", body: "{}" });
  expect(path.status).toBe(404);
  expect(path.headers.get("content-type")).toContain("text/html");
});

test("a body that is not JSON, or not labelled as JSON, is refused", async () => {
  expect((await postChat(server, null, { rawBody: "{" })).status).toBe(400);
  expect((await postChat(server, claudeBody, { headers: { "Content-Type": "text/plain" } })).status).toBe(400);
  expect(server.requests[1]?.violations).toEqual(["Content-Type: Expected application/json"]);
});

test("a client's own request id is returned unless it is malformed", async () => {
  const good = await postChat(server, claudeBody, { headers: { "X-Client-Request-Id": "run:1" } });
  expect(good.headers.get("x-client-request-id")).toBe("run:1");
  const odd = await postChat(server, claudeBody, { headers: { "X-Client-Request-Id": "run 1" } });
  expect(odd.headers.get("x-client-request-id")).toBeNull();
});

test("a preflight allows the two known headers and refuses any other", async () => {
  const fine = await sendPreflight("POST", "authorization, Content-Type");
  expect(fine.status).toBe(204);
  expect(fine.headers.get("access-control-allow-origin")).toBe(page);
  expect(fine.headers.get("access-control-allow-headers")).toBe("authorization, content-type");
  const extra = await sendPreflight("POST", "authorization,content-type,x-client-request-id");
  expect(extra.headers.get("access-control-allow-origin")).toBeNull();
  expect(await extra.text()).toContain("x-client-request-id");
  expect((await sendPreflight("DELETE", "authorization")).status).toBe(403);
  expect(server.preflights.map(({ allowed }) => allowed)).toEqual([true, false, false]);
  expect(server.requests).toEqual([]);
});

test("the page that sent the request may read responses and errors", async () => {
  const good = await postChat(server, claudeBody, { headers: { Origin: page } });
  expect(good.headers.get("access-control-allow-origin")).toBe(page);
  expect(good.headers.get("access-control-expose-headers")).toContain("x-inference-id");
  const bad = await postChat(server, {}, { headers: { Origin: page } });
  expect(bad.headers.get("access-control-allow-origin")).toBe(page);
});

test("a response can come without CORS headers, and a preflight can be refused", async () => {
  server.next({ kind: "no-cors", playing: { kind: "html", status: 502 } }, { kind: "refuse-preflight" });
  const hidden = await postChat(server, claudeBody, { headers: { Origin: page } });
  expect(hidden.status).toBe(502);
  expect(hidden.headers.get("access-control-allow-origin")).toBeNull();
  expect((await sendPreflight("POST", "authorization")).status).toBe(403);
  expect((await sendPreflight("POST", "authorization")).status).toBe(204);
});

test("a server without CORS hides every response from browsers", async () => {
  server.cors = "none";
  expect((await sendPreflight("POST", "authorization")).status).toBe(403);
  const models = await fetch(`${server.baseUrl}/models`, { headers: { Origin: page } });
  expect(models.status).toBe(200);
  expect(models.headers.get("access-control-allow-origin")).toBeNull();
});

test("a request can be awaited before and after it came", async () => {
  const coming = server.waitForRequest(({ url }) => url.endsWith("/completions"));
  await postChat(server, claudeBody);
  const request = await coming;
  expect(request.body).toEqual(claudeBody);
  expect(await server.waitForRequest(({ method }) => method === "POST")).toBe(request);
});

test("a reset clears the log, drops open connections and keeps the address", async () => {
  server.models = "fail";
  server.always({ kind: "hang", when: "before-headers" });
  const hanging = postChat(server, claudeBody);
  const request = await server.waitForRequest(() => true);
  const neverCame = server.waitForRequest(({ url }) => url === "/nowhere");
  server.reset();
  await expect(hanging).rejects.toThrow("fetch failed");
  await expect(request.ended).resolves.toBe("dropped-by-server");
  await expect(neverCame).rejects.toThrow("reset");
  expect(server.requests).toEqual([]);
  expect((await postChat(server, claudeBody)).status).toBe(200);
  expect((await fetch(`${server.baseUrl}/models`)).status).toBe(200);
});

test("no connection serves a second request", async () => {
  const rawRequest = "GET /v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n";
  const client = connect(Number(new URL(server.origin).port), "127.0.0.1", () => client.write(rawRequest));
  let responseCount = 0;
  client.on("data", (bytes) => {
    responseCount += bytes.toString().split("HTTP/1.1 200").length - 1;
    client.write(rawRequest);
  });
  // Writing to a connection that the server has closed is an error on most systems.
  client.on("error", () => undefined);
  await new Promise((resolve) => client.once("close", resolve));
  expect(responseCount).toBe(1);
});

test("closing ends every connection, even one without a request", async () => {
  const own = await startApiServer();
  const silent = connect(Number(new URL(own.origin).port), "127.0.0.1");
  await once(silent, "connect");
  own.always({ kind: "hang", when: "after-headers" });
  await postChat(own, claudeBody);
  const silentEnds = once(silent, "close");
  await own.close();
  await silentEnds;
  await expect(fetch(`${own.baseUrl}/models`)).rejects.toThrow("fetch failed");
});
