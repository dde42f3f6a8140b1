import type { JsonObject } from "#core/json.ts";
import { textOf } from "#core/json.ts";
import type { StreamRow } from "./stream-row.ts";

type Row = Omit<StreamRow, "wire">;

/** An event of the messages wire, with its name. */
const named = (value: JsonObject): string => `event: ${textOf(value["type"])}\ndata: ${JSON.stringify(value)}\n\n`;
const begin = (usage: JsonObject = {}): string =>
  named({
    type: "message_start",
    message: { id: "m1", type: "message", role: "assistant", model: "m", content: [], stop_reason: null, usage },
  });
const open = (index: number, block: JsonObject): string =>
  named({ type: "content_block_start", index, content_block: block });
const grow = (index: number, delta: JsonObject): string => named({ type: "content_block_delta", index, delta });
const close = (index: number): string => named({ type: "content_block_stop", index });
const say = (text: string, index = 0): string => grow(index, { type: "text_delta", text });
const think = (thinking: string, index = 0): string => grow(index, { type: "thinking_delta", thinking });
const sign = (signature: string, index = 0): string => grow(index, { type: "signature_delta", signature });
const argue = (partial_json: string, index = 0): string => grow(index, { type: "input_json_delta", partial_json });
const stopFor = (stop_reason: string | null, usage: JsonObject | null = { output_tokens: 4 }): string =>
  named({ type: "message_delta", delta: { stop_reason, stop_sequence: null }, usage });
