import { once } from "node:events";
import { createServer, request } from "node:http";
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import { createProxyMiddleware } from "./api-proxy.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanups.splice(0).toReversed()) await step();
});

/** Does something after the test, in the reverse order. */
export function onCleanup(step: () => unknown): void {
  cleanups.push(step);
}

/** The proxy alone on a free port, for a service and its key. Returns its address. */
export async function startProxy(upstream: { base: URL; key: string; token?: string }): Promise<string> {
  const middleware = createProxyMiddleware({ token: "", ...upstream });
  return startServer((received, response) => middleware(received, response, () => response.writeHead(404).end()));
}

export async function startServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onCleanup(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${getPort(server)}`;
}

type TestRequest = { method?: string; headers: OutgoingHttpHeaders; body?: string };

export async function openRequest(
  url: string,
  { method = "GET", headers, body }: TestRequest,
): Promise<IncomingMessage> {
  const outgoing = request(url, { method, headers }).end(body);
  // After the response nobody listens any more, and the rest of a refused body ends in a reset.
  outgoing.on("error", () => {});
  const [response] = (await once(outgoing, "response")) as [IncomingMessage];
  return response;
}

export async function sendRequest(url: string, outgoing: TestRequest) {
  const response = await openRequest(url, outgoing);
  return { status: response.statusCode, headers: response.headers, text: await readText(response) };
}

export async function readText(stream: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += String(chunk);
  return text;
}

export function getPort(server: { address: () => AddressInfo | string | null } | null): number {
  const address = server?.address();
  if (typeof address !== "object" || address === null) throw new Error("The server does not listen.");
  return address.port;
}

export function createDeferred<T>() {
  let resolve: ((value: T) => void) | undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: (value: T) => resolve?.(value) };
}
