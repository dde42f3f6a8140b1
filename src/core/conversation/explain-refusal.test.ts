import * as v from "valibot";
import { expect, test } from "vitest";
import { readRecording } from "#e2e/api-server/recordings.ts";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { createMessagesDecoder } from "#core/wire/decode-messages.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { explainFinishReason } from "./explain-finish-reason.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { reduceReply } from "./reduce-reply.ts";
import { computeMetrics } from "./reply-metrics.ts";
import { REPLY_SCHEMA } from "./reply-schema.ts";

const REFUSAL = { category: "cyber", explanation: "The request asks for a working exploit." };

function decodeStream(name: string): StreamEvent[] {
  const decoder = createMessagesDecoder();
  const texts = readRecording(name).toString("utf8").split("\n\n");
  const events = texts.flatMap((text) => {
    const [, data] = text.split("\ndata: ");
    return data === undefined ? [] : decoder.decodeEvent({ data });
  });
  return [...events, ...decoder.decodeEnd()];
}

test("a refused stream keeps its text, the category and the reason, which are stored and said in words", () => {
  const reply = reduceReply(exampleReply(), decodeStream("messages-stream-refusal.sse"), 1);
  expect(reply).toMatchObject({ status: "done", finishReason: "refusal", refusal: REFUSAL });
  expect(reply.parts).toContainEqual({ kind: "text", text: "First, the" });
  expect(v.parse(REPLY_SCHEMA, JSON.parse(JSON.stringify(reply)))).toMatchObject({ refusal: REFUSAL });
  expect(explainFinishReason(reply)).toBe(
    "The model declined to answer (security of computers): The request asks for a working exploit.",
  );
});

test("a whole answer that was refused says the same", () => {
  const decoder = createMessagesDecoder();
  const stop_details = { type: "refusal", ...REFUSAL };
  const body = { type: "message", id: "m", content: [], stop_reason: "refusal", stop_details, usage: {} };
  expect(decoder.decodeResponse(body)).toContainEqual({ type: "finished", reason: "refusal", refusal: REFUSAL });
});

test("a refusal without details, with a category alone and with an unknown one has a whole sentence", () => {
  expect(explainRefusal()).toBe("The model declined to answer.");
  expect(explainRefusal({ category: "bio", explanation: "" })).toBe("The model declined to answer (biology).");
  expect(explainRefusal({ category: "weather", explanation: "" })).toBe("The model declined to answer (weather).");
});

test("tokens of thinking and of caches reach the figures, where the end repeats the input tokens alone", () => {
  const reply = reduceReply(exampleReply(), decodeStream("messages-stream-refusal.sse"), 1);
  expect(reply.usage).toEqual({
    inputTokens: 31 + 600 + 5200,
    outputTokens: 74,
    thinkingTokens: 58,
    cachedInputTokens: 5200,
    cacheWrittenTokens: 600,
    cacheWrittenForHourTokens: 200,
  });
  expect(computeMetrics(reply)).toMatchObject({ inputTokens: 5831, outputTokens: 74, thinkingTokens: 58 });
});
