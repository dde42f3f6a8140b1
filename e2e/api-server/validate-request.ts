import type { ChatBody } from "./check-chat-body.ts";
import { anything, fields, isRecord, mapOf, text } from "./check-shape.ts";
import { anthropicMessagesShape, claudeMessagesShape } from "./claude-chat-shape.ts";
import type { ServedWire } from "./encode-reply.ts";
import type { ReceivedRequest } from "./exchange.ts";
import { findBrokenClaudeRules } from "./find-broken-claude-rules.ts";
import { takeBreakpoints } from "./prompt-cache.ts";
import type { ChatRules, Verdict } from "./validate-chat-request.ts";
import { validateChatRequest } from "./validate-chat-request.ts";
import { sendError } from "./send-error.ts";

const predictShape = fields(
  { model: text(), input: fields({ text: text() }, { metadata: mapOf(text()) }) },
  { params: mapOf(anything) },
);

/** Checks a request at the path of this wire. Records the violations. */
export function validateRequest(request: ReceivedRequest, wire: ServedWire, rules: ChatRules): Verdict {
  if (wire === "chat-completions") return validateChatRequest(request, rules);
  const path = wire === "messages" ? "/v1/messages" : "/v1/predict";
  const refuse = (status: number, message: string): Verdict => ({
    kind: "refuse",
    send: (response) => sendError(response, status, message, path),
  });
  const violations =
    wire === "messages" ? findHeaderViolations(request, rules.key) : findKeyViolations(request, rules.key);
  if (violations.length > 0) return refuse(401, violations.join("\n"));
  const { body } = request;
  if (!isRecord(body)) return refuse(400, "body: Expected a JSON object");
  const isAnthropic = request.headers["x-api-key"] !== undefined;
  const shape = wire === "predict" ? predictShape : isAnthropic ? anthropicMessagesShape : claudeMessagesShape;
  const { body: checked, violations: ofBreakpoints } = takeBreakpoints(body);
  request.violations.push(...(wire === "messages" ? ofBreakpoints : []));
  shape(wire === "messages" ? checked : body, "", request.violations);
  if (wire === "messages" && request.violations.length === 0) request.violations.push(...findBrokenClaudeRules(body));
  if (request.violations.length > 0) return refuse(400, ["Body validation error", ...request.violations].join("\n"));
  return {
    kind: "answer",
    bodyFormat: "claude-opus-4-5",
    body: wire === "messages" ? (body as ChatBody) : toChatBody(body),
  };
}

/**
 * AI/ML API accepts its bearer key here too; Anthropic's own format is a key in a header of its own, with two more
 * headers.
 */
export function findHeaderViolations(request: ReceivedRequest, key: string | null): string[] {
  const own = request.headers["x-api-key"];
  if (own === undefined) return findKeyViolations(request, key);
  return [
    ...(own === key ? [] : ["invalid x-api-key"]),
    ...(request.headers["anthropic-version"] === "2023-06-01" ? [] : ["anthropic-version: header is required"]),
    ...(request.headers["anthropic-dangerous-direct-browser-access"] === "true"
      ? []
      : ["CORS requests must set 'anthropic-dangerous-direct-browser-access' header"]),
  ];
}

function findKeyViolations(request: ReceivedRequest, key: string | null): string[] {
  return key === null || request.headers.authorization === `Bearer ${key}`
    ? []
    : ["This request requires a valid API key."];
}

/** The reply is composed like that of a chat. */
function toChatBody(body: Record<string, unknown>): ChatBody {
  const input = isRecord(body["input"]) ? body["input"] : {};
  return { ...body, model: String(body["model"]), messages: [{ role: "user", content: input["text"] }] };
}
