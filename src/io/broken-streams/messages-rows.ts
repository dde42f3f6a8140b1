import type { JsonObject } from "#core/json.ts";
import { stringOrEmpty } from "#core/json.ts";
import type { StreamRow } from "./stream-row.ts";

type Row = Omit<StreamRow, "wire">;

/** An event of the messages wire, with its name. */
const makeNamedEvent = (value: JsonObject): string =>
  `event: ${stringOrEmpty(value["type"])}\ndata: ${JSON.stringify(value)}\n\n`;
const makeMessageStart = (usage: JsonObject = {}): string =>
  makeNamedEvent({
    type: "message_start",
    message: { id: "m1", type: "message", role: "assistant", model: "m", content: [], stop_reason: null, usage },
  });
const makeBlockStart = (index: number, block: JsonObject): string =>
  makeNamedEvent({ type: "content_block_start", index, content_block: block });
const makeBlockDelta = (index: number, delta: JsonObject): string =>
  makeNamedEvent({ type: "content_block_delta", index, delta });
const makeBlockStop = (index: number): string => makeNamedEvent({ type: "content_block_stop", index });
const makeTextDelta = (text: string, index = 0): string => makeBlockDelta(index, { type: "text_delta", text });
const makeThinkingDelta = (thinking: string, index = 0): string =>
  makeBlockDelta(index, { type: "thinking_delta", thinking });
const makeSignatureDelta = (signature: string, index = 0): string =>
  makeBlockDelta(index, { type: "signature_delta", signature });
const makeToolInputDelta = (partial_json: string, index = 0): string =>
  makeBlockDelta(index, { type: "input_json_delta", partial_json });
const makeMessageDelta = (stop_reason: string | null, usage: JsonObject | null = { output_tokens: 4 }): string =>
  makeNamedEvent({ type: "message_delta", delta: { stop_reason, stop_sequence: null }, usage });
const END = makeNamedEvent({ type: "message_stop" });
const TEXT = { type: "text", text: "" };
const THINKING = { type: "thinking", thinking: "", signature: "" };
const LOOK_BLOCK = { type: "tool_use", id: "a", name: "look", input: {} };
const LOOK = { id: "a", name: "look", arguments: '{"x":1}' };
const PING = makeNamedEvent({ type: "ping" });
const BODY = makeBlockStart(0, TEXT) + makeTextDelta("Hel") + makeTextDelta("lo") + makeBlockStop(0);
const FINISH = makeMessageDelta("end_turn") + END;
const HI = { text: "Hello", finishReason: "end_turn", usage: { outputTokens: 4 } };
const CUT = { status: "interrupted", finishReason: "", usage: {} } as const;
const THOUGHT = { ...HI, thinking: "Hm. So:", signatures: ["c2ln"] };
const CITED = { type: "char_location", cited_text: "Hello", document_index: 0, start_char_index: 0, end_char_index: 5 };
const SEARCH = { type: "server_tool_use", id: "s1", name: "web_search", input: { query: "moons" } };
const FOUND = {
  type: "web_search_tool_result",
  tool_use_id: "s1",
  content: [{ type: "web_search_result", url: "https://example.org", encrypted_content: "QQ" }],
};

