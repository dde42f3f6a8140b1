import type { CacheLife, Part } from "#core/content/part.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { orderParts } from "#core/wire/order-parts.ts";

/**
 * A cache breakpoint of a request: its life, its place in words, and what stands before it: the tools alone (`"tools"`), the
 * system prompt too (`"system"`), or the messages up to this part of this message, each by its index in the order of sending.
 */
export type CacheBreakpoint = {
  life: CacheLife;
  name: string;
  at: "tools" | "system" | { messageIndex: number; partIndex: number };
};

/** The cache breakpoints of a request in the order in which they are sent; without those that have nothing before them. */
export function listCacheBreakpoints(request: ChatRequest): CacheBreakpoint[] {
  const { caching = {}, system, messages } = request;
  const found: CacheBreakpoint[] = [];
  if (caching.tools && listSentTools(request).length > 0)
    found.push({ life: caching.tools, name: "the tools", at: "tools" });
  if (caching.system && system.trim() !== "")
    found.push({ life: caching.system, name: "the system prompt", at: "system" });
  let prompts = 0;
  for (const [messageIndex, message] of messages.entries()) {
    if (message.role === "user") prompts += 1;
    const parts = orderParts(message);
    for (const [partIndex, part] of parts.entries()) {
      const isLast = messageIndex === messages.length - 1 && partIndex === parts.length - 1;
      const own = "cache" in part ? part.cache : undefined;
      const life = own ?? (isLast ? caching.latest : undefined);
      if (life === undefined) continue;
      const name = own === undefined ? "the latest message" : `${nameKind(part)} of prompt ${prompts}`;
      found.push({ life, name, at: { messageIndex, partIndex } });
    }
  }
  return found;
}

/** The tools of a request: those of the extra JSON stand in place of the others. */
export function listSentTools({ extra, parameters }: Pick<ChatRequest, "extra" | "parameters">): readonly unknown[] {
  const tools = extra["tools"] ?? parameters["tools"];
  return Array.isArray(tools) ? tools : [];
}

function nameKind({ kind }: Part): string {
  return kind === "text" ? "the text" : kind === "image" ? "a picture" : "a document";
}
