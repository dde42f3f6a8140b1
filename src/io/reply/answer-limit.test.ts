import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import { createAnswerLimit, MAX_ANSWER_CHARS } from "#core/wire/answer-limit.ts";
import { getCodec } from "#core/wire/wires.ts";
import { post } from "#io/http/post.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { streamReply } from "./stream-reply.ts";

const WORDS = "word ".repeat(40_000);
const format = (value: object) => `data: ${JSON.stringify(value)}\n\n`;
const chat = (delta: object, more: object = {}) => format({ choices: [{ index: 0, delta, ...more }] });
const callTool = (call: object) => chat({ tool_calls: [{ index: 0, function: call }] });

/** A tenth of the limits, which reads in a tenth of the time. */
const MAX_CHARS = MAX_ANSWER_CHARS / 10;
const MAX_BYTES = 2_000_000;

/** The beginning of a body, and a piece that follows without end. */
type EndlessBody = { type?: string; status?: number; start: string; piece: string };

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

/** Reads a body without end to the end of the reply; `sentBytes` is how much of it was sent until the request was stopped. */
async function receive(
  { type = "text/event-stream", status = 200, start, piece }: EndlessBody,
  limit = createAnswerLimit(MAX_CHARS, MAX_BYTES),
) {
  let sentBytes = 0;
  const bytes = Buffer.from(piece);
  const server = createServer(async (_incoming, response) => {
    response.writeHead(status, { "Content-Type": type });
    response.write(start);
    while (!response.destroyed) {
      sentBytes += bytes.length;
      await new Promise<unknown>((resolve) => response.write(bytes, resolve));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  running.push({
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  });
  const { port } = server.address() as AddressInfo;
  const request = {
    method: "POST",
    url: `http://127.0.0.1:${port}/`,
    headers: {},
    auth: "bearer",
    body: "{}",
  } as const;
  let reply: Reply = exampleReply();
  const transport = {
    send: (sent: typeof request, signal: AbortSignal) => post(sent, {}, signal),
    diagnose: async () => ({ kind: "unreachable" }) as const,
    redact: <T>(failure: T) => failure,
  };
  const codec = getCodec("chat-completions");
  const signal = AbortSignal.timeout(60_000);
  const onEvents = (events: readonly StreamEvent[]) => {
    reply = reduceReply(reply, events, 1);
  };
  await streamReply(request, codec, transport, signal, { onEvents }, limit);
  return { reply, sentBytes };
}

function measureParts({ parts }: Reply): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const part of parts) {
    const text = part.kind === "tool-call" ? part.argumentsText : "text" in part ? part.text : JSON.stringify(part);
    sizes[part.kind] = (sizes[part.kind] ?? 0) + text.length;
  }
  return sizes;
}

/** The bytes of a body that the network holds beside those that were read. */
const UNREAD_BYTES = 16_000_000;

test.each<[string, string, EndlessBody]>([
  ["text", "text", { start: "", piece: chat({ content: WORDS }) }],
  ["thinking", "thinking", { start: "", piece: chat({ reasoning_content: WORDS }) }],
  ["arguments of a tool", "tool-call", { start: callTool({ name: "f" }), piece: callTool({ arguments: WORDS }) }],
  ["text behind its finish reason", "text", { start: "", piece: chat({ content: WORDS }, { finish_reason: "stop" }) }],
])("an answer of %s without end is stopped at its limit, and what came is kept", async (_name, kind, body) => {
  const { reply, sentBytes } = await receive(body);
  expect(reply).toMatchObject({ status: "failed", failure: { kind: "answer-too-long" } });
  expect(measureParts(reply)[kind]).toBeGreaterThan(MAX_CHARS - 10_000);
  expect(measureParts(reply)[kind]).toBeLessThanOrEqual(MAX_CHARS);
  expect(sentBytes).toBeLessThan(MAX_CHARS + UNREAD_BYTES);
});

test("16 million characters of an answer are kept", async () => {
  const { reply } = await receive({ start: "", piece: chat({ content: WORDS }) }, createAnswerLimit());
  expect(measureParts(reply)["text"]).toBeGreaterThan(15_990_000);
  expect(measureParts(reply)["text"]).toBeLessThanOrEqual(16_000_000);
});

test.each<[string, EndlessBody]>([
  ["an event", { start: 'data: {"choices":[{"index":0,"delta":{"content":"', piece: WORDS }],
  [
    "a whole response",
    { type: "application/json", start: '{"choices":[{"index":0,"message":{"content":"', piece: WORDS },
  ],
])("%s whose text has no end is stopped at its limit, and the text that came is kept", async (_name, body) => {
  const { reply, sentBytes } = await receive(body);
  expect(reply).toMatchObject({ status: "failed", failure: { kind: "answer-too-long" } });
  expect(measureParts(reply)["text"]).toBeGreaterThan(MAX_CHARS - 10_000);
  expect(sentBytes).toBeLessThan(MAX_BYTES + UNREAD_BYTES);
});

test.each<[string, EndlessBody]>([
  ["comments", { start: "", piece: `: ${WORDS}\n\n` }],
  ["lines of no event", { start: "", piece: `${WORDS}\n` }],
  ["white space before the text", { start: "", piece: chat({ content: " ".repeat(200_000) }) }],
  ["fields of no meaning", { start: "", piece: format({ choices: [], note: WORDS }) }],
  ["a whole response without a text", { type: "application/json", start: '{"choices":[],"note":"', piece: WORDS }],
])("a response of %s without end is stopped, and the reply says that no text came", async (_name, body) => {
  const { reply, sentBytes } = await receive(body);
  expect(reply).toMatchObject({ status: "failed", failure: { kind: "no-content" }, parts: [] });
  expect(sentBytes).toBeLessThan(MAX_BYTES + UNREAD_BYTES);
});

test.each<[string, object]>([
  ["sources", { annotations: [{ type: "url_citation", url: "https://a.example/", title: WORDS }] }],
  ["what a model adds to a tool call for itself", { tool_calls: [{ index: 0, extra_content: { a: WORDS } }] }],
  ["thinking that only the model reads", { reasoning_details: [{ type: "reasoning.encrypted", data: WORDS }] }],
  ["images", { images: [{ type: "image_url", image_url: { url: `data:image/png;base64,${WORDS}` } }] }],
  ["fields of an unknown name", { reflections: WORDS }],
])("an answer of %s without end is stopped", async (_name, delta) => {
  const { reply, sentBytes } = await receive({ start: chat({ content: "Hello." }), piece: chat(delta) });
  expect(reply.status).toBe("failed");
  expect(["answer-too-long", "no-content"]).toContain(reply.failure?.kind);
  expect(JSON.stringify(reply.parts).length).toBeLessThan(2 * MAX_CHARS);
  expect(sentBytes).toBeLessThan(MAX_BYTES + UNREAD_BYTES);
});

test("text that came before a response went on without any is kept", async () => {
  const { reply } = await receive({ start: chat({ content: "Hello." }), piece: `: ${WORDS}\n\n` });
  expect(reply).toMatchObject({ status: "failed", failure: { kind: "no-content" }, parts: [{ text: "Hello." }] });
});

test("an error without end is read up to what its message needs", async () => {
  const { reply, sentBytes } = await receive({
    type: "application/json",
    status: 500,
    start: '{"error":{"message":"Broken: ',
    piece: WORDS,
  });
  expect(reply).toMatchObject({ status: "failed", failure: { kind: "server-error", status: 500 } });
  expect(reply.failure?.serverMessage?.length).toBeLessThan(2000);
  expect(sentBytes).toBeLessThan(UNREAD_BYTES);
});

test("parts without end are stopped before a page could not draw them", async () => {
  const piece = Array.from({ length: 2000 }, (_, index) =>
    chat(index % 2 === 0 ? { content: "a" } : { reasoning_content: "b" }),
  ).join("");
  const { reply } = await receive({ start: "", piece });
  expect(reply.failure?.kind).toBe("answer-too-long");
  expect(reply.parts.length).toBeLessThanOrEqual(200);
});
