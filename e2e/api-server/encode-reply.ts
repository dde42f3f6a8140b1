import type { BodyFormat } from "./catalogue.ts";
import type { ChatBody } from "./check-chat-body.ts";
import { isRecord } from "./check-shape.ts";
import type { GeneratedReply } from "./compose-reply.ts";
import type { CacheCounts } from "./prompt-cache.ts";
import { encodeMessage, encodeMessageStream, encodePrediction } from "./encode-message.ts";

export type ServedWire = "chat-completions" | "messages" | "predict";

export type ReplyContext = {
  id: string;
  createdAtS: number;
  wire: ServedWire;
  bodyFormat: BodyFormat;
  body: ChatBody;
  /** The input tokens that a cache read or wrote; undefined for a request without breakpoints. */
  cache: CacheCounts | undefined;
};

/** The reply as server-sent events, one string for each event, as the gateway streams this kind of model. */
export function encodeStream(reply: GeneratedReply, context: ReplyContext): string[] {
  if (context.wire === "messages") return encodeMessageStream(reply, context);
  return context.bodyFormat.startsWith("claude")
    ? encodeClaudeStream(reply, context)
    : encodeOpenaiStream(reply, context);
}

/** The reply as one JSON body. */
export function encodeResponse(reply: GeneratedReply, context: ReplyContext): Record<string, unknown> {
  if (context.wire === "messages") return encodeMessage(reply, context);
  if (context.wire === "predict") return encodePrediction(reply, context);
  const claude = context.bodyFormat.startsWith("claude");
  const content = reply.text.join("");
  const thinking = reply.thinking.join("");
  const calls = reply.toolCalls.length === 0 ? {} : { tool_calls: encodeToolCalls(reply) };
  const message = claude
    ? { reasoning_content: thinking, content, role: "assistant", ...calls }
    : {
        ...calls,
        role: "assistant",
        content,
        refusal: null,
        ...(thinking === "" ? {} : { reasoning_content: thinking }),
      };
  const finishReasons = claude
    ? { end: "end_turn", "max-tokens": "max_tokens", "stop-sequence": "stop_sequence", tools: "tool_use" }
    : { end: "stop", "max-tokens": "length", "stop-sequence": "stop", tools: "tool_calls" };
  return {
    id: context.id,
    object: "chat.completion",
    model: getReportedModel(context),
    choices: buildChoices(context, { message, finish_reason: finishReasons[reply.stop], logprobs: null }),
    created: context.createdAtS,
    usage: buildUsage(reply, context),
    meta: { usage: reply.billed },
  };
}

// The id only in the first chunk, no finish_reason key before the end, two finishing chunks and no [DONE].
function encodeClaudeStream(reply: GeneratedReply, context: ReplyContext): string[] {
  const finish = { finish_reason: getStreamFinishReason(reply) };
  const chunk = (choice: object, rest: object = {}) =>
    toEvent({
      id: "",
      choices: buildChoices(context, choice),
      created: context.createdAtS,
      model: getReportedModel(context),
      object: "chat.completion.chunk",
      usage: null,
      ...rest,
    });
  return [
    chunk(buildDelta(""), { id: context.id }),
    chunk(buildDelta("")),
    ...reply.thinking.map((piece) => chunk(buildDelta("", { reasoning_content: piece }))),
    ...reply.text.map((piece) => chunk(buildDelta(piece))),
    ...encodeToolCalls(reply).map((call) => chunk(buildDelta("", { tool_calls: [call] }))),
    chunk(buildDelta("")),
    chunk({ ...buildDelta(""), ...finish }, { usage: buildUsage(reply, context) }),
    chunk(finish, { meta: { usage: reply.billed } }),
  ];
}

const encodeToolCalls = ({ toolCalls }: GeneratedReply): object[] =>
  toolCalls.map(({ id, name, input }, index) => ({
    index,
    id,
    type: "function",
    function: { name, arguments: JSON.stringify(input) },
  }));

function buildDelta(content: string, more: object = {}): object {
  return { delta: { content, role: "assistant", refusal: null, ...more } };
}

// The same id in every chunk, finish_reason null before the end, usage only on request, then [DONE].
function encodeOpenaiStream(reply: GeneratedReply, context: ReplyContext): string[] {
  const base = {
    id: context.id,
    object: "chat.completion.chunk",
    created: context.createdAtS,
    model: getReportedModel(context),
  };
  const chunk = (delta: object, finish_reason: string | null = null, rest: object = {}) =>
    toEvent({ ...base, choices: buildChoices(context, { delta, finish_reason }), usage: null, ...rest });
  const meta = { meta: { usage: reply.billed } };
  const options = context.body["stream_options"];
  const wantsUsage = isRecord(options) && options["include_usage"] === true;
  return [
    chunk({ role: "assistant", content: "" }),
    ...reply.thinking.map((piece) => chunk({ content: null, reasoning_content: piece })),
    ...reply.text.map((content) => chunk({ content })),
    ...encodeToolCalls(reply).map((call) => chunk({ tool_calls: [call] })),
    chunk({}, getStreamFinishReason(reply), wantsUsage ? {} : meta),
    ...(wantsUsage ? [toEvent({ ...base, choices: [], usage: buildUsage(reply, context), ...meta })] : []),
    "data: [DONE]\n\n",
  ];
}

function buildChoices(context: ReplyContext, choice: object): object[] {
  return Array.from({ length: Number(context.body["n"] ?? 1) }, (_, index) => ({ index, ...choice }));
}

function buildUsage({ usage }: GeneratedReply, { bodyFormat, cache }: ReplyContext): object {
  const counts = {
    prompt_tokens: usage.prompt,
    completion_tokens: usage.completion,
    total_tokens: usage.prompt + usage.completion,
    ...(cache && { prompt_tokens_details: { cached_tokens: cache.read, cache_write_tokens: cache.written } }),
  };
  return bodyFormat.startsWith("claude")
    ? counts
    : { ...counts, completion_tokens_details: { reasoning_tokens: usage.thinking } };
}

function getStreamFinishReason(reply: GeneratedReply): string {
  if (reply.stop === "tools") return "tool_calls";
  return reply.stop === "max-tokens" ? "length" : "stop";
}

/** The model's name in responses: Claude Opus 4.5 uses its dated id, whatever alias was requested. */
function getReportedModel(context: ReplyContext): string {
  return context.bodyFormat === "claude-opus-4-5" ? "claude-opus-4-5-20251101" : context.body.model;
}

function toEvent(payload: object): string {
  return `data: ${JSON.stringify(payload)}\n\n`;
}
