import { readdirSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import { NO_SECRETS } from "#core/wire/create-redactor.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import type { StreamItem } from "#core/wire/server-event.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { WireCodec } from "#core/wire/wire-codec.ts";
import { getCodec } from "#core/wire/wires.ts";
import { diagnoseNoResponse } from "#io/http/diagnose-no-response.ts";
import { post } from "#io/http/post.ts";
import { createServerEventReader } from "#io/http/read-server-events.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import type { Transport } from "./stream-reply.ts";
import { streamReply } from "./stream-reply.ts";

const CODEC = getCodec("chat-completions");
let server: ApiServer;
beforeEach(async () => {
  server = await startApiServer({ paceMs: 0 });
});
afterEach(() => server.close());

function makeChatRequest(stream = true): HttpRequest {
  return {
    method: "POST",
    url: `${server.baseUrl}/chat/completions`,
    headers: { "content-type": "application/json" },
    auth: "bearer",
    body: JSON.stringify({
      model: "anthropic/claude-opus-4-5",
      messages: [{ role: "user", content: "Hello" }],
      max_tokens: 100,
      stream,
    }),
  };
}

const makeTransport = (key: string | undefined = "test-key"): Transport => ({
  send: (request, signal) => post(request, { key }, signal),
  diagnose: (request, _error, signal) => diagnoseNoResponse(request.url, server.baseUrl, [], signal),
  redact: (failure) => failure,
});

async function collectReply(
  request: HttpRequest,
  options: { key?: string; onEvents?: (events: StreamEvent[], abort: () => void) => void } = {},
): Promise<Reply> {
  const controller = new AbortController();
  let reply = exampleReply();
  const onEvents = (events: StreamEvent[]) => {
    options.onEvents?.(events, () => controller.abort());
    reply = reduceReply(reply, events, 1);
  };
  await streamReply(request, CODEC, makeTransport(options.key), controller.signal, { onEvents });
  return reply;
}

const textOf = (reply: Reply) => reply.parts.map((part) => (part.kind === "text" ? part.text : "")).join("");

test("a streamed response and a whole response give the same reply", async () => {
  const streamed = await collectReply(makeChatRequest(true));
  const whole = await collectReply(makeChatRequest(false));
  expect(streamed.status).toBe("done");
  expect(textOf(streamed).replace("stream=true", "")).toBe(textOf(whole).replace("stream=false", ""));
  expect(streamed.usage).toEqual(whole.usage);
  expect(streamed.billedUsd).toBeGreaterThan(0);
});

test("stopping a streaming reply keeps its text and closes the connection to the server", async () => {
  server.next({ kind: "answer", text: "one two three four five ".repeat(200), paceMs: 20 });
  const reply = await collectReply(makeChatRequest(), {
    onEvents: (events, abort) => {
      if (events.some(({ type }) => type === "part-delta")) abort();
    },
  });
  expect(reply.status).toBe("stopped");
  expect(textOf(reply).length).toBeGreaterThan(0);
  expect(await server.requests[0]?.ended).toBe("closed-by-client");
});

test.each(["before-headers", "after-headers", "mid-text"] as const)(
  "a request to a server that hangs %s can be stopped",
  async (when) => {
    server.next({ kind: "hang", when });
    const eventNames: string[] = [];
    const reply = await collectReply(makeChatRequest(), {
      onEvents: (events, abort) => {
        for (const event of events) eventNames.push(event.type === "phase" ? event.phase : event.type);
        const waitsFor = { "before-headers": "connecting", "after-headers": "waiting", "mid-text": "part-delta" }[when];
        if (eventNames.includes(waitsFor)) setTimeout(abort);
      },
    });
    expect(reply.status).toBe("stopped");
  },
);

test("a truncated stream and a broken socket each give an interrupted reply with its text so far", async () => {
  server.next({ kind: "recording", name: "stream-cut.sse" }, { kind: "reset", afterBytes: 700 });
  for (let times = 0; times < 2; times += 1) {
    const reply = await collectReply(makeChatRequest());
    expect(reply.status).toBe("interrupted");
    expect(textOf(reply).length).toBeGreaterThan(0);
  }
});

test.each([
  [{ kind: "html" }, "not-an-answer"],
  [{ kind: "html", status: 502 }, "bad-gateway"],
  [{ kind: "empty" }, "empty-answer"],
  [{ kind: "status", status: 200, body: { message: "nope" }, contentType: "application/json" }, "not-an-answer"],
  [{ kind: "recording", name: "stream-error-midway.sse" }, "error-in-stream"],
] as const)("the response %j gives a failure of kind %s", async (scenario, kind) => {
  server.next(scenario);
  const reply = await collectReply(makeChatRequest());
  expect(reply.status).toBe("failed");
  expect(reply.failure?.kind).toBe(kind);
});

test("a wrong key gives a key-refused failure that does not contain the key", async () => {
  const reply = await collectReply(makeChatRequest(), { key: "sk-wrong-secret" });
  expect(reply.failure?.kind).toBe("key-refused");
  expect(JSON.stringify(reply)).not.toContain("sk-wrong-secret");
});

test("a request to a closed server gives an unreachable failure with the host", async () => {
  const request = makeChatRequest();
  await server.close();
  expect((await collectReply(request)).failure).toMatchObject({ kind: "unreachable", host: new URL(request.url).host });
});

test("a JSON response to a streaming request and a stream in response to a JSON request are both decoded", async () => {
  server.next({ kind: "recording", name: "claude-whole.json" }, { kind: "recording", name: "claude-stream.sse" });
  expect((await collectReply(makeChatRequest(true))).status).toBe("done");
  expect((await collectReply(makeChatRequest(false))).status).toBe("done");
});

test("a reply finishes at the end of its stream even when the server leaves the connection open", async () => {
  const name = "claude-stream.sse";
  const bytes = readFileSync(new URL(`../../core/wire/recordings/${name}`, import.meta.url));
  let settledAtEvents = -1;
  let count = 0;
  const endless: Transport = {
    send: async () => ({
      status: 200,
      contentType: "text/event-stream",
      headers: new Headers(),
      redactor: NO_SECRETS,
      body: new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(bytes)) }),
    }),
    diagnose: async () => ({ kind: "bug" }),
    redact: (failure) => failure,
  };
  const onEvents = (events: readonly StreamEvent[]) => {
    count += 1;
    if (events.some(({ type }) => type === "finished")) settledAtEvents = count;
  };
  await streamReply(makeChatRequest(), CODEC, endless, new AbortController().signal, { onEvents });
  expect(settledAtEvents).toBeGreaterThan(0);
});

