import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type BatchDesk, createBatchDesk } from "./batch-desk.ts";
import { sendApiDocument } from "./send-api-document.ts";
import { sendBalance } from "./send-balance.ts";
import { sendModels, type CatalogueMode } from "./send-models.ts";
import { allowOrigin, sendPreflightResponse, type CorsMode, type Preflight } from "./cors.ts";
import { openExchange, type Exchange, type ReceivedRequest } from "./exchange.ts";
import type { ServedWire } from "./encode-reply.ts";
import { validateRequest } from "./validate-request.ts";
import { playScenario } from "./play-scenario.ts";
import { createPromptCache } from "./prompt-cache.ts";
import { createRequestLog } from "./request-log.ts";
import { createScenarioPlan } from "./scenario-plan.ts";
import type { Scenario } from "./scenarios.ts";
import { sendError, sendHtml } from "./send-error.ts";
import { COUNT_PATH, sendTokenCount } from "./send-token-count.ts";
import { addTracingHeaders } from "./tracing-headers.ts";

/** The wire served at each path. */
const WIRES: Readonly<Record<string, ServedWire>> = {
  "/v1/chat/completions": "chat-completions",
  "/v1/messages": "messages",
  "/v1/predict": "predict",
};

export type ApiServerOptions = {
  /** 0, the default, takes any free port. */
  port?: number;
  /** The accepted key, `test-key` by default; null requires none, as local servers do. */
  key?: string | null;
  /** The time between two chunks of a response, unless its scenario sets another. */
  paceMs?: number;
  /** Further ids that are accepted beside the catalogue, in the ordinary OpenAI shape. */
  extraModels?: readonly string[];
};

export type ApiServer = {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** The origin with `/v1`. */
  baseUrl: string;
  /** Every received request but preflights, oldest first. */
  requests: ReceivedRequest[];
  preflights: Preflight[];
  /** The response of `GET /v1/models`. */
  models: CatalogueMode;
  cors: CorsMode;
  /** Headers, in lower case, that a preflight may ask for beside the usual ones. */
  extraHeaders: string[];
  /** The batches that were made here, and what comes of them. */
  batches: BatchDesk;
  /** Plans the next chat requests: each takes one scenario, then the standing one applies again. */
  next(...scenarios: Scenario[]): void;
  /** Sets the standing scenario. */
  always(scenario: Scenario): void;
  /** The first matching request, past or future. */
  waitForRequest(predicate: (request: ReceivedRequest) => boolean): Promise<ReceivedRequest>;
  /** Resets the server: connections dropped, log empty, nothing planned. The address stays. */
  reset(): void;
  close(): Promise<void>;
};

/** Starts a stand-in for AI/ML API on this machine. Close it, or the process will not end. */
export async function startApiServer(options: ApiServerOptions = {}): Promise<ApiServer> {
  const { port = 0, key = "test-key", paceMs = 5, extraModels = [] } = options;
  const log = createRequestLog();
  const openExchanges = new Set<Exchange>();
  const activeExchanges = new Set<Exchange>();
  const plan = createScenarioPlan();
  const promptCache = createPromptCache();
  let chatCount = 0;

  const listener = createServer((incoming, response) => {
    response.once("finish", () => incoming.socket.destroySoon());
    handleRequest(incoming, response).catch((cause: unknown) => {
      if (!response.headersSent)
        sendError(response, 500, `The test server failed: ${String(cause)}`, incoming.url ?? "");
      else response.destroy();
    });
  });
  // One request a connection: a browser silently repeats a request that breaks on a connection it had used before.
  // `Connection: close` does not prevent it, because Node's fetch then takes a broken body for a whole one; Node does
  // respect a keep-alive of one second, which its safety margin reduces to none.
  listener.keepAliveTimeout = 1000;
  listener.listen(port, "127.0.0.1");
  await once(listener, "listening");
  const origin = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;

  const server: ApiServer = {
    origin,
    baseUrl: `${origin}/v1`,
    requests: log.requests,
    preflights: [],
    models: "full",
    cors: "full",
    extraHeaders: [],
    batches: createBatchDesk(key),
    next: (...scenarios) => plan.next(...scenarios),
    always: (scenario) => plan.always(scenario),
    waitForRequest: (predicate) => log.waitFor(predicate),
    reset() {
      for (const exchange of openExchanges) exchange.drop();
      log.clear("The test server was reset before such a request came.");
      server.preflights.length = 0;
      server.models = "full";
      server.cors = "full";
      server.extraHeaders = [];
      plan.clear();
      server.batches.clear();
      promptCache.clear();
      chatCount = 0;
    },
    async close() {
      server.reset();
      const closed = once(listener, "close");
      listener.close();
      listener.closeAllConnections();
      await closed;
    },
  };
  return server;

  async function handleRequest(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(incoming.url ?? "/", origin);
    if (incoming.method === "OPTIONS") {
      const refuse = server.cors === "none" || (pathname in WIRES && plan.dequeueRefusal());
      server.preflights.push(sendPreflightResponse(incoming, response, pathname, refuse, server.extraHeaders));
      return;
    }
    if (server.cors === "full") allowOrigin(incoming, response);
    const bodyText = await readBody(incoming);
    if (bodyText === null) return;
    const exchange = openExchange(incoming, response, bodyText);
    openExchanges.add(exchange);
    void exchange.request.ended.then(() => openExchanges.delete(exchange));
    const wire = WIRES[pathname];
    if (incoming.method === "POST" && wire) {
      await respondToChat(exchange, wire);
      return;
    }
    const isOfBatches = server.batches.handle(exchange, pathname, searchParams);
    // Logged only now, so that a test that awaits the request finds its violations.
    log.add(exchange.request);
    if (isOfBatches) return;
    if (incoming.method === "POST" && pathname === COUNT_PATH) {
      sendTokenCount(exchange, key);
      return;
    }
    const planned = plan.peek();
    if (wire && planned.kind === "redirect") response.writeHead(307, { Location: planned.to }).end();
    else if (incoming.method === "GET" && pathname === "/v1/models")
      sendModels(incoming, response, searchParams, server.models, origin);
    else if (incoming.method === "GET" && pathname === "/v2/billing") sendBalance(incoming, response, key);
    else if (incoming.method === "GET" && pathname === "/docs-json") sendApiDocument(response, searchParams);
    else sendHtml(response, 404, "404 Not Found");
  }

  async function respondToChat(exchange: Exchange, wire: ServedWire): Promise<void> {
    const scenario = plan.dequeue();
    const verdict = validateRequest(exchange.request, wire, { key, extraModels });
    // Logged only now, so that a test that awaits the request finds its violations.
    log.add(exchange.request);
    addTracingHeaders(exchange);
    if (verdict.kind === "refuse") {
      verdict.send(exchange.response);
      return;
    }
    chatCount += 1;
    const { bodyFormat, body } = verdict;
    const prefix = wire === "predict" ? "req" : bodyFormat.startsWith("claude") ? "msg" : "chatcmpl";
    const id = `${prefix}_test${String(chatCount).padStart(6, "0")}`;
    const cache = promptCache.use(body);
    await playScenario(scenario, { exchange, wire, bodyFormat, body, cache, id, paceMs, activeExchanges });
  }
}

/** The whole body; null when the client left while sending it. */
async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString("utf8");
}