const ROWS: Row[] = [
  {
    case: "a good message",
    body: makeMessageStart({ input_tokens: 3, output_tokens: 1 }) + BODY + FINISH,
    expected: { ...HI, usage: { inputTokens: 3, outputTokens: 4 } },
  },
  { case: "no start of the message", body: BODY + FINISH, expected: HI },
  {
    case: "no start of the block",
    body: makeMessageStart() + makeTextDelta("Hello") + makeBlockStop(0) + FINISH,
    expected: HI,
  },
  {
    case: "no end of the block",
    body: makeMessageStart() + makeBlockStart(0, TEXT) + makeTextDelta("Hello") + FINISH,
    expected: HI,
  },
  { case: "no message_stop", body: makeMessageStart() + BODY + makeMessageDelta("end_turn"), expected: HI },
  { case: "message_stop twice", body: makeMessageStart() + BODY + FINISH + END, expected: HI },
  { case: "[DONE] after the end", body: `${makeMessageStart()}${BODY}${FINISH}data: [DONE]\n\n`, expected: HI },
  {
    case: "no reason before message_stop",
    body: makeMessageStart() + BODY + END,
    expected: { ...HI, finishReason: "", usage: {} },
  },
  { case: "no end at all", body: makeMessageStart() + BODY, expected: { ...HI, ...CUT } },
  {
    case: "the message stays open after message_stop",
    ending: "stays-open",
    body: makeMessageStart() + BODY + FINISH,
    expected: HI,
  },
  {
    case: "the message stays open after its reason",
    ending: "stays-open",
    body: makeMessageStart() + BODY + makeMessageDelta("end_turn"),
    expected: HI,
  },
  {
    case: "text after the end is not of this message",
    body: makeMessageStart() + BODY + FINISH + makeTextDelta("!"),
    expected: { ...HI, unknown: 1 },
  },
  {
    case: "text between the reason and the end is",
    body:
      makeMessageStart() +
      makeBlockStart(0, TEXT) +
      makeTextDelta("Hel") +
      makeMessageDelta("end_turn") +
      makeTextDelta("lo") +
      END,
    expected: HI,
  },
  {
    case: "names only in the data",
    body: (makeMessageStart() + BODY + FINISH).replaceAll(/event: .*\n/g, ""),
    expected: HI,
  },
  {
    case: "names only before the data",
    body: (makeMessageStart() + BODY + FINISH).replaceAll(/data: \{"type":"[a-z_]+",?/g, "data: {"),
    expected: HI,
  },
  { case: "the message with CRLF", body: (makeMessageStart() + BODY + FINISH).replaceAll("\n", "\r\n"), expected: HI },
  { case: "the message with CR", body: (makeMessageStart() + BODY + FINISH).replaceAll("\n", "\r"), expected: HI },
  {
    case: "signs of life everywhere",
    body:
      [
        makeMessageStart(),
        makeBlockStart(0, TEXT),
        makeTextDelta("Hel"),
        makeTextDelta("lo"),
        makeBlockStop(0),
        makeMessageDelta("end_turn"),
        END,
      ].join(PING) + PING,
    expected: HI,
  },
  {
    case: "text with the start of the block",
    body:
      makeMessageStart() +
      makeBlockStart(0, { type: "text", text: "Hel" }) +
      makeTextDelta("lo") +
      makeBlockStop(0) +
      FINISH,
    expected: HI,
  },
  {
    case: "an empty block of text",
    body:
      makeMessageStart() +
      makeBlockStart(0, TEXT) +
      makeBlockStop(0) +
      makeBlockStart(1, TEXT) +
      makeTextDelta("Hello", 1) +
      makeBlockStop(1) +
      FINISH,
    expected: HI,
  },
  {
    case: "two blocks of text",
    body:
      makeMessageStart() +
      makeBlockStart(0, TEXT) +
      makeTextDelta("Hel") +
      makeBlockStop(0) +
      makeBlockStart(1, TEXT) +
      makeTextDelta("lo", 1) +
      makeBlockStop(1) +
      FINISH,
    expected: HI,
  },
  {
    case: "blocks whose numbers have gaps",
    body:
      makeMessageStart() +
      makeBlockStart(3, TEXT) +
      makeTextDelta("Hel", 3) +
      makeBlockStop(3) +
      makeBlockStart(9, TEXT) +
      makeTextDelta("lo", 9) +
      makeBlockStop(9) +
      FINISH,
    expected: HI,
  },
  {
    case: "blocks that grow in turn",
    body:
      makeMessageStart() +
      makeBlockStart(0, THINKING) +
      makeBlockStart(1, TEXT) +
      makeThinkingDelta("Hm. ") +
      makeTextDelta("Hel", 1) +
      makeThinkingDelta("So:") +
      makeTextDelta("lo", 1) +
      makeSignatureDelta("c2ln") +
      makeBlockStop(1) +
      makeBlockStop(0) +
      FINISH,
    expected: THOUGHT,
  },
  {
    case: "a number that is used again",
    body:
      makeMessageStart() +
      makeBlockStart(0, TEXT) +
      makeTextDelta("Hel") +
      makeBlockStop(0) +
      makeBlockStart(0, TEXT) +
      makeTextDelta("lo") +
      makeBlockStop(0) +
      FINISH,
    expected: HI,
  },
  {
    case: "thinking with its signature, then text",
    body:
      makeMessageStart() +
      makeBlockStart(0, THINKING) +
      makeThinkingDelta("Hm. ") +
      makeThinkingDelta("So:") +
      makeSignatureDelta("c2ln") +
      makeBlockStop(0) +
      makeBlockStart(1, TEXT) +
      makeTextDelta("Hello", 1) +
      makeBlockStop(1) +
      FINISH,
    expected: THOUGHT,
  },
  {
    case: "thinking in one piece",
    body:
      makeMessageStart() +
      makeBlockStart(0, { type: "thinking", thinking: "Hm. So:", signature: "c2ln" }) +
      makeBlockStop(0) +
      makeBlockStart(1, TEXT) +
      makeTextDelta("Hello", 1) +
      FINISH,
    expected: THOUGHT,
  },
  {
    case: "a signature in pieces",
    body:
      makeMessageStart() +
      makeBlockStart(0, THINKING) +
      makeThinkingDelta("Hm. So:") +
      makeSignatureDelta("c2") +
      makeSignatureDelta("ln") +
      makeBlockStop(0) +
      makeTextDelta("Hello", 1) +
      FINISH,
    expected: THOUGHT,
  },
  {
    case: "a signature twice",
    body:
      makeMessageStart() +
      makeBlockStart(0, THINKING) +
      makeThinkingDelta("Hm. So:") +
      makeSignatureDelta("c2ln") +
      makeSignatureDelta("c2ln") +
      makeBlockStop(0) +
      makeTextDelta("Hello", 1) +
      FINISH,
    expected: THOUGHT,
  },
  {
    case: "thinking that is not shown, with its signature",
    body:
      makeMessageStart() +
      makeBlockStart(0, THINKING) +
      makeSignatureDelta("c2ln") +
      makeBlockStop(0) +
      makeTextDelta("Hello", 1) +
      FINISH,
    expected: { ...HI, signatures: ["c2ln"] },
  },
  {
    case: "thinking without a start",
    body:
      makeMessageStart() +
      makeThinkingDelta("Hm. So:") +
      makeSignatureDelta("c2ln") +
      makeBlockStop(0) +
      makeTextDelta("Hello", 1) +
      FINISH,
    expected: THOUGHT,
  },
  {
    case: "thinking twice, around a call",
    body:
      makeMessageStart() +
      makeBlockStart(0, THINKING) +
      makeThinkingDelta("Hm. ") +
      makeSignatureDelta("a") +
      makeBlockStart(1, LOOK_BLOCK) +
      makeToolInputDelta('{"x":1}', 1) +
      makeBlockStop(1) +
      makeBlockStart(2, THINKING) +
      makeThinkingDelta("So:", 2) +
      makeSignatureDelta("b", 2) +
      makeMessageDelta("tool_use") +
      END,
    expected: {
      ...HI,
      text: "",
      finishReason: "tool_use",
      thinking: "Hm. So:",
      signatures: ["a", "b"],
      toolCalls: [LOOK],
    },
  },
  {
    case: "thinking that is hidden",
    body:
      makeMessageStart() +
      makeBlockStart(0, { type: "redacted_thinking", data: "RW5j" }) +
      makeBlockStop(0) +
      makeBlockStart(1, TEXT) +
      makeTextDelta("Hello", 1) +
      FINISH,
    expected: { ...HI, unknownParts: [{ redacted: "RW5j" }] },
  },
  {
    case: "arguments of a call in pieces",
    body:
      makeMessageStart() +
      makeBlockStart(0, LOOK_BLOCK) +
      makeToolInputDelta("") +
      makeToolInputDelta('{"x"') +
      makeToolInputDelta(":1}") +
      makeBlockStop(0) +
      makeMessageDelta("tool_use") +
      END,
    expected: { ...HI, text: "", finishReason: "tool_use", toolCalls: [LOOK] },
  },
  {
    case: "arguments of a call with its start",
    body:
      makeMessageStart() +
      makeBlockStart(0, { ...LOOK_BLOCK, input: { x: 1 } }) +
      makeBlockStop(0) +
      makeMessageDelta("tool_use") +
      END,
    expected: { ...HI, text: "", finishReason: "tool_use", toolCalls: [LOOK] },
  },
  {
    case: "a call of a tool without arguments",
    body: makeMessageStart() + makeBlockStart(0, LOOK_BLOCK) + makeBlockStop(0) + makeMessageDelta("tool_use") + END,
    expected: { ...HI, text: "", finishReason: "tool_use", toolCalls: [{ ...LOOK, arguments: "" }] },
  },
  {
    case: "two calls that grow in turn",
    body:
      makeMessageStart() +
      makeBlockStart(0, LOOK_BLOCK) +
      makeBlockStart(1, { ...LOOK_BLOCK, id: "b", name: "hear" }) +
      makeToolInputDelta('{"x"') +
      makeToolInputDelta('{"y"', 1) +
      makeToolInputDelta(":1}") +
      makeToolInputDelta(":2}", 1) +
      makeBlockStop(0) +
      makeBlockStop(1) +
      makeMessageDelta("tool_use") +
      END,
    expected: {
      ...HI,
      text: "",
      finishReason: "tool_use",
      toolCalls: [LOOK, { id: "b", name: "hear", arguments: '{"y":2}' }],
    },
  },
  {
    case: "arguments of a call cut off by the limit",
    body:
      makeMessageStart() +
      makeBlockStart(0, LOOK_BLOCK) +
      makeToolInputDelta('{"x"') +
      makeMessageDelta("max_tokens") +
      END,
    expected: { ...HI, text: "", finishReason: "max_tokens", toolCalls: [{ ...LOOK, arguments: '{"x"' }] },
  },
  {
    case: "citations in deltas",
    body:
      makeMessageStart() +
      makeBlockStart(0, { ...TEXT, citations: [] }) +
      makeTextDelta("Hello") +
      makeBlockDelta(0, { type: "citations_delta", citation: CITED }) +
      makeBlockStop(0) +
      FINISH,
    expected: { ...HI, citations: [CITED] },
  },
  {
    case: "citations with the start",
    body:
      makeMessageStart() +
      makeBlockStart(0, { ...TEXT, citations: [CITED] }) +
      makeTextDelta("Hello") +
      makeBlockStop(0) +
      FINISH,
    expected: { ...HI, citations: [CITED] },
  },
  {
    case: "citations before their text",
    body:
      makeMessageStart() +
      makeBlockStart(0, TEXT) +
      makeBlockDelta(0, { type: "citations_delta", citation: CITED }) +
      makeTextDelta("Hello") +
      makeBlockStop(0) +
      FINISH,
    expected: { ...HI, citations: [CITED] },
  },
  {
    case: "a search of the server with its findings",
    body:
      makeMessageStart() +
      makeBlockStart(0, { ...SEARCH, input: {} }) +
      makeToolInputDelta('{"query":') +
      makeToolInputDelta('"moons"}') +
      makeBlockStop(0) +
      makeBlockStart(1, FOUND) +
      makeBlockStop(1) +
      makeBlockStart(2, TEXT) +
      makeTextDelta("Hello", 2) +
      makeBlockStop(2) +
      FINISH,
    expected: { ...HI, unknownParts: [SEARCH, FOUND] },
  },
  {
    case: "a search of the server whose arguments are cut",
    body:
      makeMessageStart() +
      makeBlockStart(0, { ...SEARCH, input: {} }) +
      makeToolInputDelta('{"que') +
      makeBlockStop(0) +
      FINISH,
    expected: { ...HI, text: "", unknownParts: [{ ...SEARCH, input: '{"que' }] },
  },
  {
    case: "a block that nobody knows",
    body:
      makeMessageStart() +
      makeBlockStart(0, { type: "hologram", shape: [1, 2] }) +
      makeBlockStop(0) +
      makeBlockStart(1, TEXT) +
      makeTextDelta("Hello", 1) +
      FINISH,
    expected: { ...HI, unknownParts: [{ type: "hologram", shape: [1, 2] }] },
  },
  {
    case: "a delta that nobody knows",
    body:
      makeMessageStart() +
      makeBlockStart(0, TEXT) +
      makeBlockDelta(0, { type: "colour_delta", colour: "red" }) +
      makeTextDelta("Hello") +
      FINISH,
    expected: { ...HI, unknown: 1 },
  },
  {
    case: "an event that nobody knows",
    body: makeMessageStart() + makeNamedEvent({ type: "weather", sky: "blue" }) + BODY + FINISH,
    expected: { ...HI, unknown: 1 },
  },
  {
    case: "usage only at the start, then a cut",
    body: makeMessageStart({ input_tokens: 3, output_tokens: 1 }) + BODY,
    expected: { ...HI, ...CUT, usage: { inputTokens: 3 } },
  },
  {
    case: "usage that counts up",
    body: makeMessageStart({ input_tokens: 3 }) + BODY + makeMessageDelta(null, { output_tokens: 2 }) + FINISH,
    expected: { ...HI, usage: { inputTokens: 3, outputTokens: 4 } },
  },
  {
    case: "usage with a cache",
    body:
      makeMessageStart({ input_tokens: 3, cache_read_input_tokens: 10, cache_creation_input_tokens: 20 }) +
      BODY +
      FINISH,
    expected: { ...HI, usage: { inputTokens: 33, outputTokens: 4, cachedInputTokens: 10 } },
  },
  {
    case: "usage null",
    body: makeMessageStart() + BODY + makeMessageDelta("end_turn", null) + END,
    expected: { ...HI, usage: {} },
  },
  {
    case: "usage after the end",
    body:
      makeMessageStart() +
      BODY +
      makeMessageDelta("end_turn", null) +
      END +
      makeNamedEvent({ type: "message_delta", usage: { output_tokens: 4 } }),
    expected: HI,
  },
  {
    case: "the price with the reason",
    body:
      makeMessageStart() +
      BODY +
      makeNamedEvent({
        type: "message_delta",
        delta: { stop_reason: "end_turn" },
        usage: { output_tokens: 4 },
        meta: { usage: { usd_spent: 0.25 } },
      }) +
      END,
    expected: { ...HI, billedUsd: 0.25 },
  },
  {
    case: "the price after the end",
    body:
      makeMessageStart() + BODY + FINISH + makeNamedEvent({ type: "meta", meta: { usage: { credits_used: 500_000 } } }),
    expected: { ...HI, billedUsd: 0.25 },
  },
  ...["max_tokens", "stop_sequence", "refusal", "pause_turn", "model_context_window_exceeded", "some_new_word"].map(
    (reason): Row => ({
      case: `the message ends with “${reason}”`,
      body: makeMessageStart() + BODY + makeMessageDelta(reason) + END,
      expected: { ...HI, finishReason: reason },
    }),
  ),
  {
    case: "the message ends at a stop sequence that it names",
    body:
      makeMessageStart() +
      BODY +
      makeNamedEvent({
        type: "message_delta",
        delta: { stop_reason: "stop_sequence", stop_sequence: "\n\n" },
        usage: { output_tokens: 4 },
      }) +
      END,
    expected: { ...HI, finishReason: "stop_sequence", stopSequence: "\n\n" },
  },
  {
    case: "a whole message that ended at a stop sequence",
    contentType: "application/json",
    body: JSON.stringify({
      type: "message",
      content: [{ type: "text", text: "Hello" }],
      stop_reason: "stop_sequence",
      stop_sequence: "END",
    }),
    expected: { text: "Hello", finishReason: "stop_sequence", stopSequence: "END" },
  },
  {
    case: "an error in the middle of a message",
    body:
      makeMessageStart() +
      makeBlockStart(0, TEXT) +
      makeTextDelta("Hello") +
      makeNamedEvent({ type: "error", error: { type: "overloaded_error", message: "Overloaded" } }),
    expected: {
      ...HI,
      usage: {},
      status: "failed",
      finishReason: "",
      failure: "error-in-stream",
      serverMessage: "Overloaded",
    },
  },
  {
    case: "an error before the message",
    body: makeNamedEvent({ type: "error", error: { type: "api_error", message: "Gone" }, request_id: "r" }),
    expected: { status: "failed", finishReason: "", failure: "server-error", serverMessage: "Gone" },
  },
  {
    case: "signs of life only",
    body: PING + PING,
    expected: { status: "failed", finishReason: "", failure: "empty-answer" },
  },
  {
    case: "a message that breaks off in its thinking",
    ending: "breaks",
    body: makeMessageStart() + makeBlockStart(0, THINKING) + makeThinkingDelta("Hm"),
    expected: { ...CUT, thinking: "Hm" },
  },
  {
    case: "a message of 8 MB",
    body: makeMessageStart() + makeBlockStart(0, TEXT) + makeTextDelta("x".repeat(8_000_000)) + FINISH,
    expected: { ...HI, text: "x".repeat(8_000_000) },
  },
  {
    case: "a message of 100,000 events",
    body: makeMessageStart() + makeBlockStart(0, TEXT) + makeTextDelta("z").repeat(100_000) + FINISH,
    expected: { ...HI, text: "z".repeat(100_000) },
  },
  {
    case: "a whole message where a stream was asked for",
    body: JSON.stringify({
      type: "message",
      id: "m1",
      role: "assistant",
      content: [
        { type: "thinking", thinking: "Hm. So:", signature: "c2ln" },
        { type: "text", text: "Hello" },
      ],
      stop_reason: "end_turn",
      usage: { output_tokens: 4 },
    }),
    expected: THOUGHT,
  },
  {
    case: "a whole message with everything",
    contentType: "application/json",
    body: JSON.stringify({
      type: "message",
      content: [
        { type: "redacted_thinking", data: "RW5j" },
        SEARCH,
        FOUND,
        { type: "text", text: "Hello", citations: [CITED] },
        { ...LOOK_BLOCK, input: { x: 1 } },
      ],
      stop_reason: "tool_use",
      usage: { input_tokens: 3, output_tokens: 4 },
      meta: { usage: { usd_spent: 0.25 } },
    }),
    expected: {
      text: "Hello",
      finishReason: "tool_use",
      usage: { inputTokens: 3, outputTokens: 4 },
      billedUsd: 0.25,
      citations: [CITED],
      toolCalls: [LOOK],
      unknownParts: [{ redacted: "RW5j" }, SEARCH, FOUND],
    },
  },
  {
    case: "a whole message without a reason",
    contentType: "application/json",
    body: JSON.stringify({ type: "message", content: [{ type: "text", text: "Hello" }], stop_reason: null }),
    expected: { text: "Hello", finishReason: "" },
  },
  {
    case: "a whole error",
    contentType: "application/json",
    body: JSON.stringify({ type: "error", error: { type: "api_error", message: "Gone" } }),
    expected: { status: "failed", finishReason: "", failure: "server-error", serverMessage: "Gone" },
  },
];

/** Events of the messages wire, as they are documented and as they might come. */
export const MESSAGES_ROWS: StreamRow[] = ROWS.map((row) => ({ ...row, wire: "messages" }));
