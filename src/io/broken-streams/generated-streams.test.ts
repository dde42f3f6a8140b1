import { expect, test } from "vitest";
import type { Wire } from "#core/content/part.ts";
import { exampleReply } from "#core/conversation/example-conversation.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import { seededRandom } from "#core/demo/seeded-random.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { readCodec } from "#core/wire/wires.ts";
import { readServerEvents } from "#io/http/read-server-events.ts";
import { generateChatStream } from "./generate-chat-stream.ts";
import { generateMessagesStream } from "./generate-messages-stream.ts";
import type { GeneratedStream, Random, Said } from "./generated-stream.ts";
import { cutBytes, frame } from "./generated-stream.ts";

const STREAMS = 10_000;

const GENERATORS: [Wire, (random: Random) => GeneratedStream][] = [
  ["chat-completions", generateChatStream],
  ["messages", generateMessagesStream],
];

test.each(GENERATORS)(
  `${STREAMS} generated streams of %s, cut anywhere, say what was generated`,
  async (wire, generate) => {
    const failed: unknown[] = [];
    for (let seed = 1; seed <= STREAMS; seed += 1) {
      const random = seededRandom(seed);
      const { said, events } = generate(random);
      const bytes = frame(random, events);
      const read = await readSaid(wire, cutBytes(random, bytes));
      // Compared as text: ten thousand deep comparisons would take longer than all the reading.
      const wanted = { ...said, status: "done", unknown: 0 };
      if (JSON.stringify(read) !== JSON.stringify(wanted)) failed.push({ seed, read, wanted });
    }
    expect(failed.slice(0, 3)).toEqual([]);
  },
  60_000,
);

async function readSaid(wire: Wire, chunks: Iterable<Uint8Array>): Promise<Said & { status: string; unknown: number }> {
  async function* feed() {
    yield* chunks;
  }
  const decoder = readCodec(wire).createDecoder();
  const events: StreamEvent[] = [];
  for await (const items of readServerEvents(feed()))
    for (const item of items) if (item.kind === "event") events.push(...decoder.readEvent(item));
  events.push(...decoder.readEnd());
  const example = exampleReply();
  const { status, parts, usage = {} } = reduceReply({ ...example, sentWith: { ...example.sentWith, wire } }, events, 1);
  const joined = (kind: "text" | "thinking") => parts.map((part) => (part.kind === kind ? part.text : "")).join("");
  const calls = parts.flatMap((part) =>
    part.kind === "tool-call" ? [{ id: part.callId, name: part.name, arguments: part.argumentsText }] : [],
  );
  return {
    text: joined("text"),
    thinking: joined("thinking"),
    calls: calls.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    usage,
    status,
    unknown: events.filter(({ type }) => type === "unknown").length,
  };
}
