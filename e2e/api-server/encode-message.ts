import type { Answer } from "./compose-answer.ts";
import type { AnswerFrame } from "./encode-answer.ts";

const signature = "dGVzdC1zaWduYXR1cmU=";
const words = { end: "end_turn", "max-tokens": "max_tokens", "stop-sequence": "stop_sequence" } as const;

/** The answer as Anthropic's own events, one string an event. Thinking is signed. */
export function encodeMessageStream(answer: Answer, frame: AnswerFrame): string[] {
  const blocks = contentOf(answer);
  const begun = {
    ...envelope(frame),
    content: [],
    stop_reason: null,
    usage: { input_tokens: answer.usage.prompt, output_tokens: 1 },
  };
  return [
    toEvent({ type: "message_start", message: begun }),
    toEvent({ type: "ping" }),
    ...blocks.flatMap(({ start, deltas }, index) => [
      toEvent({ type: "content_block_start", index, content_block: start }),
      ...deltas.map((delta) => toEvent({ type: "content_block_delta", index, delta })),
      toEvent({ type: "content_block_stop", index }),
    ]),
    toEvent({
      type: "message_delta",
      delta: { stop_reason: words[answer.stop], stop_sequence: answer.stopSequence },
      usage: { output_tokens: answer.usage.completion },
      meta: { usage: answer.billed },
    }),
    toEvent({ type: "message_stop" }),
  ];
}

/** The answer as one message. */
export function encodeMessage(answer: Answer, frame: AnswerFrame): Record<string, unknown> {
  return {
    ...envelope(frame),
    content: contentOf(answer).map(({ whole }) => whole),
    stop_reason: words[answer.stop],
    stop_sequence: answer.stopSequence,
    usage: { input_tokens: answer.usage.prompt, output_tokens: answer.usage.completion },
    meta: { usage: answer.billed },
  };
}

/** The answer of the predict service: its text is the explanation. */
export function encodePrediction(answer: Answer, frame: AnswerFrame): Record<string, unknown> {
  const { prompt, completion } = answer.usage;
  return {
    id: frame.id,
    model: frame.body.model,
    created: frame.createdAtS,
    input: frame.body["input"],
    output: { label: "positive", score: 0.98, explanation: answer.text.join("") },
    usage: { input_tokens: prompt, output_tokens: completion, total_tokens: prompt + completion },
  };
}

type Block = { start: object; deltas: object[]; whole: object };

function contentOf({ thinking, text }: Answer): Block[] {
  const thought = thinking.join("");
  const thinkingBlock: Block = {
    start: { type: "thinking", thinking: "", signature: "" },
    deltas: [
      ...thinking.map((piece) => ({ type: "thinking_delta", thinking: piece })),
      { type: "signature_delta", signature },
    ],
    whole: { type: "thinking", thinking: thought, signature },
  };
  const textBlock: Block = {
    start: { type: "text", text: "" },
    deltas: text.map((piece) => ({ type: "text_delta", text: piece })),
    whole: { type: "text", text: text.join("") },
  };
  return thinking.length === 0 ? [textBlock] : [thinkingBlock, textBlock];
}

function envelope(frame: AnswerFrame): object {
  return { id: frame.id, type: "message", role: "assistant", model: "claude-opus-4-5-20251101" };
}

function toEvent(value: { type: string; [name: string]: unknown }): string {
  return `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;
}
