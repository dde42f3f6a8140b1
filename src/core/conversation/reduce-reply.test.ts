import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { reduceReply } from "./reduce-reply.ts";

const textDelta = (delta: string, index = 0): StreamEvent => ({ type: "part-delta", index, part: "text", text: delta });

test("a reply goes from queued through its phases to text, and keeps the first times", () => {
  const connecting = reduceReply(exampleReply(), [{ type: "phase", phase: "connecting" }], 10);
  expect(connecting).toMatchObject({ status: "streaming", phase: "connecting", startedAtMs: 10 });
  const waiting = reduceReply(connecting, [{ type: "phase", phase: "waiting" }], 20);
  expect(waiting).toMatchObject({ phase: "waiting", startedAtMs: 10 });
  const writing = reduceReply(waiting, [textDelta("Hel"), textDelta("lo")], 30);
  expect(writing).toMatchObject({ status: "streaming", firstTokenAtMs: 30, parts: [{ kind: "text", text: "Hello" }] });
  expect(writing.phase).toBeUndefined();
  expect(reduceReply(writing, [textDelta("!")], 40).firstTokenAtMs).toBe(30);
});

test("the time to the first token counts from the attempt that delivered it", () => {
  const reply = reduceReply(exampleReply(), [{ type: "phase", phase: "connecting" }], 10);
  const retrying = reduceReply(reply, [{ type: "phase", phase: "retrying" }], 20);
  expect(retrying.startedAtMs).toBe(10);
  const again = reduceReply(retrying, [{ type: "phase", phase: "connecting" }], 3020);
  expect(reduceReply(again, [textDelta("Hi")], 3100)).toMatchObject({ startedAtMs: 3020, firstTokenAtMs: 3100 });
});

test("a finished reply accepts later text and stays done", () => {
  const done = reduceReply(exampleReply(), [textDelta("Hello"), { type: "finished", reason: "stop" }], 5);
  const later = reduceReply(
    done,
    [textDelta(" again"), { type: "finished", reason: "length" }, { type: "interrupted" }],
    9,
  );
  expect(later).toMatchObject({
    status: "done",
    finishReason: "stop",
    parts: [{ kind: "text", text: "Hello again" }],
    endedAtMs: 9,
  });
});

test("a stopped, interrupted or failed reply ignores later text, reasons and failures, but accepts late usage", () => {
  for (const end of [
    { type: "stopped" },
    { type: "interrupted" },
    { type: "failed", failure: { kind: "server-error" } },
  ] as const) {
    const settled = reduceReply(exampleReply(), [textDelta("Hello"), end], 5);
    const later = reduceReply(
      settled,
      [
        textDelta(" again"),
        { type: "finished", reason: "length" },
        { type: "failed", failure: { kind: "bug" } },
        { type: "usage", usage: { inputTokens: 3, outputTokens: 4 }, billedUsd: 0.5 },
      ],
      9,
    );
    expect(later).toEqual({ ...settled, usage: { inputTokens: 3, outputTokens: 4 }, billedUsd: 0.5 });
  }
});

test("usage that arrives in two pieces is merged", () => {
  const reply = reduceReply(
    exampleReply(),
    [
      { type: "usage", usage: { inputTokens: 7 } },
      { type: "usage", usage: { outputTokens: 9 } },
      { type: "usage", usage: {}, billedUsd: 0.01 },
    ],
    1,
  );
  expect(reply.usage).toEqual({ inputTokens: 7, outputTokens: 9 });
  expect(reply.billedUsd).toBe(0.01);
});

test("thinking with its signature, text and a tool call become separate parts", () => {
  const reply = reduceReply(
    exampleReply(),
    [
      { type: "part-delta", index: 0, part: "thinking", text: "Hm" },
      { type: "signature", index: 0, signature: "sig" },
      textDelta("So", 1),
      { type: "part-delta", index: 2, part: "tool-call", text: '{"a"', callId: "call", name: "look" },
      { type: "part-delta", index: 2, part: "tool-call", text: ":1}" },
    ],
    1,
  );
  expect(reply.parts).toEqual([
    { kind: "thinking", text: "Hm", signature: "sig", wire: "chat-completions" },
    { kind: "text", text: "So" },
    { kind: "tool-call", callId: "call", name: "look", argumentsText: '{"a":1}' },
  ]);
});

test("events applied one by one and all at once give the same reply", () => {
  const event = fc.oneof(
    fc.record({
      type: fc.constant("part-delta" as const),
      index: fc.constantFrom(0, 1),
      part: fc.constant("text" as const),
      text: fc.string(),
    }),
    fc.constant<StreamEvent>({ type: "phase", phase: "waiting" }),
    fc.constant<StreamEvent>({ type: "finished", reason: "stop" }),
    fc.constant<StreamEvent>({ type: "stopped" }),
    fc.record({ type: fc.constant("usage" as const), usage: fc.record({ outputTokens: fc.nat() }) }),
  );
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const atOnce = reduceReply(exampleReply(), events, 3);
      const oneByOne = events.reduce((reply, each) => reduceReply(reply, [each], 3), exampleReply());
      expect(oneByOne).toEqual(atOnce);
    }),
  );
});
