import type { GeneratedReply } from "./compose-reply.ts";
import type { ReplyContext } from "./encode-reply.ts";

const signature = "dGVzdC1zaWduYXR1cmU=";
const STOP_REASONS = {
  end: "end_turn",
  "max-tokens": "max_tokens",
  "stop-sequence": "stop_sequence",
  tools: "tool_use",
} as const;

/** The reply as Anthropic's events, one string for each event. Thinking is signed. */
export function encodeMessageStream(reply: GeneratedReply, context: ReplyContext): string[] {
  const blocks = buildContentBlocks(reply);
  const startMessage = {
    ...buildEnvelope(context),
    content: [],
    stop_reason: null,
    usage: { ...countInput(reply, context), output_tokens: 1 },
  };
  return [
    toEvent({ type: "message_start", message: startMessage }),
    toEvent({ type: "ping" }),
    ...blocks.flatMap(({ start, deltas }, index) => [
      toEvent({ type: "content_block_start", index, content_block: start }),
      ...deltas.map((delta) => toEvent({ type: "content_block_delta", index, delta })),
      toEvent({ type: "content_block_stop", index }),
    ]),
    toEvent({
      type: "message_delta",
      delta: { stop_reason: STOP_REASONS[reply.stop], stop_sequence: reply.stopSequence },
      usage: { output_tokens: reply.usage.completion },
      meta: { usage: reply.billed },
    }),
    toEvent({ type: "message_stop" }),
  ];
}

/** The reply as one whole message. */
export function encodeMessage(reply: GeneratedReply, context: ReplyContext): Record<string, unknown> {
  return {
    ...buildEnvelope(context),
    content: buildContentBlocks(reply).map(({ whole }) => whole),
    stop_reason: STOP_REASONS[reply.stop],
    stop_sequence: reply.stopSequence,
    usage: { ...countInput(reply, context), output_tokens: reply.usage.completion },
    meta: { usage: reply.billed },
  };
}

/** Input tokens as this wire counts them: those of a cache beside the others. */
function countInput({ usage: { prompt } }: GeneratedReply, { cache }: ReplyContext): Record<string, unknown> {
  if (!cache) return { input_tokens: prompt };
  const { read, written, writtenForHour } = cache;
  return {
    input_tokens: Math.max(0, prompt - read - written),
    cache_read_input_tokens: read,
    cache_creation_input_tokens: written,
    cache_creation: {
      ephemeral_5m_input_tokens: written - writtenForHour,
      ephemeral_1h_input_tokens: writtenForHour,
    },
  };
}

/** The response of the predict service: the reply's text is the explanation. */
export function encodePrediction(reply: GeneratedReply, context: ReplyContext): Record<string, unknown> {
  const { prompt, completion } = reply.usage;
  return {
    id: context.id,
    model: context.body.model,
    created: context.createdAtS,
    input: context.body["input"],
    output: { label: "positive", score: 0.98, explanation: reply.text.join("") },
    usage: { input_tokens: prompt, output_tokens: completion, total_tokens: prompt + completion },
  };
}

type ContentBlock = { start: object; deltas: object[]; whole: object };

function buildContentBlocks({ thinking, text, toolCalls }: GeneratedReply): ContentBlock[] {
  const thought = thinking.join("");
  const thinkingBlock: ContentBlock = {
    start: { type: "thinking", thinking: "", signature: "" },
    deltas: [
      ...thinking.map((piece) => ({ type: "thinking_delta", thinking: piece })),
      { type: "signature_delta", signature },
    ],
    whole: { type: "thinking", thinking: thought, signature },
  };
  const textBlock: ContentBlock = {
    start: { type: "text", text: "" },
    deltas: text.map((piece) => ({ type: "text_delta", text: piece })),
    whole: { type: "text", text: text.join("") },
  };
  const callBlocks = toolCalls.map((call): ContentBlock => ({
    start: { type: "tool_use", ...call, input: {} },
    deltas: [{ type: "input_json_delta", partial_json: JSON.stringify(call.input) }],
    whole: { type: "tool_use", ...call },
  }));
  return [
    ...(thinking.length === 0 ? [] : [thinkingBlock]),
    ...(text.length === 0 && callBlocks.length > 0 ? [] : [textBlock]),
    ...callBlocks,
  ];
}

function buildEnvelope(context: ReplyContext): object {
  return { id: context.id, type: "message", role: "assistant", model: "claude-opus-4-5-20251101" };
}

function toEvent(value: { type: string; [name: string]: unknown }): string {
  return `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;
}
