import type { JsonObject } from "#core/json.ts";
import type { StreamRow } from "./stream-row.ts";
import { chunk, DONE, event, HELLO, say, STOP } from "./stream-row.ts";

const HI = { text: "Hello" };
const CUT = { status: "interrupted", finishReason: "" } as const;
const USED = { usage: { inputTokens: 3, outputTokens: 4 } };
const USAGE = { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 };
const call = (...calls: JsonObject[]): string => chunk({ tool_calls: calls });
const piece = (index: number, text: string, id = "", name = ""): JsonObject => ({
  index,
  id,
  type: "function",
  function: { name, arguments: text },
});
const LOOK = { id: "a", name: "look", arguments: '{"x":1}' };
const CALLED = chunk({}, { finish_reason: "tool_calls" });
const ASKS = { finishReason: "tool_calls" };
const THOUGHT = { text: "Yes", thinking: "Hm. So:" };
const thinks = (name: string): string => chunk({ [name]: "Hm. " }) + chunk({ [name]: "So:" }) + say("Yes") + STOP;
const NOTE = {
  type: "url_citation",
  url_citation: { url: "https://example.org", title: "Example", start_index: 0, end_index: 5 },
};

/** Chunks of chat completions, as services are known to send them. */
export const CHAT_ROWS: StreamRow[] = [
  { case: "no mark at the end", body: say("Hello") + STOP, yields: HI },
  { case: "the mark twice", body: HELLO + DONE, yields: HI },
  { case: "the mark in small letters", body: say("Hello") + STOP + "data: [done]\n\n", yields: HI },
  { case: "the mark with white space", body: say("Hello") + STOP + "data:  [DONE] \n\n", yields: HI },
  { case: "the mark without a reason before it", body: say("Hello") + DONE, yields: { ...HI, finishReason: "" } },
  {
    case: "the mark followed by text: it is not of this answer",
    body: HELLO + say("!"),
    yields: { ...HI, unknown: 1 },
  },
  {
    case: "the mark followed by usage",
    body: HELLO + event({ choices: [], usage: USAGE }),
    yields: { ...HI, ...USED },
  },
  { case: "no reason and no mark", body: say("Hello"), yields: { ...HI, ...CUT } },
  {
    case: "a reason in every chunk, as one gateway sends them",
    body: ["Hel", "lo"].map((text) => chunk({ content: text }, { finish_reason: "stop" })).join("") + DONE,
    yields: HI,
  },
  {
    case: "the reason with the last words",
    body: say("Hel") + chunk({ content: "lo" }, { finish_reason: "stop" }),
    yields: HI,
  },
  { case: "words after the reason", body: say("Hel") + STOP + say("lo"), yields: HI },
  {
    case: "the reason twice, the second without a delta",
    body: say("Hello") + STOP + event({ choices: [{ index: 0, finish_reason: "stop" }] }),
    yields: HI,
  },
  {
    case: "two reasons: the first counts",
    body: say("Hello") + STOP + chunk({}, { finish_reason: "length" }),
    yields: HI,
  },
  {
    case: "a reason null after the reason",
    body: say("Hello") + STOP + chunk({ content: "" }, { finish_reason: null }),
    yields: HI,
  },
  { case: "a reason that is empty", body: chunk({ content: "Hello" }, { finish_reason: "" }) + STOP, yields: HI },
  { case: "a reason that is no text", body: chunk({ content: "Hello" }, { finish_reason: 7 }) + STOP, yields: HI },
  ...["length", "content_filter", "end_turn", "eos", "some_new_word"].map((reason): StreamRow => ({
    case: `the reason “${reason}”`,
    body: say("Hello") + chunk({}, { finish_reason: reason }),
    yields: { ...HI, finishReason: reason },
  })),
  {
    case: "usage with the first chunk",
    body: chunk({ content: "Hello" }, {}, { usage: USAGE }) + STOP,
    yields: { ...HI, ...USED },
  },
  {
    case: "usage with every chunk: the last counts",
    body:
      chunk({ content: "Hel" }, {}, { usage: { prompt_tokens: 3, completion_tokens: 1 } }) +
      chunk({ content: "lo" }, { finish_reason: "stop" }, { usage: USAGE }),
    yields: { ...HI, ...USED },
  },
  {
    case: "usage with the reason, then null",
    body: say("Hello") + chunk({}, { finish_reason: "stop" }, { usage: USAGE }) + chunk({}, {}, { usage: null }),
    yields: { ...HI, ...USED },
  },
  {
    case: "usage after the reason with no choices",
    body: say("Hello") + STOP + event({ choices: [], usage: USAGE }) + DONE,
    yields: { ...HI, ...USED },
  },
  {
    case: "usage alone, without any choices",
    body: say("Hello") + STOP + event({ usage: USAGE }) + DONE,
    yields: { ...HI, ...USED },
  },
  {
    case: "usage under Anthropic's names",
    body: say("Hello") + chunk({}, { finish_reason: "stop" }, { usage: { input_tokens: 3, output_tokens: 4 } }),
    yields: { ...HI, ...USED },
  },
  {
    case: "usage with cached and thinking tokens",
    body:
      say("Hello") +
      chunk(
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
    yields: { ...HI, usage: { inputTokens: 3, outputTokens: 4, cachedInputTokens: 2, thinkingTokens: 1 } },
  },
  {
    case: "usage whose numbers are none",
    body:
      say("Hello") + chunk({}, { finish_reason: "stop" }, { usage: { prompt_tokens: null, completion_tokens: "4" } }),
    yields: HI,
  },
  {
    case: "usage that is a text",
    body: say("Hello") + chunk({}, { finish_reason: "stop" }, { usage: "none" }),
    yields: HI,
  },
  {
    case: "the price in dollars in the last chunk",
    body:
      say("Hello") +
      STOP +
      event({ choices: [{ index: 0, finish_reason: "stop" }], meta: { usage: { usd_spent: 0.25, credits_used: 1 } } }),
    yields: { ...HI, billedUsd: 0.25 },
  },
  {
    case: "the price in credits after the mark",
    body: HELLO + event({ meta: { usage: { credits_used: 500_000 } } }),
    yields: { ...HI, billedUsd: 0.25 },
  },
  {
    case: "the price as the usage's cost",
    body: say("Hello") + STOP + event({ choices: [], usage: { ...USAGE, cost: 0.25 } }),
    yields: { ...HI, ...USED, billedUsd: 0.25 },
  },
  {
    case: "no choices in the first chunk",
    body: event({ id: "", choices: [], prompt_filter_results: [] }) + HELLO,
    yields: HI,
  },
  { case: "choices null", body: event({ choices: null }) + HELLO, yields: { ...HI, unknown: 1 } },
  { case: "choices that are no objects", body: event({ choices: [null, 7, "x"] }) + HELLO, yields: HI },
  {
    case: "only chunks without choices",
    body: event({ choices: [] }),
    yields: { status: "failed", finishReason: "", failure: "empty-answer" },
  },
  { case: "content null", body: chunk({ role: "assistant", content: null }) + HELLO, yields: HI },
  { case: "content empty, then content", body: chunk({ content: "" }) + HELLO, yields: HI },
  {
    case: "content as a list of texts",
    body:
      chunk({
        content: [
          { type: "text", text: "Hel" },
          { type: "output_text", text: "lo" },
        ],
      }) + STOP,
    yields: HI,
  },
  { case: "content as a list of bare texts", body: chunk({ content: ["Hel", "lo"] }) + STOP, yields: HI },
  { case: "content as one part", body: chunk({ content: { type: "text", text: "Hello" } }) + STOP, yields: HI },
  {
    case: "content as a list with thinking in it",
    body: chunk({ content: [{ type: "thinking", thinking: [{ type: "text", text: "Hm. So:" }] }] }) + say("Yes") + STOP,
    yields: THOUGHT,
  },
  {
    case: "content as a list with a picture in it",
    body:
      chunk({
        content: [
          { type: "text", text: "Hello" },
          { type: "image_url", image_url: { url: "data:," } },
        ],
      }) + STOP,
    yields: { ...HI, unknown: 1 },
  },
  { case: "content as an empty list", body: chunk({ content: [] }) + HELLO, yields: HI },
  { case: "content as a number", body: chunk({ content: 5 }) + HELLO, yields: { ...HI, unknown: 1 } },
  { case: "the delta null", body: event({ choices: [{ index: 0, delta: null }] }) + HELLO, yields: HI },
  { case: "no delta", body: event({ choices: [{ index: 0 }] }) + HELLO, yields: HI },
  {
    case: "a message in place of the delta",
    body: event({ choices: [{ index: 0, message: { role: "assistant", content: "Hello" }, finish_reason: "stop" }] }),
    yields: HI,
  },
  {
    case: "the text of a legacy completion",
    body:
      event({ choices: [{ index: 0, text: "Hel" }] }) +
      event({ choices: [{ index: 0, text: "lo", finish_reason: "stop" }] }),
    yields: HI,
  },
  {
    case: "no index in the choice",
    body:
      event({ choices: [{ delta: { content: "Hello" } }] }) +
      event({ choices: [{ delta: {}, finish_reason: "stop" }] }),
    yields: HI,
  },
  {
    case: "an index that counts from one",
    body: chunk({ content: "Hello" }, { index: 1 }) + chunk({}, { index: 1, finish_reason: "stop" }),
    yields: HI,
  },
  {
    case: "two choices in turn",
    body:
      say("Hel") +
      chunk({ content: "Gu" }, { index: 1 }) +
      say("lo") +
      chunk({ content: "ten Tag" }, { index: 1 }) +
      STOP,
    yields: { ...HI, kept: [{ choice: 1, content: "Guten Tag" }] },
  },
  {
    case: "two choices in a chunk, the second ends first",
    body:
      event({
        choices: [
          { index: 0, delta: { content: "Hello" } },
          { index: 1, delta: { content: "Moin" }, finish_reason: "length" },
        ],
      }) + STOP,
    yields: { ...HI, kept: [{ choice: 1, content: "Moin", finish_reason: "length" }] },
  },
  {
    case: "a second choice that calls a tool and thinks",
    body: say("Hello") + chunk({ reasoning: "Hm", tool_calls: [piece(0, "{}", "a", "look")] }, { index: 1 }) + STOP,
    yields: { ...HI, kept: [{ choice: 1, content: "", thinking: "Hm", more: [[piece(0, "{}", "a", "look")]] }] },
  },
  {
    case: "a second choice that stays silent",
    body: say("Hello") + chunk({ content: "" }, { index: 1 }) + STOP,
    yields: HI,
  },
  ...["reasoning_content", "reasoning", "reasoning_text", "thinking", "thinking_content"].map((name): StreamRow => ({
    case: `thinking under the name ${name}`,
    body: thinks(name),
    yields: THOUGHT,
  })),
  {
    case: "thinking as a list of details",
    body:
      chunk({
        reasoning_details: [
          { type: "reasoning.text", text: "Hm. " },
          { type: "reasoning.summary", summary: "So:" },
        ],
      }) +
      say("Yes") +
      STOP,
    yields: THOUGHT,
  },
  {
    case: "thinking as blocks",
    body: chunk({ thinking_blocks: [{ type: "thinking", thinking: "Hm. So:" }] }) + say("Yes") + STOP,
    yields: THOUGHT,
  },
  {
    case: "thinking as an object",
    body: chunk({ reasoning: { content: "Hm. So:" } }) + say("Yes") + STOP,
    yields: THOUGHT,
  },
  {
    case: "thinking under two names at once is thought once",
    body: chunk({ reasoning_content: "Hm. So:", reasoning: "Hm. So:" }) + say("Yes") + STOP,
    yields: THOUGHT,
  },
  {
    case: "thinking beside content null",
    body: chunk({ content: null, reasoning_content: "Hm. So:" }) + say("Yes") + STOP,
    yields: THOUGHT,
  },
  {
    case: "thinking and text in one chunk",
    body: chunk({ content: "Yes", reasoning_content: "Hm. So:" }) + STOP,
    yields: THOUGHT,
  },
  { case: "thinking that is empty", body: chunk({ reasoning_content: "" }) + HELLO, yields: HI },
  {
    case: "thinking that is hidden is said to be there",
    body: chunk({ reasoning_details: [{ type: "reasoning.encrypted", data: "QQ" }] }) + HELLO,
    yields: { ...HI, unknown: 1 },
  },
  { case: "thinking only, then the end", body: chunk({ reasoning: "Hm" }) + STOP, yields: { thinking: "Hm" } },
  {
    case: "arguments in pieces",
    body: call(piece(0, "", "a", "look")) + call(piece(0, '{"x"')) + call(piece(0, ":1}")) + CALLED,
    yields: { ...ASKS, calls: [LOOK] },
  },
  {
    case: "arguments of two calls in turn",
    body:
      call(piece(0, '{"x"', "a", "look")) +
      call(piece(1, '{"y"', "b", "hear")) +
      call(piece(0, ":1}")) +
      call(piece(1, ":2}")) +
      CALLED,
    yields: { ...ASKS, calls: [LOOK, { id: "b", name: "hear", arguments: '{"y":2}' }] },
  },
  {
    case: "two calls in one chunk",
    body: call(piece(0, '{"x":1}', "a", "look"), piece(1, "{}", "b", "hear")) + CALLED,
    yields: { ...ASKS, calls: [LOOK, { id: "b", name: "hear", arguments: "{}" }] },
  },
  {
    case: "calls without an index, told apart by id",
    body:
      call({ id: "a", function: { name: "look", arguments: '{"x"' } }) +
      call({ function: { arguments: ":1}" } }) +
      call({ id: "b", function: { name: "hear", arguments: "{}" } }) +
      CALLED,
    yields: { ...ASKS, calls: [LOOK, { id: "b", name: "hear", arguments: "{}" }] },
  },
  {
    case: "every call numbered 0, told apart by id and name",
    body: call(piece(0, '{"x":1}', "a", "look")) + call(piece(0, "{}", "b", "hear")) + CALLED,
    yields: { ...ASKS, calls: [LOOK, { id: "b", name: "hear", arguments: "{}" }] },
  },
  {
    case: "a new id with every piece, without a name",
    body: call(piece(0, '{"x"', "a", "look")) + call(piece(0, ":1}", "other")) + CALLED,
    yields: { ...ASKS, calls: [LOOK] },
  },
  {
    case: "the name again with every piece",
    body: call(piece(0, '{"x"', "a", "look")) + call(piece(0, ":1}", "a", "look")) + CALLED,
    yields: { ...ASKS, calls: [LOOK] },
  },
  {
    case: "the id only in the second piece",
    body: call(piece(0, '{"x"', "", "look")) + call(piece(0, ":1}", "a")) + CALLED,
    yields: { ...ASKS, calls: [LOOK] },
  },
  {
    case: "arguments as JSON and not as text",
    body: call({ index: 0, id: "a", function: { name: "look", arguments: { x: 1 } } }) + CALLED,
    yields: { ...ASKS, calls: [LOOK] },
  },
  {
    case: "arguments null, then text",
    body: call({ index: 0, id: "a", function: { name: "look", arguments: null } }) + call(piece(0, '{"x":1}')) + CALLED,
    yields: { ...ASKS, calls: [LOOK] },
  },
  {
    case: "a call without arguments",
    body: call({ index: 0, id: "a", function: { name: "look" } }) + CALLED,
    yields: { ...ASKS, calls: [{ ...LOOK, arguments: "" }] },
  },
  {
    case: "the legacy function_call in pieces",
    body:
      chunk({ function_call: { name: "look", arguments: '{"x"' } }) +
      chunk({ function_call: { arguments: ":1}" } }) +
      chunk({}, { finish_reason: "function_call" }),
    yields: { finishReason: "function_call", calls: [{ ...LOOK, id: "" }] },
  },
  {
    case: "a custom tool with free text",
    body: call({ index: 0, id: "a", type: "custom", custom: { name: "look", input: "left" } }) + CALLED,
    yields: { ...ASKS, calls: [{ ...LOOK, arguments: "left" }] },
  },
  {
    case: "words around the pieces of a call",
    body: say("Hel") + call(piece(0, '{"x"', "a", "look")) + say("lo") + call(piece(0, ":1}")) + say("!") + CALLED,
    yields: { ...ASKS, text: "Hello!", calls: [LOOK] },
  },
  {
    case: "tool_calls null and empty",
    body: chunk({ content: "Hel", tool_calls: null }) + chunk({ content: "lo", tool_calls: [] }) + STOP,
    yields: HI,
  },
  {
    case: "arguments cut off by the limit",
    body: call(piece(0, '{"x"', "a", "look")) + chunk({}, { finish_reason: "length" }),
    yields: { finishReason: "length", calls: [{ ...LOOK, arguments: '{"x"' }] },
  },
  { case: "a refusal in pieces", body: chunk({ refusal: "Hel" }) + chunk({ refusal: "lo" }) + STOP, yields: HI },
  { case: "a refusal null beside words", body: chunk({ content: "Hello", refusal: null }) + STOP, yields: HI },
  { case: "a refusal as a part", body: chunk({ content: [{ type: "refusal", refusal: "Hello" }] }) + STOP, yields: HI },
  {
    case: "annotations after the text",
    body: say("Hello") + chunk({ annotations: [NOTE] }) + STOP,
    yields: { ...HI, citations: [NOTE] },
  },
  {
    case: "annotations with the text",
    body: chunk({ content: "Hello", annotations: [NOTE] }) + STOP,
    yields: { ...HI, citations: [NOTE] },
  },
  {
    case: "annotations empty and null",
    body: chunk({ content: "Hello", annotations: [] }) + chunk({ annotations: null }) + STOP,
    yields: HI,
  },
  {
    case: "annotations without a text to stand at",
    body: chunk({ annotations: [NOTE] }) + HELLO,
    yields: { ...HI, unknown: 1 },
  },
  { case: "sound", body: chunk({ audio: { id: "x", data: "QQ" } }) + HELLO, yields: { ...HI, unknown: 1 } },
  {
    case: "a name that nobody knows, null and filled",
    body: chunk({ content: "Hel", future: null }) + chunk({ content: "lo", future: 1 }) + STOP,
    yields: { ...HI, unknown: 1 },
  },
  {
    case: "an error in mid-stream",
    body: say("Hel") + event({ error: { message: "Overloaded", type: "overloaded_error" } }),
    yields: { text: "Hel", status: "failed", finishReason: "", failure: "error-in-stream", said: "Overloaded" },
  },
  {
    case: "an error in mid-stream beside the last words",
    body: say("Hel") + chunk({ content: "lo" }, { finish_reason: "error" }, { error: { code: 502, message: "Gone" } }),
    yields: { ...HI, status: "failed", finishReason: "", failure: "error-in-stream", said: "Gone" },
  },
  {
    case: "an error of the choice",
    body: say("Hel") + chunk({ content: "lo" }, { error: { message: "Gone" }, finish_reason: "error" }),
    yields: { ...HI, status: "failed", finishReason: "", failure: "error-in-stream", said: "Gone" },
  },
  {
    case: "an error as a text",
    body: say("Hello") + event({ error: "Gone" }),
    yields: { ...HI, status: "failed", finishReason: "", failure: "error-in-stream", said: "Gone" },
  },
  {
    case: "an error in an event with a name",
    body: `${say("Hello")}event: error\n${event({ message: "Gone", statusCode: "529" })}`,
    yields: { ...HI, status: "failed", finishReason: "", failure: "error-in-stream", said: "Gone" },
  },
  { case: "an error null beside words", body: chunk({ content: "Hello" }, {}, { error: null }) + STOP, yields: HI },
  {
    case: "an error first of all",
    body: event({ error: { message: "No such model" } }),
    yields: { status: "failed", finishReason: "", failure: "error-in-stream", said: "No such model" },
  },
  {
    case: "an error after the end does not undo it",
    body: HELLO + event({ error: { message: "late" } }),
    yields: { ...HI, unknown: 1 },
  },
  { case: "the role only in the first chunk", body: chunk({ role: "assistant" }) + HELLO, yields: HI },
  {
    case: "events that nobody knows, between",
    body: say("Hel") + event({ type: "heartbeat" }) + say("lo") + STOP,
    yields: { ...HI, unknown: 1 },
  },
];

const message = (said: JsonObject, reason: string | null = "stop"): JsonObject => ({
  id: "c1",
  model: "m",
  choices: [{ index: 0, message: said, finish_reason: reason }],
});
const whole = (value: unknown): string => JSON.stringify(value);
const JSON_TYPE = { contentType: "application/json; charset=utf-8" };

/** Answers in one piece. */
export const WHOLE_ROWS: StreamRow[] = [
  { case: "JSON where it was asked for", ...JSON_TYPE, body: whole(message({ content: "Hello" })), yields: HI },
  { case: "JSON where a stream was asked for", body: whole(message({ content: "Hello" })), yields: HI },
  { case: "JSON without a type", contentType: "", body: whole(message({ content: "Hello" })), yields: HI },
  {
    case: "JSON that says it is text",
    contentType: "text/plain",
    body: whole(message({ content: "Hello" })),
    yields: HI,
  },
  {
    case: "JSON over many lines",
    ...JSON_TYPE,
    body: JSON.stringify(message({ content: "Hello" }), null, 2),
    yields: HI,
  },
  {
    case: "JSON with a byte order mark",
    ...JSON_TYPE,
    body: `\ufeff${whole(message({ content: "Hello" }))}`,
    yields: HI,
  },
  { case: "JSON after white space", ...JSON_TYPE, body: `\n\n  ${whole(message({ content: "Hello" }))}\n`, yields: HI },
  { case: "JSON, compressed", ...JSON_TYPE, gzip: true, body: whole(message({ content: "Hello" })), yields: HI },
  {
    case: "JSON on a connection that stays open",
    ...JSON_TYPE,
    ending: "stays-open",
    body: whole(message({ content: "Hello" })),
    yields: HI,
  },
  {
    case: "JSON of 8 MB",
    ...JSON_TYPE,
    body: whole(message({ content: "é".repeat(4_000_000) })),
    yields: { text: "é".repeat(4_000_000) },
  },
  {
    case: "JSON without a reason",
    ...JSON_TYPE,
    body: whole(message({ content: "Hello" }, null)),
    yields: { ...HI, finishReason: "" },
  },
  {
    case: "JSON with usage and a price",
    ...JSON_TYPE,
    body: whole({ ...message({ content: "Hello" }), usage: USAGE, meta: { usage: { usd_spent: 0.25 } } }),
    yields: { ...HI, ...USED, billedUsd: 0.25 },
  },
  {
    case: "JSON with thinking",
    ...JSON_TYPE,
    body: whole(message({ content: "Yes", reasoning_content: "Hm. So:" })),
    yields: THOUGHT,
  },
  {
    case: "JSON with calls and content null",
    ...JSON_TYPE,
    body: whole(
      message(
        {
          content: null,
          tool_calls: [{ id: "a", type: "function", function: { name: "look", arguments: '{"x":1}' } }],
        },
        "tool_calls",
      ),
    ),
    yields: { ...ASKS, calls: [LOOK] },
  },
  {
    case: "JSON with two choices",
    ...JSON_TYPE,
    body: whole({
      choices: [
        { index: 0, message: { content: "Hello" }, finish_reason: "stop" },
        { index: 1, message: { content: "Moin" }, finish_reason: "stop" },
      ],
    }),
    yields: { ...HI, kept: [{ choice: 1, content: "Moin", finish_reason: "stop" }] },
  },
  {
    case: "JSON with annotations",
    ...JSON_TYPE,
    body: whole(message({ content: "Hello", annotations: [NOTE] })),
    yields: { ...HI, citations: [NOTE] },
  },
  { case: "JSON with a refusal", ...JSON_TYPE, body: whole(message({ content: null, refusal: "Hello" })), yields: HI },
  {
    case: "chunks, one a line",
    contentType: "application/x-ndjson",
    body: [message({ content: "Hel" }, null), message({ content: "lo" })].map(whole).join("\n"),
    yields: HI,
  },
  {
    case: "chunks in a list",
    ...JSON_TYPE,
    body: whole([message({ content: "Hel" }, null), message({ content: "lo" })]),
    yields: HI,
  },
  {
    case: "an error with a good status",
    ...JSON_TYPE,
    body: whole({ error: { message: "No" } }),
    yields: { status: "failed", finishReason: "", failure: "error-in-stream", said: "No" },
  },
  {
    case: "an error in a list",
    ...JSON_TYPE,
    body: whole([{ error: { message: "No" } }]),
    yields: { status: "failed", finishReason: "", failure: "error-in-stream", said: "No" },
  },
  {
    case: "JSON that is another answer",
    ...JSON_TYPE,
    body: whole({ ok: true }),
    yields: { status: "failed", finishReason: "", failure: "not-an-answer", said: '{"ok":true}' },
  },
  {
    case: "JSON that is cut",
    ...JSON_TYPE,
    body: `{"choices":[{"me`,
    yields: { status: "failed", finishReason: "", failure: "not-an-answer", said: `{"choices":[{"me` },
  },
  {
    case: "JSON whose connection breaks",
    ...JSON_TYPE,
    ending: "breaks",
    body: whole(message({ content: "Hello" })).slice(0, 40),
    yields: { ...CUT, strays: 1 },
  },
  {
    case: "JSON with no choices",
    ...JSON_TYPE,
    body: whole({ choices: [] }),
    yields: { status: "failed", finishReason: "", failure: "not-an-answer", said: '{"choices":[]}' },
  },
  {
    case: "an empty body that says it is JSON",
    ...JSON_TYPE,
    body: "",
    yields: { status: "failed", finishReason: "", failure: "empty-answer" },
  },
];
