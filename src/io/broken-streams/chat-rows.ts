import type { JsonObject } from "#core/json.ts";
import type { StreamRow } from "./stream-row.ts";
import { makeChunk, DONE, makeEvent, HELLO, makeTextChunk, STOP } from "./stream-row.ts";

const HI = { text: "Hello" };
const CUT = { status: "interrupted", finishReason: "" } as const;
const USED = { usage: { inputTokens: 3, outputTokens: 4 } };
const USAGE = { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 };
const makeToolCallChunk = (...calls: JsonObject[]): string => makeChunk({ tool_calls: calls });
const makeToolCallPiece = (index: number, text: string, id = "", name = ""): JsonObject => ({
  index,
  id,
  type: "function",
  function: { name, arguments: text },
});
const LOOK = { id: "a", name: "look", arguments: '{"x":1}' };
const CALLED = makeChunk({}, { finish_reason: "tool_calls" });
const ASKS = { finishReason: "tool_calls" };
const THOUGHT = { text: "Yes", thinking: "Hm. So:" };
const makeThinkingStream = (name: string): string =>
  makeChunk({ [name]: "Hm. " }) + makeChunk({ [name]: "So:" }) + makeTextChunk("Yes") + STOP;
const NOTE = {
  type: "url_citation",
  url_citation: { url: "https://example.org", title: "Example", start_index: 0, end_index: 5 },
};

