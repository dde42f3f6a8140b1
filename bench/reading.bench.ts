import { expect, test } from "@playwright/test";
import { createParser } from "eventsource-parser";
import OpenAI from "openai";
import { createChatCompletionsDecoder } from "#core/wire/decode-chat-completions.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { WireCodec } from "#core/wire/wire-codec.ts";
import { createSecretsRedactor } from "#io/http/create-secrets-redactor.ts";
import { createStallWatch } from "#io/reply/stall-watch.ts";
import { streamReply } from "#io/reply/stream-reply.ts";
import { recordFigure } from "./record-figure.ts";

// The CPU time of reading a streamed answer of 100,000 tokens, from bytes to events without secrets, beside the client that
// most programs use, and a parser that hands its events to JSON.parse and does nothing else. All read the same bytes through
// a body, in this process. With each event most services send nothing anew but its text; a service that numbers its events
// has a row of its own.

const ROUNDS = 5;
const TOKENS = 100_000;
const KEY = "sk-of-the-bench-9f3b7c21e8d405a6";

const content = Array.from({ length: TOKENS }, (_, count) => (count % 12 === 11 ? "\n\n" : `word${count % 7} `));
const CONTENT_CHARS = content.join("").length;
const encoder = new TextEncoder();
const events = content.map((text) => formatEvent(text, "gen-1"));
const bytes = encoder.encode(`${events.join("")}data: [DONE]\n\n`);

const SHAPES = {
  "an event a piece": events.map((event) => encoder.encode(event)),
  "an event with an id of its own a piece": content.map((text, count) =>
    encoder.encode(formatEvent(text, `gen-${count}`)),
  ),
  "1,400 bytes a piece": cutBytes(1400),
  "16 kB a piece": cutBytes(16_384),
};

function formatEvent(text: string, id: string): string {
  const delta = { role: "assistant", content: text };
  const chunk = { id, object: "chat.completion.chunk", created: 1_700_000_000, model: "m" };
  return `data: ${JSON.stringify({ ...chunk, choices: [{ index: 0, delta, finish_reason: null }] })}\n\n`;
}

function cutBytes(size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

const CONTESTANTS: Record<string, (body: ReadableStream<Uint8Array>) => Promise<number>> = {
  Étude: readWithEtude,
  "openai client": readWithOpenai,
  "parser and JSON.parse alone": readWithParser,
};

test("reading 100,000 tokens of server-sent events", async () => {
  for (const [shape, chunks] of Object.entries(SHAPES)) {
    const measured = Object.fromEntries(Object.keys(CONTESTANTS).map((name): [string, number[]] => [name, []]));
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const [name, read] of Object.entries(CONTESTANTS)) {
        const before = process.cpuUsage();
        const chars = await read(createBody(chunks));
        const { user, system } = process.cpuUsage(before);
        expect(chars).toBe(CONTENT_CHARS);
        // The first round is compiled.
        if (round > 0) measured[name]?.push((user + system) / 1000);
      }
    for (const [name, values] of Object.entries(measured))
      recordFigure(`reading 100k tokens of events, ${shape}`, name, values, "ms");
  }
});

function createBody(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  let index = 0;
  return new ReadableStream(
    {
      pull(controller) {
        const chunk = chunks[index++];
        if (chunk) controller.enqueue(chunk);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

const codec: WireCodec = { path: "", encode: () => ({}), createDecoder: createChatCompletionsDecoder };
const request: HttpRequest = { method: "POST", url: "", headers: {}, auth: "none" };

async function readWithEtude(body: ReadableStream<Uint8Array>): Promise<number> {
  const redactor = createSecretsRedactor({ key: KEY });
  const response = { status: 200, contentType: "text/event-stream", headers: new Headers(), redactor, body };
  const transport = {
    send: async () => response,
    diagnose: async () => ({ kind: "bug" }) as const,
    redact: <T>(failure: T) => failure,
  };
  let chars = 0;
  const watch = createStallWatch(30_000, () => {});
  const onEvents = (events: readonly StreamEvent[]) => {
    for (const event of events) if (event.type === "part-delta") chars += event.text.length;
  };
  await streamReply(request, codec, transport, new AbortController().signal, { onEvents, onBytes: watch.reset });
  watch.end();
  return chars;
}

/** The client that most programs use, asked for a stream, with a network that has the body at once. */
async function readWithOpenai(body: ReadableStream<Uint8Array>): Promise<number> {
  const client = new OpenAI({
    apiKey: KEY,
    fetch: async () => new Response(body, { headers: { "content-type": "text/event-stream" } }),
  });
  const messages = [{ role: "user" as const, content: "Hi" }];
  let chars = 0;
  for await (const chunk of await client.chat.completions.create({ model: "m", messages, stream: true }))
    chars += chunk.choices[0]?.delta.content?.length ?? 0;
  return chars;
}

async function readWithParser(body: ReadableStream<Uint8Array>): Promise<number> {
  let chars = 0;
  const parser = createParser({
    onEvent({ data }) {
      if (data !== "[DONE]") chars += parseContent(data).length;
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of body) parser.feed(decoder.decode(chunk, { stream: true }));
  return chars;
}

function parseContent(data: string): string {
  const chunk: { choices: [{ delta: { content: string } }] } = JSON.parse(data);
  return chunk.choices[0].delta.content;
}