const RECORDINGS = new URL("../../core/wire/recordings/", import.meta.url);
const STREAMS = readdirSync(RECORDINGS).filter((name) => name.endsWith(".sse"));

async function decode(chunks: readonly Uint8Array[], codec: WireCodec): Promise<StreamEvent[]> {
  const decoder = codec.createDecoder();
  const events: StreamEvent[] = [];
  const reader = createServerEventReader(NO_SECRETS);
  const take = (items: readonly StreamItem[]) => {
    for (const item of items) if (item.kind === "event") events.push(...decoder.decodeEvent(item));
  };
  for (const chunk of chunks) for (const piece of reader.decode(chunk)) take(reader.read(piece));
  take(reader.end());
  return [...events, ...decoder.decodeEnd()];
}

test.each(STREAMS)(
  "the recording %s decodes to the same events when cut at any byte and when read byte by byte",
  async (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(name, RECORDINGS)));
    const codec = name.startsWith("messages-") ? getCodec("messages") : CODEC;
    const whole = await decode([bytes], codec);
    expect(whole.length).toBeGreaterThan(2);
    const asText = JSON.stringify(whole);
    const differing: number[] = [];
    for (let cut = 1; cut < bytes.length; cut += 1) {
      const events = await decode([bytes.subarray(0, cut), bytes.subarray(cut)], codec);
      if (JSON.stringify(events) !== asText) differing.push(cut);
    }
    expect(differing).toEqual([]);
    expect(
      await decode(
        Array.from(bytes, (byte) => Uint8Array.of(byte)),
        codec,
      ),
    ).toEqual(whole);
  },
);