/** Chunks of chat completions, as services are known to send them. */
export const CHAT_ROWS: StreamRow[] = [
  { case: "no mark at the end", body: makeTextChunk("Hello") + STOP, expected: HI },
  { case: "the mark twice", body: HELLO + DONE, expected: HI },
  { case: "the mark in small letters", body: makeTextChunk("Hello") + STOP + "data: [done]\n\n", expected: HI },
  { case: "the mark with white space", body: makeTextChunk("Hello") + STOP + "data:  [DONE] \n\n", expected: HI },
  {
    case: "the mark without a reason before it",
    body: makeTextChunk("Hello") + DONE,
    expected: { ...HI, finishReason: "" },
  },
  {
    case: "the mark followed by text: it is not of this answer",
    body: HELLO + makeTextChunk("!"),
    expected: { ...HI, unknown: 1 },
  },
  {
    case: "the mark followed by usage",
    body: HELLO + makeEvent({ choices: [], usage: USAGE }),
    expected: { ...HI, ...USED },
  },
  { case: "no reason and no mark", body: makeTextChunk("Hello"), expected: { ...HI, ...CUT } },
  {
    case: "a reason in every chunk, as one gateway sends them",
    body: ["Hel", "lo"].map((text) => makeChunk({ content: text }, { finish_reason: "stop" })).join("") + DONE,
    expected: HI,
  },
  {
    case: "the reason with the last words",
    body: makeTextChunk("Hel") + makeChunk({ content: "lo" }, { finish_reason: "stop" }),
    expected: HI,
  },
  { case: "words after the reason", body: makeTextChunk("Hel") + STOP + makeTextChunk("lo"), expected: HI },
  {
    case: "the reason twice, the second without a delta",
    body: makeTextChunk("Hello") + STOP + makeEvent({ choices: [{ index: 0, finish_reason: "stop" }] }),
    expected: HI,
  },
  {
    case: "two reasons: the first counts",
    body: makeTextChunk("Hello") + STOP + makeChunk({}, { finish_reason: "length" }),
    expected: HI,
  },
  {
    case: "a reason null after the reason",
    body: makeTextChunk("Hello") + STOP + makeChunk({ content: "" }, { finish_reason: null }),
    expected: HI,
  },
  { case: "a reason that is empty", body: makeChunk({ content: "Hello" }, { finish_reason: "" }) + STOP, expected: HI },
  {
    case: "a reason that is no text",
    body: makeChunk({ content: "Hello" }, { finish_reason: 7 }) + STOP,
    expected: HI,
  },
  ...["length", "content_filter", "end_turn", "eos", "some_new_word"].map((reason): StreamRow => ({
    case: `the reason “${reason}”`,
    body: makeTextChunk("Hello") + makeChunk({}, { finish_reason: reason }),
    expected: { ...HI, finishReason: reason },
  })),
  {
    case: "usage with the first chunk",
    body: makeChunk({ content: "Hello" }, {}, { usage: USAGE }) + STOP,
    expected: { ...HI, ...USED },
  },
  {
    case: "usage with every chunk: the last counts",
    body:
      makeChunk({ content: "Hel" }, {}, { usage: { prompt_tokens: 3, completion_tokens: 1 } }) +
      makeChunk({ content: "lo" }, { finish_reason: "stop" }, { usage: USAGE }),
    expected: { ...HI, ...USED },
  },
  {
    case: "usage with the reason, then null",
    body:
      makeTextChunk("Hello") +
      makeChunk({}, { finish_reason: "stop" }, { usage: USAGE }) +
      makeChunk({}, {}, { usage: null }),
    expected: { ...HI, ...USED },
  },
  {
    case: "usage after the reason with no choices",
    body: makeTextChunk("Hello") + STOP + makeEvent({ choices: [], usage: USAGE }) + DONE,
    expected: { ...HI, ...USED },
  },
  {
    case: "usage alone, without any choices",
    body: makeTextChunk("Hello") + STOP + makeEvent({ usage: USAGE }) + DONE,
    expected: { ...HI, ...USED },
  },
  {
    case: "usage under Anthropic's names",
    body:
      makeTextChunk("Hello") +
      makeChunk({}, { finish_reason: "stop" }, { usage: { input_tokens: 3, output_tokens: 4 } }),
    expected: { ...HI, ...USED },
  },
  {
    case: "usage with cached and thinking tokens",
    body:
      makeTextChunk("Hello") +
      makeChunk(
        {},
        { finish_reason: "stop" },
        {
          usage: {
            ...USAGE,
            prompt_tokens_details: { cached_tokens: 2 },
            completion_tokens_details: { reasoning_tokens: 1 },
          },
        },
      ),
    expected: { ...HI, usage: { inputTokens: 3, outputTokens: 4, cachedInputTokens: 2, thinkingTokens: 1 } },
  },
  {
    case: "usage whose numbers are none",
    body:
      makeTextChunk("Hello") +
      makeChunk({}, { finish_reason: "stop" }, { usage: { prompt_tokens: null, completion_tokens: "4" } }),
    expected: HI,
  },
  {
    case: "usage that is a text",
    body: makeTextChunk("Hello") + makeChunk({}, { finish_reason: "stop" }, { usage: "none" }),
    expected: HI,
  },
  {
    case: "the price in dollars in the last chunk",
    body:
      makeTextChunk("Hello") +
      STOP +
      makeEvent({
        choices: [{ index: 0, finish_reason: "stop" }],
        meta: { usage: { usd_spent: 0.25, credits_used: 1 } },
      }),
    expected: { ...HI, billedUsd: 0.25 },
  },
  {
    case: "the price in credits after the mark",
    body: HELLO + makeEvent({ meta: { usage: { credits_used: 500_000 } } }),
    expected: { ...HI, billedUsd: 0.25 },
  },
  {
    case: "the price as the usage's cost",
    body: makeTextChunk("Hello") + STOP + makeEvent({ choices: [], usage: { ...USAGE, cost: 0.25 } }),
    expected: { ...HI, ...USED, billedUsd: 0.25 },
  },
  {
    case: "no choices in the first chunk",
    body: makeEvent({ id: "", choices: [], prompt_filter_results: [] }) + HELLO,
    expected: HI,
  },
  { case: "choices null", body: makeEvent({ choices: null }) + HELLO, expected: { ...HI, unknown: 1 } },
  { case: "choices that are no objects", body: makeEvent({ choices: [null, 7, "x"] }) + HELLO, expected: HI },
  {
    case: "only chunks without choices",
    body: makeEvent({ choices: [] }),
    expected: { status: "failed", finishReason: "", failure: "empty-answer" },
  },
  { case: "content null", body: makeChunk({ role: "assistant", content: null }) + HELLO, expected: HI },
  { case: "content empty, then content", body: makeChunk({ content: "" }) + HELLO, expected: HI },
  {
    case: "content as a list of texts",
    body:
      makeChunk({
        content: [
          { type: "text", text: "Hel" },
          { type: "output_text", text: "lo" },
        ],
      }) + STOP,
    expected: HI,
  },
  { case: "content as a list of bare texts", body: makeChunk({ content: ["Hel", "lo"] }) + STOP, expected: HI },
  { case: "content as one part", body: makeChunk({ content: { type: "text", text: "Hello" } }) + STOP, expected: HI },
  {
    case: "content as a list with thinking in it",
    body:
      makeChunk({ content: [{ type: "thinking", thinking: [{ type: "text", text: "Hm. So:" }] }] }) +
      makeTextChunk("Yes") +
      STOP,
    expected: THOUGHT,
  },
  {
    case: "content as a list with a picture in it",
    body:
      makeChunk({
        content: [
          { type: "text", text: "Hello" },
          { type: "image_url", image_url: { url: "data:," } },
        ],
      }) + STOP,
    expected: { ...HI, unknown: 1 },
  },
  { case: "content as an empty list", body: makeChunk({ content: [] }) + HELLO, expected: HI },
  { case: "content as a number", body: makeChunk({ content: 5 }) + HELLO, expected: { ...HI, unknown: 1 } },
  { case: "the delta null", body: makeEvent({ choices: [{ index: 0, delta: null }] }) + HELLO, expected: HI },
  { case: "no delta", body: makeEvent({ choices: [{ index: 0 }] }) + HELLO, expected: HI },
  {
    case: "a message in place of the delta",
    body: makeEvent({
      choices: [{ index: 0, message: { role: "assistant", content: "Hello" }, finish_reason: "stop" }],
    }),
    expected: HI,
  },
  {
    case: "the text of a legacy completion",
    body:
      makeEvent({ choices: [{ index: 0, text: "Hel" }] }) +
      makeEvent({ choices: [{ index: 0, text: "lo", finish_reason: "stop" }] }),
    expected: HI,
  },
  {
    case: "no index in the choice",
    body:
      makeEvent({ choices: [{ delta: { content: "Hello" } }] }) +
      makeEvent({ choices: [{ delta: {}, finish_reason: "stop" }] }),
    expected: HI,
  },
  {
    case: "an index that counts from one",
    body: makeChunk({ content: "Hello" }, { index: 1 }) + makeChunk({}, { index: 1, finish_reason: "stop" }),
    expected: HI,
  },
  {
    case: "two choices in turn",
    body:
      makeTextChunk("Hel") +
      makeChunk({ content: "Gu" }, { index: 1 }) +
      makeTextChunk("lo") +
      makeChunk({ content: "ten Tag" }, { index: 1 }) +
      STOP,
    expected: { ...HI, unknownParts: [{ choice: 1, content: "Guten Tag" }] },
  },
  {
    case: "two choices in a chunk, the second ends first",
    body:
      makeEvent({
        choices: [
          { index: 0, delta: { content: "Hello" } },
          { index: 1, delta: { content: "Moin" }, finish_reason: "length" },
        ],
      }) + STOP,
    expected: { ...HI, unknownParts: [{ choice: 1, content: "Moin", finish_reason: "length" }] },
  },
  {
    case: "a second choice that calls a tool and thinks",
    body:
      makeTextChunk("Hello") +
      makeChunk({ reasoning: "Hm", tool_calls: [makeToolCallPiece(0, "{}", "a", "look")] }, { index: 1 }) +
      STOP,
    expected: {
      ...HI,
      unknownParts: [{ choice: 1, content: "", thinking: "Hm", more: [[makeToolCallPiece(0, "{}", "a", "look")]] }],
    },
  },
  {
    case: "a second choice that stays silent",
    body: makeTextChunk("Hello") + makeChunk({ content: "" }, { index: 1 }) + STOP,
    expected: HI,
  },
  ...["reasoning_content", "reasoning", "reasoning_text", "thinking", "thinking_content"].map((name): StreamRow => ({
    case: `thinking under the name ${name}`,
    body: makeThinkingStream(name),
    expected: THOUGHT,
  })),
  {
    case: "thinking as a list of details",
    body:
      makeChunk({
        reasoning_details: [
          { type: "reasoning.text", text: "Hm. " },
          { type: "reasoning.summary", summary: "So:" },
        ],
      }) +
      makeTextChunk("Yes") +
      STOP,
    expected: THOUGHT,
  },
  {
    case: "thinking as blocks",
    body: makeChunk({ thinking_blocks: [{ type: "thinking", thinking: "Hm. So:" }] }) + makeTextChunk("Yes") + STOP,
    expected: THOUGHT,
  },
  {
    case: "thinking as an object",
    body: makeChunk({ reasoning: { content: "Hm. So:" } }) + makeTextChunk("Yes") + STOP,
    expected: THOUGHT,
  },
  {
    case: "thinking under two names at once is thought once",
    body: makeChunk({ reasoning_content: "Hm. So:", reasoning: "Hm. So:" }) + makeTextChunk("Yes") + STOP,
    expected: THOUGHT,
  },
  {
    case: "thinking beside content null",
    body: makeChunk({ content: null, reasoning_content: "Hm. So:" }) + makeTextChunk("Yes") + STOP,
    expected: THOUGHT,
  },
  {
    case: "thinking and text in one chunk",
    body: makeChunk({ content: "Yes", reasoning_content: "Hm. So:" }) + STOP,
    expected: THOUGHT,
  },
  { case: "thinking that is empty", body: makeChunk({ reasoning_content: "" }) + HELLO, expected: HI },
  {
    case: "thinking that is hidden is said to be there",
    body: makeChunk({ reasoning_details: [{ type: "reasoning.encrypted", data: "QQ" }] }) + HELLO,
    expected: { ...HI, unknown: 1 },
  },
  { case: "thinking only, then the end", body: makeChunk({ reasoning: "Hm" }) + STOP, expected: { thinking: "Hm" } },
  {
    case: "arguments in pieces",
    body:
      makeToolCallChunk(makeToolCallPiece(0, "", "a", "look")) +
      makeToolCallChunk(makeToolCallPiece(0, '{"x"')) +
      makeToolCallChunk(makeToolCallPiece(0, ":1}")) +
      CALLED,
    expected: { ...ASKS, toolCalls: [LOOK] },
  },
  {
    case: "arguments of two calls in turn",
    body:
      makeToolCallChunk(makeToolCallPiece(0, '{"x"', "a", "look")) +
      makeToolCallChunk(makeToolCallPiece(1, '{"y"', "b", "hear")) +
      makeToolCallChunk(makeToolCallPiece(0, ":1}")) +
      makeToolCallChunk(makeToolCallPiece(1, ":2}")) +
      CALLED,
    expected: { ...ASKS, toolCalls: [LOOK, { id: "b", name: "hear", arguments: '{"y":2}' }] },
  },
  {
    case: "two calls in one chunk",
    body:
      makeToolCallChunk(makeToolCallPiece(0, '{"x":1}', "a", "look"), makeToolCallPiece(1, "{}", "b", "hear")) + CALLED,
    expected: { ...ASKS, toolCalls: [LOOK, { id: "b", name: "hear", arguments: "{}" }] },
  },
  {
    case: "calls without an index, told apart by id",
    body:
      makeToolCallChunk({ id: "a", function: { name: "look", arguments: '{"x"' } }) +
      makeToolCallChunk({ function: { arguments: ":1}" } }) +
      makeToolCallChunk({ id: "b", function: { name: "hear", arguments: "{}" } }) +
      CALLED,
    expected: { ...ASKS, toolCalls: [LOOK, { id: "b", name: "hear", arguments: "{}" }] },
  },
  {
    case: "every call numbered 0, told apart by id and name",
    body:
      makeToolCallChunk(makeToolCallPiece(0, '{"x":1}', "a", "look")) +
      makeToolCallChunk(makeToolCallPiece(0, "{}", "b", "hear")) +
      CALLED,
    expected: { ...ASKS, toolCalls: [LOOK, { id: "b", name: "hear", arguments: "{}" }] },
  },
  {
    case: "a new id with every piece, without a name",
    body:
      makeToolCallChunk(makeToolCallPiece(0, '{"x"', "a", "look")) +
      makeToolCallChunk(makeToolCallPiece(0, ":1}", "other")) +
      CALLED,
    expected: { ...ASKS, toolCalls: [LOOK] },
  },
  {
    case: "the name again with every piece",
    body:
      makeToolCallChunk(makeToolCallPiece(0, '{"x"', "a", "look")) +
      makeToolCallChunk(makeToolCallPiece(0, ":1}", "a", "look")) +
      CALLED,
    expected: { ...ASKS, toolCalls: [LOOK] },
  },
  {
    case: "the id only in the second piece",
    body:
      makeToolCallChunk(makeToolCallPiece(0, '{"x"', "", "look")) +
      makeToolCallChunk(makeToolCallPiece(0, ":1}", "a")) +
      CALLED,
    expected: { ...ASKS, toolCalls: [LOOK] },
  },
  {
    case: "arguments as JSON and not as text",
    body: makeToolCallChunk({ index: 0, id: "a", function: { name: "look", arguments: { x: 1 } } }) + CALLED,
    expected: { ...ASKS, toolCalls: [LOOK] },
  },
  {
    case: "arguments null, then text",
    body:
      makeToolCallChunk({ index: 0, id: "a", function: { name: "look", arguments: null } }) +
      makeToolCallChunk(makeToolCallPiece(0, '{"x":1}')) +
      CALLED,
    expected: { ...ASKS, toolCalls: [LOOK] },
  },
  {
    case: "a call without arguments",
    body: makeToolCallChunk({ index: 0, id: "a", function: { name: "look" } }) + CALLED,
    expected: { ...ASKS, toolCalls: [{ ...LOOK, arguments: "" }] },
  },
  {
    case: "the legacy function_call in pieces",
    body:
      makeChunk({ function_call: { name: "look", arguments: '{"x"' } }) +
      makeChunk({ function_call: { arguments: ":1}" } }) +
      makeChunk({}, { finish_reason: "function_call" }),
    expected: { finishReason: "function_call", toolCalls: [{ ...LOOK, id: "" }] },
  },
  {
    case: "a custom tool with free text",
    body: makeToolCallChunk({ index: 0, id: "a", type: "custom", custom: { name: "look", input: "left" } }) + CALLED,
    expected: { ...ASKS, toolCalls: [{ ...LOOK, arguments: "left" }] },
  },
  {
    case: "words around the pieces of a call",
    body:
      makeTextChunk("Hel") +
      makeToolCallChunk(makeToolCallPiece(0, '{"x"', "a", "look")) +
      makeTextChunk("lo") +
      makeToolCallChunk(makeToolCallPiece(0, ":1}")) +
      makeTextChunk("!") +
      CALLED,
    expected: { ...ASKS, text: "Hello!", toolCalls: [LOOK] },
  },
  {
    case: "tool_calls null and empty",
    body: makeChunk({ content: "Hel", tool_calls: null }) + makeChunk({ content: "lo", tool_calls: [] }) + STOP,
    expected: HI,
  },
  {
    case: "arguments cut off by the limit",
    body: makeToolCallChunk(makeToolCallPiece(0, '{"x"', "a", "look")) + makeChunk({}, { finish_reason: "length" }),
    expected: { finishReason: "length", toolCalls: [{ ...LOOK, arguments: '{"x"' }] },
  },
  {
    case: "a refusal in pieces",
    body: makeChunk({ refusal: "Hel" }) + makeChunk({ refusal: "lo" }) + STOP,
    expected: HI,
  },
  { case: "a refusal null beside words", body: makeChunk({ content: "Hello", refusal: null }) + STOP, expected: HI },
  {
    case: "a refusal as a part",
    body: makeChunk({ content: [{ type: "refusal", refusal: "Hello" }] }) + STOP,
    expected: HI,
  },
  {
    case: "annotations after the text",
    body: makeTextChunk("Hello") + makeChunk({ annotations: [NOTE] }) + STOP,
    expected: { ...HI, citations: [NOTE] },
  },
  {
    case: "annotations with the text",
    body: makeChunk({ content: "Hello", annotations: [NOTE] }) + STOP,
    expected: { ...HI, citations: [NOTE] },
  },
  {
    case: "annotations empty and null",
    body: makeChunk({ content: "Hello", annotations: [] }) + makeChunk({ annotations: null }) + STOP,
    expected: HI,
  },
  {
    case: "annotations without a text to stand at",
    body: makeChunk({ annotations: [NOTE] }) + HELLO,
    expected: { ...HI, unknown: 1 },
  },
  { case: "sound", body: makeChunk({ audio: { id: "x", data: "QQ" } }) + HELLO, expected: { ...HI, unknown: 1 } },
  {
    case: "a name that nobody knows, null and filled",
    body: makeChunk({ content: "Hel", future: null }) + makeChunk({ content: "lo", future: 1 }) + STOP,
    expected: { ...HI, unknown: 1 },
  },
  {
    case: "an error in mid-stream",
    body: makeTextChunk("Hel") + makeEvent({ error: { message: "Overloaded", type: "overloaded_error" } }),
    expected: {
      text: "Hel",
      status: "failed",
      finishReason: "",
      failure: "error-in-stream",
      serverMessage: "Overloaded",
    },
  },
  {
    case: "an error in mid-stream beside the last words",
    body:
      makeTextChunk("Hel") +
      makeChunk({ content: "lo" }, { finish_reason: "error" }, { error: { code: 502, message: "Gone" } }),
    expected: { ...HI, status: "failed", finishReason: "", failure: "error-in-stream", serverMessage: "Gone" },
  },
  {
    case: "an error of the choice",
    body: makeTextChunk("Hel") + makeChunk({ content: "lo" }, { error: { message: "Gone" }, finish_reason: "error" }),
    expected: { ...HI, status: "failed", finishReason: "", failure: "error-in-stream", serverMessage: "Gone" },
  },
  {
    case: "an error as a text",
    body: makeTextChunk("Hello") + makeEvent({ error: "Gone" }),
    expected: { ...HI, status: "failed", finishReason: "", failure: "error-in-stream", serverMessage: "Gone" },
  },
  {
    case: "an error in an event with a name",
    body: `${makeTextChunk("Hello")}event: error\n${makeEvent({ message: "Gone", statusCode: "529" })}`,
    expected: { ...HI, status: "failed", finishReason: "", failure: "error-in-stream", serverMessage: "Gone" },
  },
  {
    case: "an error null beside words",
    body: makeChunk({ content: "Hello" }, {}, { error: null }) + STOP,
    expected: HI,
  },
  {
    case: "an error first of all",
    body: makeEvent({ error: { message: "No such model" } }),
    expected: { status: "failed", finishReason: "", failure: "error-in-stream", serverMessage: "No such model" },
  },
  {
    case: "an error after the end does not undo it",
    body: HELLO + makeEvent({ error: { message: "late" } }),
    expected: { ...HI, unknown: 1 },
  },
  { case: "the role only in the first chunk", body: makeChunk({ role: "assistant" }) + HELLO, expected: HI },
  {
    case: "events that nobody knows, between",
    body: makeTextChunk("Hel") + makeEvent({ type: "heartbeat" }) + makeTextChunk("lo") + STOP,
    expected: { ...HI, unknown: 1 },
  },
];

