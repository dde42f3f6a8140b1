import { estimateInputTokens } from "#core/conversation/estimate-tokens.ts";
import { type CacheBreakpoint, listSentTools } from "#core/conversation/list-cache-breakpoints.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { orderParts } from "#core/wire/order-parts.ts";

const CHARS_PER_TOKEN = 3.5;

/** An estimate of the tokens of a request from its beginning to a cache breakpoint. */
export function estimateTokensUpTo(request: ChatRequest, { at }: CacheBreakpoint): number {
  const tools = listSentTools(request);
  const toolTokens = tools.length === 0 ? 0 : Math.ceil(JSON.stringify(tools).length / CHARS_PER_TOKEN);
  if (at === "tools") return toolTokens;
  if (at === "system") return toolTokens + estimateInputTokens({ ...request, messages: [] });
  const messages = request.messages.slice(0, at.messageIndex + 1).map((message, index) => ({
    ...message,
    parts: index === at.messageIndex ? orderParts(message).slice(0, at.partIndex + 1) : message.parts,
  }));
  return toolTokens + estimateInputTokens({ ...request, messages });
}
