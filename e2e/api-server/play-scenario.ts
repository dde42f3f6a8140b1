import { setTimeout as wait } from "node:timers/promises";
import type { ChatForm } from "./catalogue.ts";
import type { ChatBody } from "./check-chat-body.ts";
import { composeAnswer, type AnswerPlan } from "./compose-answer.ts";
import { withdrawOrigin } from "./cors.ts";
import { encodeStream, encodeWhole, type AnswerFrame, type ServedWire } from "./encode-answer.ts";
import type { Exchange } from "./exchange.ts";
import { readRecordedError, readRecording, splitAtEvents, splitEvery } from "./recordings.ts";
import type { Scenario } from "./scenarios.ts";
import { sendHtml } from "./send-error.ts";
import { writePaced } from "./write-paced.ts";

/** A good chat request that waits for its answer. */
export type ChatCall = {
  exchange: Exchange;
  wire: ServedWire;
  form: ChatForm;
  body: ChatBody;
  id: string;
  paceMs: number;
  /** Those that a limit has let in and that are not over. */
  underWay: Set<Exchange>;
};

type Of<Kind extends Scenario["kind"]> = Extract<Scenario, { kind: Kind }>;

/** Answers the call as the scenario tells. Returns when nothing more is to be written. */
export async function playScenario(scenario: Scenario, call: ChatCall): Promise<void> {
  const { response } = call.exchange;
  switch (scenario.kind) {
    case "answer":
      return await answer(call, scenario, scenario.paceMs ?? call.paceMs);
    case "recording":
      return await replay(call, scenario);
    case "error": {
      const { status, body, contentType } = readRecordedError(scenario.name);
      return sendStatus(call, { kind: "status", status, body, ...(contentType ? { contentType } : {}) });
    }
    case "status":
      return sendStatus(call, scenario);
    case "hang":
      return await hang(call, scenario);
    case "limited":
      return await answerAtMost(call, scenario);
    case "redirect":
      return sendStatus(call, { kind: "status", status: 307, headers: { Location: scenario.to } });
    case "raw":
      return sendRaw(call, scenario);
    case "reset":
      return await breakOff(call, scenario);
    case "html":
      return sendHtml(response, scenario.status ?? 200, "Welcome to the gateway");
    case "empty":
      startBody(call);
      response.end();
      return undefined;
    case "no-cors":
      withdrawOrigin(response);
      return await playScenario(scenario.playing ?? { kind: "answer" }, call);
    case "refuse-preflight":
      return await answer(call, {}, call.paceMs);
  }
}

async function answer(call: ChatCall, plan: AnswerPlan, paceMs: number): Promise<void> {
  const { response } = call.exchange;
  const pieces = startBody(call, plan);
  if (await writePaced(call.exchange, pieces, paceMs)) response.end();
}

async function replay(call: ChatCall, scenario: Of<"recording">): Promise<void> {
  const { response } = call.exchange;
  const bytes = readRecording(scenario.name).subarray(0, scenario.cutAtByte);
  const pieces = scenario.splitEveryBytes ? splitEvery(bytes, scenario.splitEveryBytes) : splitAtEvents(bytes);
  const contentType = scenario.name.endsWith(".sse") ? "text/event-stream" : "application/json; charset=utf-8";
  response.writeHead(200, { "Content-Type": contentType });
  if (await writePaced(call.exchange, pieces, scenario.paceMs ?? call.paceMs)) response.end();
}

/** A body that is a string goes out as it stands; anything else as JSON. */
function sendStatus(call: ChatCall, { status, body, contentType, headers }: Of<"status">): void {
  const asText = typeof body === "string" || body === undefined;
  const type = contentType ?? (asText ? undefined : "application/json; charset=utf-8");
  call.exchange.response.writeHead(status, { ...(type ? { "Content-Type": type } : {}), ...headers });
  call.exchange.response.end(asText ? body : JSON.stringify(body));
}

async function hang(call: ChatCall, { when }: Of<"hang">): Promise<void> {
  if (when === "before-headers") return;
  const pieces = startBody(call);
  call.exchange.response.flushHeaders();
  if (when === "mid-text") await writePaced(call.exchange, pieces.slice(0, Math.ceil(pieces.length / 2)), call.paceMs);
}

async function answerAtMost(call: ChatCall, { atMost, paceMs, headers }: Of<"limited">): Promise<void> {
  const { exchange, underWay } = call;
  if (underWay.size >= atMost)
    return sendStatus(call, {
      kind: "status",
      status: 429,
      body: { message: "Too Many Requests" },
      ...(headers ? { headers } : {}),
    });
  underWay.add(exchange);
  void exchange.request.ended.then(() => underWay.delete(exchange));
  return await answer(call, {}, paceMs ?? call.paceMs);
}

function sendRaw({ exchange }: ChatCall, { bytes }: Of<"raw">): void {
  exchange.response.socket?.write(bytes, () => exchange.drop());
}

async function breakOff(call: ChatCall, { afterBytes, afterMs = 0 }: Of<"reset">): Promise<void> {
  if (afterBytes !== undefined) {
    const bytes = Buffer.from(startBody(call).join("")).subarray(0, afterBytes);
    call.exchange.response.flushHeaders();
    // The connection may break only once these bytes are out, or how many arrive would be chance.
    await new Promise<unknown>((resolve) => call.exchange.response.write(bytes, resolve));
    await wait(afterMs);
  }
  call.exchange.drop();
}

/** Sends the status line and returns the pieces of the generated body, which are not yet sent. */
function startBody(call: ChatCall, plan: AnswerPlan = {}): string[] {
  const { response } = call.exchange;
  const frame: AnswerFrame = {
    id: call.id,
    createdAtS: Math.floor(Date.now() / 1000),
    wire: call.wire,
    form: call.form,
    body: call.body,
  };
  const composed = composeAnswer(call.body, plan);
  if (call.body["stream"] === true) {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
    return encodeStream(composed, frame);
  }
  response.writeHead(200, {
    "Content-Type": "application/json; charset=utf-8",
    "X-AIMLAPI-Credits-Used": String(composed.billed.credits_used),
    "X-AIMLAPI-USD-Spent": String(composed.billed.usd_spent),
  });
  return [JSON.stringify(encodeWhole(composed, frame))];
}
