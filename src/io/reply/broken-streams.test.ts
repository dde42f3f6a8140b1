import { afterAll, beforeAll, expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { StreamItem } from "#core/wire/server-event.ts";
import { getCodec } from "#core/wire/wires.ts";
import { post } from "#io/http/post.ts";
import { streamReply } from "./stream-reply.ts";
import { CHAT_ROWS, WHOLE_ROWS } from "#e2e/fixtures/broken-streams/chat-rows.ts";
import { FRAMING_ROWS } from "#e2e/fixtures/broken-streams/framing-rows.ts";
import { MESSAGES_ROWS } from "#e2e/fixtures/broken-streams/messages-rows.ts";
import type { Cuts, RowServer } from "#e2e/fixtures/broken-streams/start-row-server.ts";
import { startRowServer } from "#e2e/fixtures/broken-streams/start-row-server.ts";
import type { StreamRow, DecodedReply } from "#e2e/fixtures/broken-streams/stream-row.ts";
import { EMPTY_REPLY } from "#e2e/fixtures/broken-streams/stream-row.ts";

const ROWS = [...FRAMING_ROWS, ...CHAT_ROWS, ...WHOLE_ROWS, ...MESSAGES_ROWS];
/** A body of megabytes is cut where the network cuts it. */
const MANY_CHARS = 100_000;
const BYTE_BY_BYTE = "byte by byte";
const WAYS: Record<string, Cuts> = {
  "in one piece": [Infinity],
  // Cut as it arrives: no network keeps single bytes apart, and sending them alone costs more than reading them.
  [BYTE_BY_BYTE]: [Infinity],
  "in pieces of 1 to 13 bytes": [3, 1, 13, 2, 7, 1, 1, 5, 11],
};

let server: RowServer;
beforeAll(async () => {
  server = await startRowServer();
});
afterAll(() => server.close());

test("the table of broken streams has at least 150 rows with unique names", () => {
  expect(ROWS.length).toBeGreaterThanOrEqual(150);
  expect(new Set(ROWS.map((row) => row.case)).size).toBe(ROWS.length);
});

test.each(ROWS.map((row) => [row.case, row] as const))(
  "a broken stream decodes to its expected reply: %s",
  async (_case, row) => {
    const isLong = row.body.length > MANY_CHARS;
    for (const [way, cuts] of Object.entries(WAYS)) {
      if (isLong && way !== "in one piece") continue;
      server.serve(row, cuts);
      const decoded = await decodeRow(row, way === BYTE_BY_BYTE ? cutIntoBytes : (body) => body);
      const { text = "", ...rest } = row.expected;
      // A difference in megabytes of text would take minutes to print.
      const shown = isLong && decoded.text === text ? "" : text;
      if (shown !== text) decoded.text = shown;
      expect({ way, ...decoded }).toEqual({ way, ...EMPTY_REPLY, ...rest, text: shown });
    }
  },
);

type Body = ReadableStream<Uint8Array>;

const cutIntoBytes = (body: Body): Body =>
  body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        for (let at = 0; at < chunk.length; at += 1) controller.enqueue(chunk.subarray(at, at + 1));
      },
    }),
  );

async function decodeRow(row: StreamRow, cut: (body: Body) => Body): Promise<DecodedReply> {
  const wire = row.wire ?? "chat-completions";
  const codec = getCodec(wire);
  const stop = new AbortController();
  const request = {
    method: "POST",
    url: `${server.origin}${codec.path}`,
    headers: {},
    auth: "none",
    body: "{}",
  } as const;
  const transport = {
    send: async () => {
      const response = await post(request, { key: undefined }, stop.signal);
      return { ...response, body: cut(response.body) };
    },
    diagnose: async () => ({ kind: "unreachable" }) as const,
    redact: <Failure>(failure: Failure) => failure,
  };
  const example = exampleReply();
  let reply: Reply = { ...example, sentWith: { ...example.sentWith, wire } };
  let unknown = 0;
  let strays = 0;
  const record = (item: StreamItem, events: readonly StreamEvent[]) => {
    // What is cut by our own going away is no part of the row.
    if (stop.signal.aborted) return;
    if (item.kind === "stray") strays += 1;
    unknown += events.filter(({ type }) => type === "unknown").length;
  };
  const onEvents = (events: readonly StreamEvent[]) => {
    // An empty list would be an update of nothing.
    expect(events).not.toHaveLength(0);
    reply = reduceReply(reply, events, 1);
    // A reply settles with its end, not with its connection.
    if (row.ending === "stays-open" && reply.status === "done") stop.abort();
  };
  await streamReply(request, codec, transport, stop.signal, { onEvents, record });
  return { ...summarise(reply), unknown, strays };
}

function summarise({
  status,
  finishReason = "",
  stopSequence = "",
  parts,
  usage = {},
  billedUsd = 0,
  failure,
}: Reply): Omit<DecodedReply, "unknown" | "strays"> {
  const texts = parts.filter((part) => part.kind === "text");
  const thoughts = parts.filter((part) => part.kind === "thinking");
  return {
    status,
    finishReason,
    stopSequence,
    text: texts.map(({ text }) => text).join(""),
    thinking: thoughts.map(({ text }) => text).join(""),
    hiddenThoughts: thoughts.filter(({ text, ownFields }) => text === "" && ownFields !== undefined).length,
    signatures: thoughts.flatMap(({ signature }) => signature ?? []),
    toolCalls: parts.flatMap((part) =>
      part.kind === "tool-call" ? [{ id: part.callId, name: part.name, arguments: part.argumentsText }] : [],
    ),
    citations: texts.flatMap(({ citations }) => citations?.items ?? []),
    unknownParts: parts.flatMap((part) =>
      part.kind === "unknown" ? [part.raw] : part.kind === "redacted-thinking" ? [{ redacted: part.data }] : [],
    ),
    usage,
    billedUsd,
    failure: failure?.kind ?? "",
    serverMessage: failure?.serverMessage ?? "",
  };
}
