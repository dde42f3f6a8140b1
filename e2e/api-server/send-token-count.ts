import { anything, fields, isRecord, listOf, mapOf, text, textOr } from "./check-shape.ts";
import type { ChatBody } from "./check-chat-body.ts";
import { countPromptTokens } from "./compose-reply.ts";
import type { Exchange } from "./exchange.ts";
import { takeBreakpoints } from "./prompt-cache.ts";
import { sendError } from "./send-error.ts";
import { findHeaderViolations } from "./validate-request.ts";

export const COUNT_PATH = "/v1/messages/count_tokens";

const countShape = fields(
  { model: text(), messages: listOf(mapOf(anything), { min: 1 }) },
  {
    system: textOr(listOf(mapOf(anything))),
    tools: listOf(mapOf(anything)),
    tool_choice: anything,
    thinking: anything,
    output_config: anything,
  },
);

/** Responds to a request to count tokens: only Anthropic's own service has it, told by its header for keys. */
export function sendTokenCount({ request, response }: Exchange, key: string | null): void {
  if (request.headers["x-api-key"] === undefined) {
    sendError(response, 404, "Not Found", COUNT_PATH);
    return;
  }
  const refused = findHeaderViolations(request, key);
  if (refused.length > 0) {
    sendError(response, 401, refused.join("\n"), COUNT_PATH);
    return;
  }
  const { body } = request;
  if (isRecord(body)) countShape(takeBreakpoints(body).body, "", request.violations);
  else request.violations.push("body: Expected a JSON object");
  if (request.violations.length > 0) {
    sendError(response, 400, request.violations.join("\n"), COUNT_PATH);
    return;
  }
  response
    .writeHead(200, { "Content-Type": "application/json" })
    .end(JSON.stringify({ input_tokens: countPromptTokens(body as ChatBody) }));
}
