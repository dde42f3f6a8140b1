import type { Caching, Part } from "#core/content/part.ts";
import { isClaude } from "#core/models/claude-version.ts";
import type { ChatMessage } from "#core/wire/chat-request.ts";
import type { SentWith } from "./conversation.ts";

/** The format in which a request is sent, as far as cache breakpoints depend on it. */
export type CacheFormat = Pick<SentWith, "connectionId" | "modelId" | "wire" | "dialect" | "adaptations">;

/**
 * The content of a request that can have cache breakpoints: all of it in Anthropic's formats, texts alone at OpenRouter for
 * Claude (its guide names the text parts of a message and nothing else), nothing elsewhere.
 */
export function getCacheSupport({
  connectionId,
  modelId,
  wire,
  dialect,
  adaptations,
}: CacheFormat): "all" | "texts" | "none" {
  if (adaptations?.includes("no-cache-control")) return "none";
  if (connectionId === "demo" || wire === "predict") return "none";
  if (wire === "messages" || dialect === "anthropic") return "all";
  return connectionId === "openrouter" && isClaude(modelId) ? "texts" : "none";
}

/** The cache breakpoints of the settings that are sent; undefined for none. */
export function selectCaching(format: CacheFormat & { caching?: Caching }): Caching | undefined {
  const { caching = {} } = format;
  const support = getCacheSupport(format);
  const { tools: _unsent, ...texts } = caching;
  const sent = support === "all" ? caching : support === "texts" ? texts : {};
  return Object.keys(sent).length === 0 ? undefined : sent;
}

/** Messages without the cache breakpoints of parts that are not sent. */
export function selectCacheBreakpoints(messages: readonly ChatMessage[], format: CacheFormat): readonly ChatMessage[] {
  const support = getCacheSupport(format);
  const isUnsent = (part: Part): boolean => isUnsentBreakpoint(part, support);
  if (support === "all" || !messages.some(({ parts }) => parts.some(isUnsent))) return messages;
  return messages.map((message) => ({
    ...message,
    parts: message.parts.map((part) => (isUnsent(part) ? withoutCache(part) : part)),
  }));
}

/** True for a part whose cache breakpoint is not sent. */
export const isUnsentBreakpoint = (part: Part, support: ReturnType<typeof getCacheSupport>): boolean =>
  hasCacheBreakpoint(part) && (support === "none" || (support === "texts" && part.kind !== "text"));

/** True for a part that is marked as a cache breakpoint. */
export const hasCacheBreakpoint = (part: Part): boolean => "cache" in part && part.cache !== undefined;

/** A part that is no cache breakpoint. */
export function withoutCache(part: Part): Part {
  if (!("cache" in part)) return part;
  const { cache: _unsent, ...rest } = part;
  return rest;
}
