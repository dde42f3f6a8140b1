import type { JsonObject } from "#core/json.ts";
import { DEMO_MODEL_ID } from "#core/models/model-ids.ts";
import type { DemoResponse, DemoStep } from "./demo-model.ts";

/** A response body in pieces, each with the number of tokens generated for it. */
export type EncodedDemoResponse = { status: number; contentType: string; frames: Iterable<DemoFrame> };
export type DemoFrame = { text: string; tokens: number };

type SuccessResponse = Extract<DemoResponse, { status: 200 }>;
type EndStep = Extract<DemoStep, { type: "end" }>;

/** The price: the demo is free. */
const META = { usage: { credits_used: 0, usd_spent: 0 } };

/**
 * Encodes a demo response on the chat-completions wire, as AI/ML API does for Claude: server-sent events or one JSON
 * body.
 */
export function encodeDemoResponse(response: DemoResponse): EncodedDemoResponse {
  if (response.status === 400)
    return {
      status: 400,
      contentType: "application/json",
      frames: [{ text: JSON.stringify(response.body), tokens: 0 }],
    };
  return response.isStreamed
    ? { status: 200, contentType: "text/event-stream", frames: encodeEvents(response) }
    : { status: 200, contentType: "application/json", frames: encodeResponse(response) };
}

function* encodeEvents(response: SuccessResponse): Generator<DemoFrame, void> {
  yield { text: encodeChunk(response, { id: response.id, choices: [{ index: 0, delta: buildDelta("") }] }), tokens: 0 };
  for (const step of response.steps) {
    if (step.type === "end") {
      yield { text: `${encodeEnd(response, step)}data: [DONE]\n\n`, tokens: 0 };
    } else if (step.text === "") {
      yield { text: "", tokens: step.tokens };
    } else {
      const delta = step.part === "text" ? buildDelta(step.text) : { ...buildDelta(""), reasoning_content: step.text };
      yield { text: encodeChunk(response, { choices: [{ index: 0, delta }] }), tokens: step.tokens };
    }
  }
}

/** The last two chunks: usage comes with the first, the price with the second, which has no delta. */
function encodeEnd(response: SuccessResponse, end: EndStep): string {
  const first = { index: 0, delta: buildDelta(""), finish_reason: end.reason };
  const second = { index: 0, finish_reason: end.reason };
  return (
    encodeChunk(response, { choices: [first], usage: buildUsage(response, end) }) +
    encodeChunk(response, { choices: [second], meta: META })
  );
}

/** One chunk as a server-sent event. Only the first chunk has an id. */
function encodeChunk({ createdSeconds }: SuccessResponse, own: JsonObject): string {
  const common = { created: createdSeconds, model: DEMO_MODEL_ID, object: "chat.completion.chunk", usage: null };
  return `data: ${JSON.stringify({ id: "", ...common, ...own })}\n\n`;
}

function buildDelta(content: string): JsonObject {
  return { content, role: "assistant", refusal: null };
}

function* encodeResponse(response: SuccessResponse): Generator<DemoFrame, void> {
  const output = { text: "", thinking: "" };
  for (const step of response.steps) {
    if (step.type === "end") {
      yield { text: JSON.stringify(buildWholeBody(response, output, step)), tokens: 0 };
    } else {
      output[step.part] += step.text;
      yield { text: "", tokens: step.tokens };
    }
  }
}

function buildWholeBody(
  response: SuccessResponse,
  output: { text: string; thinking: string },
  end: EndStep,
): JsonObject {
  return {
    id: response.id,
    object: "chat.completion",
    model: DEMO_MODEL_ID,
    choices: [
      {
        index: 0,
        // The service says "end_turn" in a whole response where its stream says "stop".
        finish_reason: end.reason === "stop" ? "end_turn" : end.reason,
        logprobs: null,
        message: { role: "assistant", content: output.text, reasoning_content: output.thinking },
      },
    ],
    created: response.createdSeconds,
    usage: buildUsage(response, end),
    meta: META,
  };
}

function buildUsage({ promptTokens }: SuccessResponse, { thinkingTokens, textTokens }: EndStep): JsonObject {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: thinkingTokens + textTokens,
    total_tokens: promptTokens + thinkingTokens + textTokens,
    completion_tokens_details: { reasoning_tokens: thinkingTokens },
  };
}
