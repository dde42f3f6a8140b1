import { setTimeout as wait } from "node:timers/promises";
import type { BodyFormat } from "./catalogue.ts";
import type { ChatBody } from "./check-chat-body.ts";
import { composeReply, type ReplyPlan } from "./compose-reply.ts";
import { withdrawOrigin } from "./cors.ts";
import { encodeStream, encodeResponse, type ReplyContext, type ServedWire } from "./encode-reply.ts";
import type { Exchange } from "./exchange.ts";
import { loadRecordedError, readRecording, splitAtEvents, splitEvery } from "./recordings.ts";
import type { CacheCounts } from "./prompt-cache.ts";
import type { Scenario } from "./scenarios.ts";
import { sendHtml } from "./send-error.ts";
import { writePaced } from "./write-paced.ts";

/** A valid chat request that awaits its response. */
export type AcceptedChat = {
  exchange: Exchange;
  wire: ServedWire;
  bodyFormat: BodyFormat;
  body: ChatBody;
  cache: CacheCounts | undefined;
  id: string;
  paceMs: number;
  /** The requests that a limit has let in and that have not ended. */
  activeExchanges: Set<Exchange>;
};

type Of<Kind extends Scenario["kind"]> = Extract<Scenario, { kind: Kind }>;

/** Responds to a request by a scenario. Resolves when nothing more is to be written. */
export async function playScenario(scenario: Scenario, chat: AcceptedChat): Promise<void> {
  const { response } = chat.exchange;
  switch (scenario.kind) {
    case "answer":
      return await sendReply(chat, scenario, scenario.paceMs ?? chat.paceMs);
    case "recording":
      return await sendRecording(chat, scenario);
    case "error": {
      const { status, body, contentType } = loadRecordedError(scenario.name);
      return sendStatus(chat, { kind: "status", status, body, ...(contentType ? { contentType } : {}) });
    }
    case "status":
      return sendStatus(chat, scenario);
    case "hang":
      return await hang(chat, scenario);
    case "limited":
      return await sendReplyWithinLimit(chat, scenario);
    case "redirect":
      return sendStatus(chat, { kind: "status", status: 307, headers: { Location: scenario.to } });
    case "raw":
      return sendRaw(chat, scenario);
    case "reset":
      return await breakConnection(chat, scenario);
    case "html":
      return sendHtml(response, scenario.status ?? 200, "Welcome to the gateway");
    case "empty":
      startBody(chat);
      response.end();
      return undefined;
    case "no-cors":
      withdrawOrigin(response);
      return await playScenario(scenario.playing ?? { kind: "answer" }, chat);
    case "refuse-preflight":
      return await sendReply(chat, {}, chat.paceMs);
  }
}

async function sendReply(chat: AcceptedChat, plan: ReplyPlan, paceMs: number): Promise<void> {
  const { response } = chat.exchange;
  const pieces = startBody(chat, plan);
  if (await writePaced(chat.exchange, pieces, paceMs)) response.end();
}

async function sendRecording(chat: AcceptedChat, scenario: Of<"recording">): Promise<void> {
  const { response } = chat.exchange;
  const bytes = readRecording(scenario.name).subarray(0, scenario.cutAtByte);
  const pieces = scenario.splitEveryBytes ? splitEvery(bytes, scenario.splitEveryBytes) : splitAtEvents(bytes);
  const contentType = scenario.name.endsWith(".sse") ? "text/event-stream" : "application/json; charset=utf-8";
  response.writeHead(200, { "Content-Type": contentType });
  if (await writePaced(chat.exchange, pieces, scenario.paceMs ?? chat.paceMs)) response.end();
}

/** Sends a string body unchanged and any other body as JSON. */
function sendStatus(chat: AcceptedChat, { status, body, contentType, headers, breaksAfterMs }: Of<"status">): void {
  const asText = typeof body === "string" || body === undefined;
  const type = contentType ?? (asText ? undefined : "application/json; charset=utf-8");
  chat.exchange.response.writeHead(status, { ...(type ? { "Content-Type": type } : {}), ...headers });
  const text = asText ? body : JSON.stringify(body);
  if (breaksAfterMs !== undefined)
    chat.exchange.response.write(text ?? "", () => setTimeout(() => chat.exchange.drop(), breaksAfterMs));
  else chat.exchange.response.end(text);
}

async function hang(chat: AcceptedChat, { when }: Of<"hang">): Promise<void> {
  if (when === "before-headers") return;
  const pieces = startBody(chat);
  chat.exchange.response.flushHeaders();
  if (when === "mid-text") await writePaced(chat.exchange, pieces.slice(0, Math.ceil(pieces.length / 2)), chat.paceMs);
}

async function sendReplyWithinLimit(chat: AcceptedChat, { atMost, paceMs, headers }: Of<"limited">): Promise<void> {
  const { exchange, activeExchanges } = chat;
  if (activeExchanges.size >= atMost)
    return sendStatus(chat, {
      kind: "status",
      status: 429,
      body: { message: "Too Many Requests" },
      ...(headers ? { headers } : {}),
    });
  activeExchanges.add(exchange);
  void exchange.request.ended.then(() => activeExchanges.delete(exchange));
  return await sendReply(chat, {}, paceMs ?? chat.paceMs);
}

function sendRaw({ exchange }: AcceptedChat, { bytes }: Of<"raw">): void {
  exchange.response.socket?.write(bytes, () => exchange.drop());
}

async function breakConnection(chat: AcceptedChat, { afterBytes, afterMs = 0 }: Of<"reset">): Promise<void> {
  if (afterBytes !== undefined) {
    const bytes = Buffer.from(startBody(chat).join("")).subarray(0, afterBytes);
    chat.exchange.response.flushHeaders();
    // The connection may break only after these bytes are sent, or the number that arrives would be chance.
    await new Promise<unknown>((resolve) => chat.exchange.response.write(bytes, resolve));
    await wait(afterMs);
  }
  chat.exchange.drop();
}

/** Sends the status line and returns the pieces of the generated body, not yet sent. */
function startBody(chat: AcceptedChat, plan: ReplyPlan = {}): string[] {
  const { response } = chat.exchange;
  const context: ReplyContext = {
    id: chat.id,
    createdAtS: Math.floor(Date.now() / 1000),
    wire: chat.wire,
    bodyFormat: chat.bodyFormat,
    body: chat.body,
    cache: chat.cache,
  };
  const composed = composeReply(chat.body, plan);
  if (chat.body["stream"] === true) {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
    return encodeStream(composed, context);
  }
  response.writeHead(200, {
    "Content-Type": "application/json; charset=utf-8",
    "X-AIMLAPI-Credits-Used": String(composed.billed.credits_used),
    "X-AIMLAPI-USD-Spent": String(composed.billed.usd_spent),
  });
  return [JSON.stringify(encodeResponse(composed, context))];
}
