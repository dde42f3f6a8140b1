import type { CacheLife, Caching, Part } from "#core/content/part.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, stringOrEmpty, toList } from "#core/json.ts";
import type { Dialect } from "#core/vocabulary.ts";

/** The fields of an encoded part that mark it as a cache breakpoint; none for a part without one. */
export function getCacheControl(part: Part): JsonObject {
  return "cache" in part && part.cache ? buildCacheControl(part.cache) : {};
}

/** Five minutes are the life of a breakpoint that names none. */
function buildCacheControl(life: CacheLife): JsonObject {
  return { cache_control: { type: "ephemeral", ...(life === "5m" ? {} : { ttl: life }) } };
}

/**
 * The body with cache breakpoints on its last tool, at the end of its system prompt, and on the last block of its last message.
 * A block that has one of its own keeps it. In the `openai` dialect only texts can be marked.
 */
export function addCacheBreakpoints(
  body: JsonObject,
  { tools, system, latest }: Caching = {},
  dialect: Dialect = "anthropic",
): JsonObject {
  const marked = { ...body };
  if (tools && dialect === "anthropic" && Array.isArray(body["tools"]))
    marked["tools"] = markLast(body["tools"], tools, isJsonObject);
  let messages = toList(body["messages"]);
  if (system && "system" in body) marked["system"] = markContent(body["system"] ?? null, system, dialect);
  else if (system) messages = markMessage(messages, SYSTEM_ROLES, system, dialect);
  if (latest) messages = markMessage(messages, TURN_ROLES, latest, dialect);
  if (Array.isArray(body["messages"])) marked["messages"] = messages;
  return marked;
}

const SYSTEM_ROLES = ["system", "developer"];
const TURN_ROLES = ["user", "assistant"];

/** The messages with a breakpoint in the last one of these roles that can have one. */
function markMessage(messages: Json[], roles: readonly string[], life: CacheLife, dialect: Dialect): Json[] {
  for (const [index, message] of [...messages.entries()].toReversed()) {
    if (!isJsonObject(message) || !roles.includes(stringOrEmpty(message["role"]))) continue;
    const content = markContent(message["content"] ?? null, life, dialect);
    if (content !== message["content"]) return messages.with(index, { ...message, content });
    if (Array.isArray(content) && content.some((block) => isJsonObject(block) && "cache_control" in block)) break;
  }
  return messages;
}

/** Content with a breakpoint at its end; the same value where nothing in it can have one. */
function markContent(content: Json, life: CacheLife, dialect: Dialect): Json {
  if (typeof content === "string")
    return content.trim() === "" ? content : [{ type: "text", text: content, ...buildCacheControl(life) }];
  return Array.isArray(content) ? markLast(content, life, (block) => canBeMarked(block, dialect)) : content;
}

/** A list with a breakpoint on its last item that can have one; the same list where that item has one, or there is none. */
function markLast(items: Json[], life: CacheLife, isFit: (item: Json) => boolean): Json[] {
  const index = items.findLastIndex(isFit);
  const item = items[index];
  if (!isJsonObject(item) || "cache_control" in item) return items;
  return items.with(index, { ...item, ...buildCacheControl(life) });
}

/** False for thinking and for empty text, which no service takes as a breakpoint. */
function canBeMarked(block: Json, dialect: Dialect): boolean {
  if (!isJsonObject(block)) return false;
  const type = stringOrEmpty(block["type"]);
  if (type === "text") return stringOrEmpty(block["text"]).trim() !== "";
  return dialect === "anthropic" && type !== "thinking" && type !== "redacted_thinking";
}