const END = named({ type: "message_stop" });
const TEXT = { type: "text", text: "" };
const THINKING = { type: "thinking", thinking: "", signature: "" };
const LOOK_BLOCK = { type: "tool_use", id: "a", name: "look", input: {} };
const LOOK = { id: "a", name: "look", arguments: '{"x":1}' };
const PING = named({ type: "ping" });
const BODY = open(0, TEXT) + say("Hel") + say("lo") + close(0);
const FINISH = stopFor("end_turn") + END;
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
    body: begin({ input_tokens: 3, output_tokens: 1 }) + BODY + FINISH,
    yields: { ...HI, usage: { inputTokens: 3, outputTokens: 4 } },
  },
  { case: "no start of the message", body: BODY + FINISH, yields: HI },
  { case: "no start of the block", body: begin() + say("Hello") + close(0) + FINISH, yields: HI },
  { case: "no end of the block", body: begin() + open(0, TEXT) + say("Hello") + FINISH, yields: HI },
  { case: "no message_stop", body: begin() + BODY + stopFor("end_turn"), yields: HI },
  { case: "message_stop twice", body: begin() + BODY + FINISH + END, yields: HI },
  { case: "[DONE] after the end", body: `${begin()}${BODY}${FINISH}data: [DONE]\n\n`, yields: HI },
  { case: "no reason before message_stop", body: begin() + BODY + END, yields: { ...HI, finishReason: "", usage: {} } },
  { case: "no end at all", body: begin() + BODY, yields: { ...HI, ...CUT } },
  {
    case: "the message stays open after message_stop",
    ending: "stays-open",
    body: begin() + BODY + FINISH,
    yields: HI,
  },
  {
    case: "the message stays open after its reason",
    ending: "stays-open",
    body: begin() + BODY + stopFor("end_turn"),
    yields: HI,
  },
  {
    case: "text after the end is not of this message",
    body: begin() + BODY + FINISH + say("!"),
    yields: { ...HI, unknown: 1 },
  },
  {
    case: "text between the reason and the end is",
    body: begin() + open(0, TEXT) + say("Hel") + stopFor("end_turn") + say("lo") + END,
    yields: HI,
  },
  { case: "names only in the data", body: (begin() + BODY + FINISH).replaceAll(/event: .*\n/g, ""), yields: HI },
  {
    case: "names only before the data",
    body: (begin() + BODY + FINISH).replaceAll(/data: \{"type":"[a-z_]+",?/g, "data: {"),
    yields: HI,
  },
  { case: "the message with CRLF", body: (begin() + BODY + FINISH).replaceAll("\n", "\r\n"), yields: HI },
  { case: "the message with CR", body: (begin() + BODY + FINISH).replaceAll("\n", "\r"), yields: HI },
  {
    case: "signs of life everywhere",
    body: [begin(), open(0, TEXT), say("Hel"), say("lo"), close(0), stopFor("end_turn"), END].join(PING) + PING,
    yields: HI,
  },
  {
    case: "text with the start of the block",
    body: begin() + open(0, { type: "text", text: "Hel" }) + say("lo") + close(0) + FINISH,
    yields: HI,
  },
  {
    case: "an empty block of text",
    body: begin() + open(0, TEXT) + close(0) + open(1, TEXT) + say("Hello", 1) + close(1) + FINISH,
    yields: HI,
  },
  {
    case: "two blocks of text",
    body: begin() + open(0, TEXT) + say("Hel") + close(0) + open(1, TEXT) + say("lo", 1) + close(1) + FINISH,
    yields: HI,
  },
  {
    case: "blocks whose numbers have gaps",
    body: begin() + open(3, TEXT) + say("Hel", 3) + close(3) + open(9, TEXT) + say("lo", 9) + close(9) + FINISH,
    yields: HI,
  },
  {
    case: "blocks that grow in turn",
    body:
      begin() +
      open(0, THINKING) +
      open(1, TEXT) +
      think("Hm. ") +
      say("Hel", 1) +
      think("So:") +
      say("lo", 1) +
      sign("c2ln") +
      close(1) +
      close(0) +
      FINISH,
    yields: THOUGHT,
  },
  {
    case: "a number that is used again",
    body: begin() + open(0, TEXT) + say("Hel") + close(0) + open(0, TEXT) + say("lo") + close(0) + FINISH,
    yields: HI,
  },
  {
    case: "thinking with its signature, then text",
    body:
      begin() +
      open(0, THINKING) +
      think("Hm. ") +
      think("So:") +
      sign("c2ln") +
      close(0) +
      open(1, TEXT) +
      say("Hello", 1) +
      close(1) +
      FINISH,
    yields: THOUGHT,
  },
  {
    case: "thinking in one piece",
    body:
      begin() +
      open(0, { type: "thinking", thinking: "Hm. So:", signature: "c2ln" }) +
      close(0) +
      open(1, TEXT) +
      say("Hello", 1) +
      FINISH,
    yields: THOUGHT,
  },
  {
    case: "a signature in pieces",
    body:
      begin() + open(0, THINKING) + think("Hm. So:") + sign("c2") + sign("ln") + close(0) + say("Hello", 1) + FINISH,
    yields: THOUGHT,
  },
  {
    case: "a signature twice",
    body:
      begin() +
      open(0, THINKING) +
      think("Hm. So:") +
      sign("c2ln") +
      sign("c2ln") +
      close(0) +
      say("Hello", 1) +
      FINISH,
    yields: THOUGHT,
  },
  {
    case: "thinking that is not shown, with its signature",
    body: begin() + open(0, THINKING) + sign("c2ln") + close(0) + say("Hello", 1) + FINISH,
    yields: { ...HI, signatures: ["c2ln"] },
  },
  {
    case: "thinking without a start",
    body: begin() + think("Hm. So:") + sign("c2ln") + close(0) + say("Hello", 1) + FINISH,
    yields: THOUGHT,
  },
  {
    case: "thinking twice, around a call",
    body:
      begin() +
      open(0, THINKING) +
      think("Hm. ") +
      sign("a") +
      open(1, LOOK_BLOCK) +
      argue('{"x":1}', 1) +
      close(1) +
      open(2, THINKING) +
      think("So:", 2) +
      sign("b", 2) +
      stopFor("tool_use") +
      END,
    yields: { ...HI, text: "", finishReason: "tool_use", thinking: "Hm. So:", signatures: ["a", "b"], calls: [LOOK] },
  },
  {
    case: "thinking that is hidden",
    body:
      begin() +
      open(0, { type: "redacted_thinking", data: "RW5j" }) +
      close(0) +
      open(1, TEXT) +
      say("Hello", 1) +
      FINISH,
    yields: { ...HI, kept: [{ redacted: "RW5j" }] },
  },
  {
    case: "arguments of a call in pieces",
    body:
      begin() + open(0, LOOK_BLOCK) + argue("") + argue('{"x"') + argue(":1}") + close(0) + stopFor("tool_use") + END,
    yields: { ...HI, text: "", finishReason: "tool_use", calls: [LOOK] },
  },
  {
    case: "arguments of a call with its start",
    body: begin() + open(0, { ...LOOK_BLOCK, input: { x: 1 } }) + close(0) + stopFor("tool_use") + END,
    yields: { ...HI, text: "", finishReason: "tool_use", calls: [LOOK] },
  },
  {
    case: "a call of a tool without arguments",
    body: begin() + open(0, LOOK_BLOCK) + close(0) + stopFor("tool_use") + END,
    yields: { ...HI, text: "", finishReason: "tool_use", calls: [{ ...LOOK, arguments: "" }] },
  },
  {
    case: "two calls that grow in turn",
    body:
      begin() +
      open(0, LOOK_BLOCK) +
      open(1, { ...LOOK_BLOCK, id: "b", name: "hear" }) +
      argue('{"x"') +
      argue('{"y"', 1) +
      argue(":1}") +
      argue(":2}", 1) +
      close(0) +
      close(1) +
      stopFor("tool_use") +
      END,
    yields: {
      ...HI,
      text: "",
      finishReason: "tool_use",
      calls: [LOOK, { id: "b", name: "hear", arguments: '{"y":2}' }],
    },
  },
  {
    case: "arguments of a call cut off by the limit",
    body: begin() + open(0, LOOK_BLOCK) + argue('{"x"') + stopFor("max_tokens") + END,
    yields: { ...HI, text: "", finishReason: "max_tokens", calls: [{ ...LOOK, arguments: '{"x"' }] },
  },
  {
    case: "citations in deltas",
    body:
      begin() +
      open(0, { ...TEXT, citations: [] }) +
      say("Hello") +
      grow(0, { type: "citations_delta", citation: CITED }) +
      close(0) +
      FINISH,
    yields: { ...HI, citations: [CITED] },
  },
  {
    case: "citations with the start",
    body: begin() + open(0, { ...TEXT, citations: [CITED] }) + say("Hello") + close(0) + FINISH,
    yields: { ...HI, citations: [CITED] },
  },
  {
    case: "citations before their text",
    body:
      begin() +
      open(0, TEXT) +
      grow(0, { type: "citations_delta", citation: CITED }) +
      say("Hello") +
      close(0) +
      FINISH,
    yields: { ...HI, citations: [CITED] },
  },
  {
    case: "a search of the server with its findings",
    body:
      begin() +
      open(0, { ...SEARCH, input: {} }) +
      argue('{"query":') +
      argue('"moons"}') +
      close(0) +
      open(1, FOUND) +
      close(1) +
      open(2, TEXT) +
      say("Hello", 2) +
      close(2) +
      FINISH,
    yields: { ...HI, kept: [SEARCH, FOUND] },
  },
  {
    case: "a search of the server whose arguments are cut",
    body: begin() + open(0, { ...SEARCH, input: {} }) + argue('{"que') + close(0) + FINISH,
    yields: { ...HI, text: "", kept: [{ ...SEARCH, input: '{"que' }] },
  },
  {
    case: "a block that nobody knows",
    body: begin() + open(0, { type: "hologram", shape: [1, 2] }) + close(0) + open(1, TEXT) + say("Hello", 1) + FINISH,
    yields: { ...HI, kept: [{ type: "hologram", shape: [1, 2] }] },
  },
  {
    case: "a delta that nobody knows",
    body: begin() + open(0, TEXT) + grow(0, { type: "colour_delta", colour: "red" }) + say("Hello") + FINISH,
    yields: { ...HI, unknown: 1 },
  },
  {
    case: "an event that nobody knows",
    body: begin() + named({ type: "weather", sky: "blue" }) + BODY + FINISH,
    yields: { ...HI, unknown: 1 },
  },
  {
    case: "usage only at the start, then a cut",
    body: begin({ input_tokens: 3, output_tokens: 1 }) + BODY,
    yields: { ...HI, ...CUT, usage: { inputTokens: 3 } },
  },
  {
    case: "usage that counts up",
    body: begin({ input_tokens: 3 }) + BODY + stopFor(null, { output_tokens: 2 }) + FINISH,
    yields: { ...HI, usage: { inputTokens: 3, outputTokens: 4 } },
  },
  {
    case: "usage with a cache",
    body: begin({ input_tokens: 3, cache_read_input_tokens: 10, cache_creation_input_tokens: 20 }) + BODY + FINISH,
    yields: { ...HI, usage: { inputTokens: 33, outputTokens: 4, cachedInputTokens: 10 } },
  },
  { case: "usage null", body: begin() + BODY + stopFor("end_turn", null) + END, yields: { ...HI, usage: {} } },
  {
    case: "usage after the end",
    body:
      begin() + BODY + stopFor("end_turn", null) + END + named({ type: "message_delta", usage: { output_tokens: 4 } }),
    yields: HI,
  },
  {
    case: "the price with the reason",
    body:
      begin() +
      BODY +
      named({
        type: "message_delta",
        delta: { stop_reason: "end_turn" },
        usage: { output_tokens: 4 },
        meta: { usage: { usd_spent: 0.25 } },
      }) +
      END,
    yields: { ...HI, billedUsd: 0.25 },
  },
  {
    case: "the price after the end",
    body: begin() + BODY + FINISH + named({ type: "meta", meta: { usage: { credits_used: 500_000 } } }),
    yields: { ...HI, billedUsd: 0.25 },
  },
  ...["max_tokens", "stop_sequence", "refusal", "pause_turn", "model_context_window_exceeded", "some_new_word"].map(
    (reason): Row => ({
      case: `the message ends with “${reason}”`,
      body: begin() + BODY + stopFor(reason) + END,
      yields: { ...HI, finishReason: reason },
    }),
  ),
  {
    case: "the message ends at a stop sequence that it names",
    body:
      begin() +
      BODY +
      named({
        type: "message_delta",
        delta: { stop_reason: "stop_sequence", stop_sequence: "\n\n" },
        usage: { output_tokens: 4 },
      }) +
      END,
    yields: { ...HI, finishReason: "stop_sequence", stopSequence: "\n\n" },
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
    yields: { text: "Hello", finishReason: "stop_sequence", stopSequence: "END" },
  },
  {
    case: "an error in the middle of a message",
    body:
      begin() +
      open(0, TEXT) +
      say("Hello") +
      named({ type: "error", error: { type: "overloaded_error", message: "Overloaded" } }),
    yields: { ...HI, usage: {}, status: "failed", finishReason: "", failure: "error-in-stream", said: "Overloaded" },
  },
  {
    case: "an error before the message",
    body: named({ type: "error", error: { type: "api_error", message: "Gone" }, request_id: "r" }),
    yields: { status: "failed", finishReason: "", failure: "server-error", said: "Gone" },
  },
  {
    case: "signs of life only",
    body: PING + PING,
    yields: { status: "failed", finishReason: "", failure: "empty-answer" },
  },
  {
    case: "a message that breaks off in its thinking",
    ending: "breaks",
    body: begin() + open(0, THINKING) + think("Hm"),
    yields: { ...CUT, thinking: "Hm" },
  },
  {
    case: "a message of 8 MB",
    body: begin() + open(0, TEXT) + say("x".repeat(8_000_000)) + FINISH,
    yields: { ...HI, text: "x".repeat(8_000_000) },
  },
  {
    case: "a message of 100,000 events",
    body: begin() + open(0, TEXT) + say("z").repeat(100_000) + FINISH,
    yields: { ...HI, text: "z".repeat(100_000) },
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
    yields: THOUGHT,
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
    yields: {
      text: "Hello",
      finishReason: "tool_use",
      usage: { inputTokens: 3, outputTokens: 4 },
      billedUsd: 0.25,
      citations: [CITED],
      calls: [LOOK],
      kept: [{ redacted: "RW5j" }, SEARCH, FOUND],
    },
  },
  {
    case: "a whole message without a reason",
    contentType: "application/json",
    body: JSON.stringify({ type: "message", content: [{ type: "text", text: "Hello" }], stop_reason: null }),
    yields: { text: "Hello", finishReason: "" },
  },
  {
    case: "a whole error",
    contentType: "application/json",
    body: JSON.stringify({ type: "error", error: { type: "api_error", message: "Gone" } }),
    yields: { status: "failed", finishReason: "", failure: "server-error", said: "Gone" },
  },
];

/** Events of the messages wire, as they are documented and as they might come. */
export const MESSAGES_ROWS: StreamRow[] = ROWS.map((row) => ({ ...row, wire: "messages" }));
