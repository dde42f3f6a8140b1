import type { JsonObject } from "#core/json.ts";
import { DEMO_MODEL_ID } from "#core/models/model-ids.ts";
import type { DemoAnswer, DemoStep } from "./demo-model.ts";

/** The text of a response body, in the pieces it is made of, each with the tokens it took to make. */
export type DemoBody = { status: number; contentType: string; frames: Iterable<DemoFrame> };
export type DemoFrame = { text: string; tokens: number };

type Written = Extract<DemoAnswer, { status: 200 }>;
type End = Extract<DemoStep, { type: "end" }>;

/** Nothing was billed. */
const META = { usage: { credits_used: 0, usd_spent: 0 } };

/** The answer on the chat-completions wire, in the form AI/ML API prints for Claude: server-sent events or one JSON. */
export function encodeDemoAnswer(answer: DemoAnswer): DemoBody {
  if (answer.status === 400)
    return { status: 400, contentType: "application/json", frames: [{ text: JSON.stringify(answer.body), tokens: 0 }] };
  return answer.streamed
    ? { status: 200, contentType: "text/event-stream", frames: writeEvents(answer) }
    : { status: 200, contentType: "application/json", frames: writeWhole(answer) };
}

function* writeEvents(answer: Written): Generator<DemoFrame, void> {
  yield { text: chunk(answer, { id: answer.id, choices: [{ index: 0, delta: deltaOf("") }] }), tokens: 0 };
  for (const step of answer.steps) {
    if (step.type === "end") {
      yield { text: `${finish(answer, step)}data: [DONE]\n\n`, tokens: 0 };
    } else if (step.text === "") {
      yield { text: "", tokens: step.tokens };
    } else {
      const delta = step.part === "text" ? deltaOf(step.text) : { ...deltaOf(""), reasoning_content: step.text };
      yield { text: chunk(answer, { choices: [{ index: 0, delta }] }), tokens: step.tokens };
    }
  }
}

/** Two finishing chunks: usage comes with the first, the bill with the second, which has no delta. */
function finish(answer: Written, end: End): string {
  const first = { index: 0, delta: deltaOf(""), finish_reason: end.reason };
  const second = { index: 0, finish_reason: end.reason };
  return (
    chunk(answer, { choices: [first], usage: usageOf(answer, end) }) + chunk(answer, { choices: [second], meta: META })
  );
}

/** Only the first chunk names an id. */
function chunk({ createdSeconds }: Written, own: JsonObject): string {
  const common = { created: createdSeconds, model: DEMO_MODEL_ID, object: "chat.completion.chunk", usage: null };
  return `data: ${JSON.stringify({ id: "", ...common, ...own })}\n\n`;
}

function deltaOf(content: string): JsonObject {
  return { content, role: "assistant", refusal: null };
}

function* writeWhole(answer: Written): Generator<DemoFrame, void> {
  const said = { text: "", thinking: "" };
  for (const step of answer.steps) {
    if (step.type === "end") {
      yield { text: JSON.stringify(wholeOf(answer, said, step)), tokens: 0 };
    } else {
      said[step.part] += step.text;
      yield { text: "", tokens: step.tokens };
    }
  }
}

function wholeOf(answer: Written, said: { text: string; thinking: string }, end: End): JsonObject {
  return {
    id: answer.id,
    object: "chat.completion",
    model: DEMO_MODEL_ID,
    choices: [
      {
        index: 0,
        // Without a stream the service says end_turn where its stream says stop.
        finish_reason: end.reason === "stop" ? "end_turn" : end.reason,
        logprobs: null,
        message: { role: "assistant", content: said.text, reasoning_content: said.thinking },
      },
    ],
    created: answer.createdSeconds,
    usage: usageOf(answer, end),
    meta: META,
  };
}

function usageOf({ promptTokens }: Written, { thinkingTokens, textTokens }: End): JsonObject {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: thinkingTokens + textTokens,
    total_tokens: promptTokens + thinkingTokens + textTokens,
    completion_tokens_details: { reasoning_tokens: thinkingTokens },
  };
}
