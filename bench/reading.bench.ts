import { test } from "@playwright/test";
import { createParser } from "eventsource-parser";
import { createChatCompletionsDecoder } from "#core/wire/decode-chat-completions.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import type { WireCodec } from "#core/wire/wire-codec.ts";
import { createSecretsRedactor } from "#io/http/create-secrets-redactor.ts";
import { streamReply } from "#io/reply/stream-reply.ts";
import { recordFigure } from "./record-figure.ts";

// The CPU time of reading a streamed answer of 100,000 tokens, from bytes to events without secrets, beside a parser that
// hands its events to JSON.parse and does nothing else. Both read the same bytes through a body, in this process.

const ROUNDS = 5;
const TOKENS = 100_000;
const KEY = "sk-of-the-bench-9f3b7c21e8d405a6";

const text = Array.from({ length: TOKENS }, (_, count) => {
  const delta = { role: "assistant", content: count % 12 === 11 ? "\n\n" : `word${count % 7} ` };
  const chunk = { id: "gen-1", object: "chat.completion.chunk", created: 1_700_000_000, model: "m" };
  return `data: ${JSON.stringify({ ...chunk, choices: [{ index: 0, delta, finish_reason: null }] })}\n\n`;
});
const encoder = new TextEncoder();
const bytes = encoder.encode(`${text.join("")}data: [DONE]\n\n`);

const SHAPES = {
  "an event a piece": text.map((event) => encoder.encode(event)),
  "1,400 bytes a piece": cutBytes(1400),
  "16 kB a piece": cutBytes(16_384),
};

function cutBytes(size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

const CONTESTANTS: Record<string, (body: ReadableStream<Uint8Array>) => Promise<void>> = {
  Étude: readWithEtude,
  "parser and JSON.parse alone": readWithParser,
};

test("reading 100,000 tokens of server-sent events", async () => {
  for (const [shape, chunks] of Object.entries(SHAPES)) {
    const measured = Object.fromEntries(Object.keys(CONTESTANTS).map((name): [string, number[]] => [name, []]));
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const [name, read] of Object.entries(CONTESTANTS)) {
        const before = process.cpuUsage();
        await read(createBody(chunks));
        const { user, system } = process.cpuUsage(before);
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

async function readWithEtude(body: ReadableStream<Uint8Array>): Promise<void> {
  const redactor = createSecretsRedactor({ key: KEY });
  const response = { status: 200, contentType: "text/event-stream", headers: new Headers(), redactor, body };
  const events = streamReply(
    request,
    codec,
    { send: async () => response, diagnose: async () => ({ kind: "bug" }), redact: (failure) => failure },
    new AbortController().signal,
  );
  for await (const _ of events);
}

async function readWithParser(body: ReadableStream<Uint8Array>): Promise<void> {
  const parser = createParser({ onEvent: ({ data }) => (data === "[DONE]" ? undefined : JSON.parse(data)) });
  const decoder = new TextDecoder();
  for await (const chunk of body) parser.feed(decoder.decode(chunk, { stream: true }));
}
