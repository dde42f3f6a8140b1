import { estimateInputTokens, estimateToolTokens } from "#core/conversation/estimate-tokens.ts";
import type { CacheBreakpoint } from "#core/conversation/list-cache-breakpoints.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { orderParts } from "#core/wire/order-parts.ts";

/** An estimate of the tokens of a request from its beginning to a cache breakpoint. */
export function estimateTokensUpTo(request: ChatRequest, { at }: CacheBreakpoint): number {
  if (at === "tools") return estimateToolTokens(request);
  if (at === "system") return estimateInputTokens({ ...request, messages: [] });
  const messages = request.messages.slice(0, at.messageIndex + 1).map((message, index) => ({
    ...message,
    parts: index === at.messageIndex ? orderParts(message).slice(0, at.partIndex + 1) : message.parts,
  }));
  return estimateInputTokens({ ...request, messages });
}