const makeCompletion = (message: JsonObject, reason: string | null = "stop"): JsonObject => ({
  id: "c1",
  model: "m",
  choices: [{ index: 0, message: message, finish_reason: reason }],
});
const toJsonText = (value: unknown): string => JSON.stringify(value);
const JSON_TYPE = { contentType: "application/json; charset=utf-8" };

/** Answers in one piece. */
export const WHOLE_ROWS: StreamRow[] = [
  {
    case: "JSON where it was asked for",
    ...JSON_TYPE,
    body: toJsonText(makeCompletion({ content: "Hello" })),
    expected: HI,
  },
  { case: "JSON where a stream was asked for", body: toJsonText(makeCompletion({ content: "Hello" })), expected: HI },
  {
    case: "JSON without a type",
    contentType: "",
    body: toJsonText(makeCompletion({ content: "Hello" })),
    expected: HI,
  },
  {
    case: "JSON that says it is text",
    contentType: "text/plain",
    body: toJsonText(makeCompletion({ content: "Hello" })),
    expected: HI,
  },
  {
    case: "JSON over many lines",
    ...JSON_TYPE,
    body: JSON.stringify(makeCompletion({ content: "Hello" }), null, 2),
    expected: HI,
  },
  {
    case: "JSON with a byte order mark",
    ...JSON_TYPE,
    body: `\ufeff${toJsonText(makeCompletion({ content: "Hello" }))}`,
    expected: HI,
  },
  {
    case: "JSON after white space",
    ...JSON_TYPE,
    body: `\n\n  ${toJsonText(makeCompletion({ content: "Hello" }))}\n`,
    expected: HI,
  },
  {
    case: "JSON, compressed",
    ...JSON_TYPE,
    gzip: true,
    body: toJsonText(makeCompletion({ content: "Hello" })),
    expected: HI,
  },
  {
    case: "JSON on a connection that stays open",
    ...JSON_TYPE,
    ending: "stays-open",
    body: toJsonText(makeCompletion({ content: "Hello" })),
    expected: HI,
  },
  {
    case: "JSON of 8 MB",
    ...JSON_TYPE,
    body: toJsonText(makeCompletion({ content: "é".repeat(4_000_000) })),
    expected: { text: "é".repeat(4_000_000) },
  },
  {
    case: "JSON without a reason",
    ...JSON_TYPE,
    body: toJsonText(makeCompletion({ content: "Hello" }, null)),
    expected: { ...HI, finishReason: "" },
  },
  {
    case: "JSON with usage and a price",
    ...JSON_TYPE,
    body: toJsonText({ ...makeCompletion({ content: "Hello" }), usage: USAGE, meta: { usage: { usd_spent: 0.25 } } }),
    expected: { ...HI, ...USED, billedUsd: 0.25 },
  },
  {
    case: "JSON with thinking",
    ...JSON_TYPE,
    body: toJsonText(makeCompletion({ content: "Yes", reasoning_content: "Hm. So:" })),
    expected: THOUGHT,
  },
  {
    case: "JSON with calls and content null",
    ...JSON_TYPE,
    body: toJsonText(
      makeCompletion(
        {
          content: null,
          tool_calls: [{ id: "a", type: "function", function: { name: "look", arguments: '{"x":1}' } }],
        },
        "tool_calls",
      ),
    ),
    expected: { ...ASKS, toolCalls: [LOOK] },
  },
  {
    case: "JSON with two choices",
    ...JSON_TYPE,
    body: toJsonText({
      choices: [
        { index: 0, message: { content: "Hello" }, finish_reason: "stop" },
        { index: 1, message: { content: "Moin" }, finish_reason: "stop" },
      ],
    }),
    expected: { ...HI, unknownParts: [{ choice: 1, content: "Moin", finish_reason: "stop" }] },
  },
  {
    case: "JSON with annotations",
    ...JSON_TYPE,
    body: toJsonText(makeCompletion({ content: "Hello", annotations: [NOTE] })),
    expected: { ...HI, citations: [NOTE] },
  },
  {
    case: "JSON with a refusal",
    ...JSON_TYPE,
    body: toJsonText(makeCompletion({ content: null, refusal: "Hello" })),
    expected: HI,
  },
  {
    case: "chunks, one a line",
    contentType: "application/x-ndjson",
    body: [makeCompletion({ content: "Hel" }, null), makeCompletion({ content: "lo" })].map(toJsonText).join("\n"),
    expected: HI,
  },
  {
    case: "chunks in a list",
    ...JSON_TYPE,
    body: toJsonText([makeCompletion({ content: "Hel" }, null), makeCompletion({ content: "lo" })]),
    expected: HI,
  },
  {
    case: "an error with a good status",
    ...JSON_TYPE,
    body: toJsonText({ error: { message: "No" } }),
    expected: { status: "failed", finishReason: "", failure: "error-in-stream", serverMessage: "No" },
  },
  {
    case: "an error in a list",
    ...JSON_TYPE,
    body: toJsonText([{ error: { message: "No" } }]),
    expected: { status: "failed", finishReason: "", failure: "error-in-stream", serverMessage: "No" },
  },
  {
    case: "JSON that is another answer",
    ...JSON_TYPE,
    body: toJsonText({ ok: true }),
    expected: { status: "failed", finishReason: "", failure: "not-an-answer", serverMessage: '{"ok":true}' },
  },
  {
    case: "JSON that is cut",
    ...JSON_TYPE,
    body: `{"choices":[{"me`,
    expected: { status: "failed", finishReason: "", failure: "not-an-answer", serverMessage: `{"choices":[{"me` },
  },
  {
    case: "JSON whose connection breaks",
    ...JSON_TYPE,
    ending: "breaks",
    body: toJsonText(makeCompletion({ content: "Hello" })).slice(0, 40),
    expected: { ...CUT, strays: 1 },
  },
  {
    case: "JSON with no choices",
    ...JSON_TYPE,
    body: toJsonText({ choices: [] }),
    expected: { status: "failed", finishReason: "", failure: "not-an-answer", serverMessage: '{"choices":[]}' },
  },
  {
    case: "an empty body that says it is JSON",
    ...JSON_TYPE,
    body: "",
    expected: { status: "failed", finishReason: "", failure: "empty-answer" },
  },
];
