import { expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { createChatCompletionsDecoder } from "./decode-chat-completions.ts";

function decode(...chunks: JsonObject[]) {
  const decoder = createChatCompletionsDecoder();
  const events = chunks.flatMap((chunk) => decoder.decodeEvent({ data: JSON.stringify(chunk) }));
  events.push(...decoder.decodeEvent({ data: "[DONE]" }), ...decoder.decodeEnd());
  return { ...reduceReply(exampleReply(), events, 1), unknown: events.filter(({ type }) => type === "unknown") };
}

const chunk = (delta: JsonObject, choice: JsonObject = {}, rest: JsonObject = {}): JsonObject => ({
  choices: [{ index: 0, delta, ...choice }],
  ...rest,
});
const say = (content: string, choice: JsonObject = {}, rest: JsonObject = {}) => chunk({ content }, choice, rest);
const COUNTS = { prompt_tokens: 900, completion_tokens: 12 };
const COUNTED = { inputTokens: 900, outputTokens: 12 };

const USAGES: [string, JsonObject[], object][] = [
  ["in a choice", [chunk({}, { usage: { ...COUNTS, cached_tokens: 800 } })], { ...COUNTED, cachedInputTokens: 800 }],
  ["in a delta", [chunk({ usage: COUNTS })], COUNTED],
  ["under a vendor's name", [chunk({}, { finish_reason: "stop" }, { x_groq: { id: "r", usage: COUNTS } })], COUNTED],
  ["under another vendor's name", [chunk({}, {}, { x_other: { usage: COUNTS } })], COUNTED],
  [
    "in every chunk, counting up",
    [1, 7, 12].map((completion_tokens) => say("a", {}, { usage: { prompt_tokens: 900, completion_tokens } })),
    COUNTED,
  ],
  ["in the last chunk, without choices", [{ choices: [], usage: COUNTS }], COUNTED],
  ["in the choice, where the chunk's is null", [chunk({}, { usage: COUNTS }, { usage: null })], COUNTED],
  ["in the choice, where the chunk's is empty", [chunk({}, { usage: COUNTS }, { usage: {} })], COUNTED],
  [
    "as llama.cpp's timings",
    [chunk({}, { finish_reason: "stop" }, { timings: { prompt_n: 100, cache_n: 800, predicted_n: 12, prompt_ms: 9 } })],
    { ...COUNTED, cachedInputTokens: 800 },
  ],
  [
    "with DeepSeek's name for the cache",
    [{ choices: [], usage: { ...COUNTS, prompt_cache_hit_tokens: 3, prompt_cache_miss_tokens: 897 } }],
    { ...COUNTED, cachedInputTokens: 3 },
  ],
  [
    "in camel case",
    [chunk({}, {}, { usage: { promptTokens: 900, completionTokens: 12, cachedInputTokens: 5, reasoningTokens: 4 } })],
    { ...COUNTED, cachedInputTokens: 5, thinkingTokens: 4 },
  ],
  [
    "in camel case with details",
    [chunk({}, { usage: { inputTokens: 900, outputTokens: 12, outputTokensDetails: { reasoningTokens: 4 } } })],
    { ...COUNTED, thinkingTokens: 4 },
  ],
  [
    "as Gemini counts it, thinking apart",
    [
      chunk(
        {},
        {},
        {
          usageMetadata: {
            promptTokenCount: 900,
            candidatesTokenCount: 8,
            thoughtsTokenCount: 4,
            cachedContentTokenCount: 5,
            totalTokenCount: 912,
          },
        },
      ),
    ],
    { ...COUNTED, cachedInputTokens: 5, thinkingTokens: 4 },
  ],
  ["as usage_metadata", [{ choices: [], usage_metadata: { input_tokens: 900, output_tokens: 12 } }], COUNTED],
  [
    "with the details of the responses format",
    [
      {
        choices: [],
        usage: {
          input_tokens: 900,
          output_tokens: 12,
          input_tokens_details: { cached_tokens: 5 },
          output_tokens_details: { reasoning_tokens: 4 },
        },
      },
    ],
    { ...COUNTED, cachedInputTokens: 5, thinkingTokens: 4 },
  ],
];

test.each(USAGES)("usage %s is counted, and nothing of it is unknown", (_place, chunks, usage) => {
  const reply = decode(say("Hello"), ...chunks);
  expect(reply.usage).toEqual(usage);
  expect(reply.unknown).toEqual([]);
});

test("a price given in its pieces counts with its total", () => {
  const usage = { ...COUNTS, cost: { input_tokens_cost: 0.1, total_cost: 0.25 } };
  expect(decode(say("Hello", {}, { usage })).billedUsd).toBe(0.25);
});

test("sources beside the choices belong to the text in the order of their numbers, each once", () => {
  const named = {
    citations: ["https://a.example/1", "https://b.example/2"],
    search_results: [
      { title: "Two", url: "https://b.example/2" },
      { title: "Three", url: "https://c.example/3" },
    ],
  };
  const reply = decode(chunk({ role: "assistant" }, {}, named), say("The moon[1]", {}, named), say("[2]", {}, named));
  const items: Json[] = [{ url: "https://a.example/1" }, ...named.search_results];
  expect(reply.parts).toEqual([
    { kind: "text", text: "The moon[1][2]", citations: { wire: "chat-completions", items } },
  ]);
  expect(reply.unknown).toEqual([]);
});

test.each<[string, JsonObject]>([
  ["the delta", chunk({ content: "!", citations: ["https://a.example/1"] })],
  ["the choice", say("!", { citations: ["https://a.example/1"] })],
  [
    "a message",
    { choices: [{ index: 0, message: { role: "assistant", content: "!", citations: ["https://a.example/1"] } }] },
  ],
  ["the delta, as pages with a link", chunk({ content: "!", search_results: [{ link: "https://a.example/1" }] })],
  ["the chunk, as found pages", say("!", {}, { web_search: [{ uri: "https://a.example/1", title: "One" }] })],
])("sources in %s belong to its text", (_place, sourced) => {
  const reply = decode(sourced, sourced);
  expect(reply.parts).toMatchObject([{ text: "!!", citations: { items: [{ url: "https://a.example/1" }] } }]);
  expect(reply.unknown).toEqual([]);
});

const ERROR_ENDS: [string, JsonObject[], string][] = [
  ["error", [say("Half", { finish_reason: "error" })], "finish_reason: error"],
  [
    "error with the provider's own reason",
    [say("Half", { finish_reason: "error", native_finish_reason: "MALFORMED_FUNCTION_CALL" })],
    "finish_reason: error, native_finish_reason: MALFORMED_FUNCTION_CALL",
  ],
  [
    "a word of its own",
    [say("Half"), chunk({}, { finish_reason: "insufficient_system_resource" })],
    "finish_reason: insufficient_system_resource",
  ],
  [
    "the provider's reason alone",
    [say("Half", { finish_reason: null, native_finish_reason: "network_error" })],
    "finish_reason: network_error",
  ],
  [
    "error, and the error after it",
    [say("Half", { finish_reason: "error" }), { error: { message: "Out of memory" } }],
    "Out of memory",
  ],
];

test.each(ERROR_ENDS)(
  "an answer that ends with %s has failed, with its words, and keeps its text",
  (_reason, chunks, words) => {
    expect(decode(...chunks)).toMatchObject({
      status: "failed",
      parts: [{ text: "Half" }],
      failure: { kind: "error-in-stream", serverMessage: words },
    });
  },
);

test("a provider's own reason counts where the service names none, in lower case", () => {
  expect(decode(say("Hi", { native_finish_reason: "MAX_TOKENS" }))).toMatchObject({
    status: "done",
    finishReason: "max_tokens",
  });
  expect(decode(say("Hi", { finish_reason: "stop", native_finish_reason: "STOP" })).finishReason).toBe("stop");
});

test("sources named before a lone closing tag belong to the text behind it", () => {
  const reply = decode(say("Let me see.", {}, { citations: ["https://a.example/1"] }), say("\n</think>\nThe moon[1]"));
  expect(reply.parts.at(-1)).toMatchObject({
    text: "The moon[1]",
    citations: { items: [{ url: "https://a.example/1" }] },
  });
});

test("sources in a chunk of their own belong to the text before it", () => {
  const reply = decode(say("The moon"), { search_results: [{ title: "One", url: "https://a.example/1" }] });
  expect(reply.parts).toMatchObject([{ citations: { items: [{ title: "One" }] } }]);
});

const call = (id: string, name: string, text: string): JsonObject =>
  chunk({ tool_calls: [{ index: 0, id, type: "function", function: { name, arguments: text } }] });

const CALLS: [string, JsonObject[], [string, string][]][] = [
  [
    "a new name",
    [call("", "look", '{"x":1}'), call("", "hear", '{"y":'), call("", "", "2}")],
    [
      ["look", '{"x":1}'],
      ["hear", '{"y":2}'],
    ],
  ],
  [
    "a new name under the same id",
    [call("c", "look", ""), call("c", "hear", "{}")],
    [
      ["look", ""],
      ["hear", "{}"],
    ],
  ],
  [
    "whole arguments after whole ones",
    [call("", "look", '{"x":1}'), call("", "look", '{"x":2}')],
    [
      ["look", '{"x":1}'],
      ["look", '{"x":2}'],
    ],
  ],
  [
    "whole arguments after whole ones, without a name and in pieces",
    [call("a", "look", '{"x":'), call("", "", "1}"), call("", "", '{"x"'), call("", "", ":2}")],
    [
      ["look", '{"x":1}'],
      ["look", '{"x":2}'],
    ],
  ],
  [
    "two whole objects in one piece",
    [call("a", "look", '{"x":1}{"x":2}')],
    [
      ["look", '{"x":1}'],
      ["look", '{"x":2}'],
    ],
  ],
  [
    "three objects that end and begin inside pieces, with braces in a text",
    [call("a", "look", '{"x":"}{'), call("", "", '\\"{"} {"x":2}\n{"x'), call("", "", '":3}')],
    [
      ["look", '{"x":"}{\\"{"} '],
      ["look", '{"x":2}\n'],
      ["look", '{"x":3}'],
    ],
  ],
  [
    "a longer name after arguments",
    [call("", "look", '{"x":1}'), call("", "look_up", "{}")],
    [
      ["look", '{"x":1}'],
      ["look_up", "{}"],
    ],
  ],
  ["arguments that are no object", [call("a", "look", "1 {2}{3}")], [["look", "1 {2}{3}"]]],
  ["the name with every piece", [call("a", "look", '{"x":'), call("a", "look", "1}")], [["look", '{"x":1}']]],
  ["a name that grows", [call("a", "lo", ""), call("a", "look", "{}")], [["look", "{}"]]],
  ["a whole call sent twice", [call("a", "look", '{"x":1}'), call("a", "look", '{"x":1}')], [["look", '{"x":1}']]],
  [
    "objects in a list that end and begin with pieces",
    [call("a", "look", '{"l":[{"x":1}'), call("", "", ","), call("", "", '{"x":2}'), call("", "", "]}")],
    [["look", '{"l":[{"x":1},{"x":2}]}']],
  ],
];

test.each(CALLS)("calls all numbered 0 are told apart: %s", (_case, chunks, calls) => {
  const parts = decode(...chunks).parts.flatMap((part) =>
    part.kind === "tool-call" ? [[part.name, part.argumentsText]] : [],
  );
  expect(parts).toEqual(calls);
});

test.each<[string, JsonObject]>([
  ["a chunk", say("Hello", {}, { mood: "bright" })],
  ["a choice", say("Hello", { mood: "bright" })],
  ["a delta", chunk({ content: "Hello", mood: "bright" })],
])("an unknown name in %s is said to be unknown, beside the text", (_level, unknown) => {
  const reply = decode(unknown, say("", { mood: null }, { moods: [], more: {} }));
  expect(reply.parts).toEqual([{ kind: "text", text: "Hello" }]);
  expect(reply.unknown).toEqual([{ type: "unknown", raw: '{"mood":"bright"}' }]);
});
