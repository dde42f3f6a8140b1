import { expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import { createSeededRandom } from "#core/create-seeded-random.ts";
import { NO_SECRETS } from "#core/wire/create-redactor.ts";
import type { StreamItem } from "#core/wire/server-event.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { getCodec } from "#core/wire/wires.ts";
import type { Wire } from "#core/vocabulary.ts";
import { createServerEventReader } from "#io/http/read-server-events.ts";
import { generateChatStream } from "#e2e/fixtures/broken-streams/generate-chat-stream.ts";
import { generateMessagesStream } from "#e2e/fixtures/broken-streams/generate-messages-stream.ts";
import type { GeneratedStream, Random, ExpectedReply } from "#e2e/fixtures/broken-streams/generated-stream.ts";
import { cutBytes, frameEvents } from "#e2e/fixtures/broken-streams/generated-stream.ts";

const STREAMS = 10_000;

const GENERATORS: [Wire, (random: Random) => GeneratedStream][] = [
  ["chat-completions", generateChatStream],
  ["messages", generateMessagesStream],
];

test.each(GENERATORS)(
  `${STREAMS} generated streams of %s, cut at random places, decode to the generated replies`,
  async (wire, generate) => {
    const failed: unknown[] = [];
    for (let seed = 1; seed <= STREAMS; seed += 1) {
      const random = createSeededRandom(seed);
      const { reply, events } = generate(random);
      const bytes = frameEvents(random, events);
      const decoded = await decodeReply(wire, cutBytes(random, bytes));
      // Compared as text: ten thousand deep comparisons would take longer than all the reading.
      const wanted = { ...reply, status: "done", unknown: 0 };
      if (JSON.stringify(decoded) !== JSON.stringify(wanted)) failed.push({ seed, read: decoded, wanted });
    }
    expect(failed.slice(0, 3)).toEqual([]);
  },
  60_000,
);

async function decodeReply(
  wire: Wire,
  chunks: Iterable<Uint8Array>,
): Promise<ExpectedReply & { status: string; unknown: number }> {
  const decoder = getCodec(wire).createDecoder();
  const events: StreamEvent[] = [];
  const reader = createServerEventReader(NO_SECRETS);
  const take = (items: readonly StreamItem[]) => {
    for (const item of items) if (item.kind === "event") events.push(...decoder.decodeEvent(item));
  };
  for (const chunk of chunks) for (const piece of reader.decode(chunk)) take(reader.read(piece));
  take(reader.end());
  events.push(...decoder.decodeEnd());
  const example = exampleReply();
  const { status, parts, usage = {} } = reduceReply({ ...example, sentWith: { ...example.sentWith, wire } }, events, 1);
  const joined = (kind: "text" | "thinking") => parts.map((part) => (part.kind === kind ? part.text : "")).join("");
  const toolCalls = parts.flatMap((part) =>
    part.kind === "tool-call" ? [{ id: part.callId, name: part.name, arguments: part.argumentsText }] : [],
  );
  return {
    text: joined("text"),
    thinking: joined("thinking"),
    toolCalls: toolCalls.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    usage,
    status,
    unknown: events.filter(({ type }) => type === "unknown").length,
  };
}
