import { expect, test } from "vitest";
import { isJsonObject, parseJson, type JsonObject } from "#core/json.ts";
import { createChatCompletionsDecoder } from "#core/wire/decode-chat-completions.ts";
import { createDemoResponse } from "./demo-model.ts";
import { encodeDemoResponse } from "./encode-demo-response.ts";
import { parseDemoRequest } from "./parse-demo-request.ts";
import { createSeededRandom } from "#core/create-seeded-random.ts";
import { tokenize } from "./tokenize.ts";

function run(fields: JsonObject = {}) {
  const messages = [{ role: "user", content: "What is top_k?" }];
  const response = createDemoResponse(parseDemoRequest({ model: "etude-demo", messages, temperature: 0, ...fields }), {
    random: createSeededRandom(5),
    nowSeconds: 1_760_000_000,
  });
  const { status, contentType, frames } = encodeDemoResponse(response);
  const made = [...frames];
  const text = made.map((frame) => frame.text).join("");
  const tokens = made.reduce((sum, frame) => sum + frame.tokens, 0);
  return { status, contentType, text, tokens };
}

function eventsOf(text: string): string[] {
  expect(text.endsWith("\n\n")).toBe(true);
  return text
    .slice(0, -2)
    .split("\n\n")
    .map((event) => {
      expect(event).toMatch(/^data: [^\n]*$/u);
      return event.slice("data: ".length);
    });
}

function chunksOf(text: string): JsonObject[] {
  return eventsOf(text).slice(0, -1).map(parseJson).filter(isJsonObject);
}

test("a stream has the service's shape: one id, two finishing chunks, usage with the first, then [DONE]", () => {
  const { status, contentType, text, tokens } = run({ stream: true });
  expect([status, contentType]).toEqual([200, "text/event-stream"]);
  expect(eventsOf(text).at(-1)).toBe("[DONE]");
  const chunks = chunksOf(text);
  const common = { created: 1_760_000_000, model: "etude-demo", object: "chat.completion.chunk" };
  const empty = { content: "", role: "assistant", refusal: null };
  expect(chunks[0]).toEqual({
    ...common,
    id: expect.stringMatching(/^msg_[0-9a-z]{24}$/u),
    choices: [{ index: 0, delta: empty }],
    usage: null,
  });
  expect(chunks.at(-2)).toEqual({
    ...common,
    id: "",
    choices: [{ index: 0, delta: empty, finish_reason: "stop" }],
    usage: {
      prompt_tokens: 4,
      completion_tokens: tokens,
      total_tokens: 4 + tokens,
      completion_tokens_details: { reasoning_tokens: 0 },
    },
  });
  expect(chunks.at(-1)).toEqual({
    ...common,
    id: "",
    choices: [{ index: 0, finish_reason: "stop" }],
    usage: null,
    meta: { usage: { usd_spent: 0, credits_used: 0 } },
  });
  expect(chunks.slice(1, -2)).toHaveLength(tokens);
  for (const chunk of chunks.slice(1)) expect(chunk["id"]).toBe("");
});

test("the whole JSON response has the same content as the stream", () => {
  const fields = { thinking: { type: "enabled", budget_tokens: 40 } };
  const whole = run(fields);
  expect([whole.status, whole.contentType]).toEqual([200, "application/json"]);
  const streamed = run({ ...fields, stream: true });
  const deltas = chunksOf(streamed.text).flatMap((chunk) => {
    const [choice] = Array.isArray(chunk["choices"]) ? chunk["choices"] : [];
    return isJsonObject(choice) && isJsonObject(choice["delta"]) ? [choice["delta"]] : [];
  });
  const joined = (name: string) => deltas.map((delta) => (typeof delta[name] === "string" ? delta[name] : "")).join("");
  const content = joined("content");
  const reasoning = joined("reasoning_content");
  expect(tokenize(reasoning)).toHaveLength(40);
  expect(parseJson(whole.text)).toEqual({
    id: expect.stringMatching(/^msg_/u),
    object: "chat.completion",
    created: 1_760_000_000,
    model: "etude-demo",
    choices: [
      {
        index: 0,
        finish_reason: "end_turn",
        logprobs: null,
        message: { role: "assistant", content, reasoning_content: reasoning },
      },
    ],
    usage: {
      prompt_tokens: 4,
      completion_tokens: whole.tokens,
      total_tokens: 4 + whole.tokens,
      completion_tokens_details: { reasoning_tokens: 40 },
    },
    meta: { usage: { usd_spent: 0, credits_used: 0 } },
  });
});

test('a reply cut by max_tokens has the reason "length", streamed or whole', () => {
  const choices = [{ finish_reason: "length" }];
  expect(chunksOf(run({ stream: true, max_tokens: 9 }).text).at(-1)).toMatchObject({ choices });
  expect(parseJson(run({ max_tokens: 9 }).text)).toMatchObject({ choices, usage: { completion_tokens: 9 } });
});

test("tokens held back by a stop sequence take their time but make no chunk", () => {
  const whole = parseJson(run().text);
  const { text, tokens } = run({ stream: true, stop: "number of candidates" });
  expect(tokens).toBe(tokenize("**top_k**\n\nThe setting `top_k` keeps a fixed number of candidates").length);
  // The space of " number" may be shown; " of" and " candidates" show nothing.
  const shown = chunksOf(text).slice(1, -2);
  expect(shown).toHaveLength(tokens - 2);
  expect(JSON.stringify(whole)).toContain("keeps a fixed number of candidates");
});

test("a refusal is one JSON object with the status of the envelope", () => {
  const { status, contentType, text, tokens } = run({ temperature: 3, stream: true });
  expect([status, contentType, tokens]).toEqual([400, "application/json", 0]);
  expect(parseJson(text)).toMatchObject({ statusCode: 400, message: "temperature: at most 1, received 3." });
});

test("the wire's decoder decodes a stream into a finished reply with thinking, text, usage and a price of 0", () => {
  const decoder = createChatCompletionsDecoder();
  const { text, tokens } = run({ stream: true, thinking: { type: "enabled", budget_tokens: 40 } });
  const events = eventsOf(text).flatMap((data) => decoder.decodeEvent({ data }));
  const joinDeltas = (part: string) =>
    events.map((event) => (event.type === "part-delta" && event.part === part ? event.text : "")).join("");
  expect(tokenize(joinDeltas("thinking"))).toHaveLength(40);
  expect(joinDeltas("text")).toContain("Sampled words at temperature 0, to show what the settings do:");
  expect(events.filter((event) => event.type === "finished")).toEqual([{ type: "finished", reason: "stop" }]);
  expect(events).toContainEqual({
    type: "usage",
    usage: { inputTokens: 4, outputTokens: tokens, thinkingTokens: 40 },
  });
  expect(events.some((event) => event.type === "usage" && event.billedUsd === 0)).toBe(true);
  expect(events.some(({ type }) => type === "unknown" || type === "failed")).toBe(false);
});
