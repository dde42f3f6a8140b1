import { findChatModel, type BodyFormat } from "./catalogue.ts";
import { isRecord, type Shape } from "./check-shape.ts";
import { claudeOpus45Shape, claudeWithoutSamplingShape } from "./claude-chat-shape.ts";
import { findBrokenClaudeRules } from "./find-broken-claude-rules.ts";
import { takeBreakpoints } from "./prompt-cache.ts";
import { openaiReasoningShape, openaiRouterShape, openaiShape } from "./openai-chat-shape.ts";

export type ChatBody = Record<string, unknown> & { model: string; messages: unknown[] };

export type ChatCheck =
  | { kind: "fine"; bodyFormat: BodyFormat; body: ChatBody }
  | { kind: "unknown-model"; model: string }
  /**
   * Errors of the gateway, which checks the shape, or of the model behind it, which checks combinations. One line for
   * each error.
   */
  | { kind: "refused"; by: "gateway" | "model"; violations: string[] };

const shapes = {
  "claude-opus-4-5": claudeOpus45Shape,
  "claude-without-sampling": claudeWithoutSamplingShape,
  openai: openaiShape,
  "openai-reasoning": openaiReasoningShape,
  "openai-router": openaiRouterShape,
} as const satisfies Record<BodyFormat, Shape>;

/** Checks a body as strictly as the service publishes the model's shape, and a little more. */
export function checkChatBody(body: unknown, extraModels: readonly string[] = []): ChatCheck {
  if (!isRecord(body)) return refusedByGateway(["body: Invalid value. Expected a JSON object"]);
  const model = body["model"];
  if (typeof model !== "string") return refusedByGateway(["model: Invalid value. Expected the id of a model"]);
  const bodyFormat = extraModels.includes(model) ? "openai" : findChatModel(model)?.bodyFormat;
  if (!bodyFormat) return { kind: "unknown-model", model };

  // Breakpoints are published for few models and taken for all of Claude's.
  const isMarkable = bodyFormat.startsWith("claude") || bodyFormat === "openai-router";
  const { body: checked, violations } = isMarkable ? takeBreakpoints(body) : { body, violations: [] };
  shapes[bodyFormat](checked, "", violations);
  if (violations.length > 0) return refusedByGateway(violations);

  const broken = bodyFormat.startsWith("claude") ? findBrokenClaudeRules(body) : findBrokenOpenaiRules(body);
  if (broken.length > 0) return { kind: "refused", by: "model", violations: broken };
  return { kind: "fine", bodyFormat, body: body as ChatBody };
}

function findBrokenOpenaiRules(body: Record<string, unknown>): string[] {
  const found: string[] = [];
  if ("max_tokens" in body && "max_completion_tokens" in body) {
    found.push("Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.");
  }
  if ("stream_options" in body && body["stream"] !== true) {
    found.push("The 'stream_options' parameter is only allowed when 'stream' is enabled.");
  }
  if ("top_logprobs" in body && body["logprobs"] !== true) {
    found.push("The 'top_logprobs' parameter is only allowed when 'logprobs' is enabled.");
  }
  return found;
}

function refusedByGateway(violations: string[]): ChatCheck {
  return { kind: "refused", by: "gateway", violations };
}
