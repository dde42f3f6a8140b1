import type { ChatForm } from "./catalogue.ts";
import type { ChatBody } from "./check-chat-body.ts";
import { isRecord } from "./check-shape.ts";
import type { Answer } from "./compose-answer.ts";
import { encodeMessage, encodeMessageStream, encodePrediction } from "./encode-message.ts";

export type ServedWire = "chat-completions" | "messages" | "predict";

export type AnswerFrame = { id: string; createdAtS: number; wire: ServedWire; form: ChatForm; body: ChatBody };

/** The answer as server-sent events, one string an event, in the way the gateway streams this kind of model. */
export function encodeStream(answer: Answer, frame: AnswerFrame): string[] {
  if (frame.wire === "messages") return encodeMessageStream(answer, frame);
  return frame.form.startsWith("claude") ? encodeClaudeStream(answer, frame) : encodeOpenaiStream(answer, frame);
}

/** The answer as one JSON body. */
export function encodeWhole(answer: Answer, frame: AnswerFrame): Record<string, unknown> {
  if (frame.wire === "messages") return encodeMessage(answer, frame);
  if (frame.wire === "predict") return encodePrediction(answer, frame);
  const claude = frame.form.startsWith("claude");
  const content = answer.text.join("");
  const thinking = answer.thinking.join("");
  const message = claude
    ? { reasoning_content: thinking, content, role: "assistant" }
    : { role: "assistant", content, refusal: null, ...(thinking === "" ? {} : { reasoning_content: thinking }) };
  const words = claude
    ? { end: "end_turn", "max-tokens": "max_tokens", "stop-sequence": "stop_sequence" }
    : { end: "stop", "max-tokens": "length", "stop-sequence": "stop" };
  return {
    id: frame.id,
    object: "chat.completion",
    model: answeringModel(frame),
    choices: everyChoice(frame, { message, finish_reason: words[answer.stop], logprobs: null }),
    created: frame.createdAtS,
    usage: usageOf(answer, frame.form),
    meta: { usage: answer.billed },
  };
}

// The id only in the first chunk, no finish_reason key before the end, two finishing chunks and no [DONE].
function encodeClaudeStream(answer: Answer, frame: AnswerFrame): string[] {
  const finish = { finish_reason: streamedReason(answer) };
  const chunk = (choice: object, rest: object = {}) =>
    toEvent({
      id: "",
      choices: everyChoice(frame, choice),
      created: frame.createdAtS,
      model: answeringModel(frame),
      object: "chat.completion.chunk",
      usage: null,
      ...rest,
    });
  return [
    chunk(said(""), { id: frame.id }),
    chunk(said("")),
    ...answer.thinking.map((piece) => chunk(said("", { reasoning_content: piece }))),
    ...answer.text.map((piece) => chunk(said(piece))),
    chunk(said("")),
    chunk({ ...said(""), ...finish }, { usage: usageOf(answer, frame.form) }),
    chunk(finish, { meta: { usage: answer.billed } }),
  ];
}

function said(content: string, more: object = {}): object {
  return { delta: { content, role: "assistant", refusal: null, ...more } };
}

// The same id in every chunk, finish_reason null before the end, usage only when asked for, then [DONE].
function encodeOpenaiStream(answer: Answer, frame: AnswerFrame): string[] {
  const base = {
    id: frame.id,
    object: "chat.completion.chunk",
    created: frame.createdAtS,
    model: answeringModel(frame),
  };
  const chunk = (delta: object, finish_reason: string | null = null, rest: object = {}) =>
    toEvent({ ...base, choices: everyChoice(frame, { delta, finish_reason }), usage: null, ...rest });
  const meta = { meta: { usage: answer.billed } };
  const options = frame.body["stream_options"];
  const wantsUsage = isRecord(options) && options["include_usage"] === true;
  return [
    chunk({ role: "assistant", content: "" }),
    ...answer.thinking.map((piece) => chunk({ content: null, reasoning_content: piece })),
    ...answer.text.map((content) => chunk({ content })),
    chunk({}, streamedReason(answer), wantsUsage ? {} : meta),
    ...(wantsUsage ? [toEvent({ ...base, choices: [], usage: usageOf(answer, frame.form), ...meta })] : []),
    "data: [DONE]\n\n",
  ];
}

function everyChoice(frame: AnswerFrame, choice: object): object[] {
  return Array.from({ length: Number(frame.body["n"] ?? 1) }, (_, index) => ({ index, ...choice }));
}

function usageOf({ usage }: Answer, form: ChatForm): object {
  const counts = {
    prompt_tokens: usage.prompt,
    completion_tokens: usage.completion,
    total_tokens: usage.prompt + usage.completion,
  };
  return form.startsWith("claude")
    ? counts
    : { ...counts, completion_tokens_details: { reasoning_tokens: usage.thinking } };
}

function streamedReason(answer: Answer): string {
  return answer.stop === "max-tokens" ? "length" : "stop";
}

/** Claude Opus 4.5 names itself by its dated id, whatever alias was asked. */
function answeringModel(frame: AnswerFrame): string {
  return frame.form === "claude-opus-4-5" ? "claude-opus-4-5-20251101" : frame.body.model;
}

function toEvent(payload: object): string {
  return `data: ${JSON.stringify(payload)}\n\n`;
}
