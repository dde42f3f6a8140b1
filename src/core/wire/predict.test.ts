import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import type { Json, JsonObject } from "#core/json.ts";
import type { ChatRequest } from "./chat-request.ts";
import { createPredictDecoder } from "./decode-predict.ts";
import { encodePredict } from "./encode-predict.ts";

const REQUEST: ChatRequest = {
  model: "text-classifier-v1",
  dialect: "openai",
  system: "Never sent.",
  messages: [
    { role: "user", parts: [{ kind: "text", text: "First" }] },
    { role: "assistant", parts: [{ kind: "text", text: "Hi" }] },
    { role: "user", parts: [{ kind: "text", text: "What a lovely fugue!" }] },
  ],
  parameters: { temperature: 0.2, top_p: 0.9, metadata: { language: "en" } },
  extra: {},
  stream: false,
  blobs: {},
};

test("the last text is the input with its metadata, and the other parameters are params", () => {
  expect(encodePredict(REQUEST)).toEqual({
    model: "text-classifier-v1",
    input: { text: "What a lovely fugue!", metadata: { language: "en" } },
    params: { temperature: 0.2, top_p: 0.9 },
  });
  expect(encodePredict({ ...REQUEST, parameters: {}, extra: { input: { id: 7 } } })).toEqual({
    model: "text-classifier-v1",
    input: { text: "What a lovely fugue!", id: 7 },
  });
});

function decode(body: Json) {
  const decoder = createPredictDecoder();
  return reduceReply(exampleReply(), [...decoder.decodeResponse(body), ...decoder.decodeEnd()], 1);
}

test("the recorded response is a label, a score and an explanation, with all its JSON", () => {
  const body = JSON.parse(readFileSync(new URL("recordings/predict.json", import.meta.url), "utf8")) as JsonObject;
  expect(decode(body)).toMatchObject({
    status: "done",
    usage: { inputTokens: 5, outputTokens: 12 },
    parts: [
      { kind: "prediction", label: "positive", score: 0.98, explanation: "“Lovely” praises the piece.", raw: body },
    ],
  });
});

test("a response of another shape is kept raw, an error fails, and no content is an empty response", () => {
  expect(decode({ output: ["a"] }).parts).toEqual([{ kind: "unknown", wire: "predict", raw: { output: ["a"] } }]);
  expect(decode({ label: "yes" }).parts).toMatchObject([{ kind: "prediction", label: "yes", explanation: "" }]);
  expect(decode({ error: { message: "No such model" } }).failure).toMatchObject({ serverMessage: "No such model" });
  expect(createPredictDecoder().decodeEnd()).toMatchObject([{ type: "failed", failure: { kind: "empty-answer" } }]);
});
