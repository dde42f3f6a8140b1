import { withoutCache } from "#core/conversation/cache-support.ts";
import { type CacheBreakpoint, listSentTools } from "#core/conversation/list-cache-breakpoints.ts";
import type { Json } from "#core/json.ts";
import { isSameJson } from "#core/json.ts";
import type { Part } from "#core/content/part.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { orderParts } from "#core/wire/order-parts.ts";

/** The first thing that differs between two requests up to a cache breakpoint of the first one, in words; undefined for none. */
export function findFirstChange(before: ChatRequest, after: ChatRequest, { at }: CacheBreakpoint): string | undefined {
  if (before.model !== after.model) return "the model";
  if (!isSameJson([...listSentTools(before)] as Json[], [...listSentTools(after)] as Json[])) return "the tools";
  if (at === "tools") return undefined;
  if (before.system !== after.system) return "the system prompt";
  if (at === "system") return undefined;
  for (const [words, isPart] of SETTINGS)
    if (!isSameJson(selectSettings(before, isPart), selectSettings(after, isPart))) return words;
  let prompts = 0;
  let answers = 0;
  for (let index = 0; index <= at.messageIndex; index += 1) {
    const [one, other] = [before.messages[index], after.messages[index]];
    if (!one) return undefined;
    const isPrompt = one.role === "user";
    if (isPrompt) prompts += 1;
    else answers += 1;
    const place = isPrompt ? `prompt ${prompts}` : `answer ${answers}`;
    if (one.role !== other?.role) return place;
    const [oneParts, otherParts] = [orderParts(one), orderParts(other)];
    const end = index === at.messageIndex ? at.partIndex : oneParts.length - 1;
    for (let partIndex = 0; partIndex <= end; partIndex += 1) {
      const part = oneParts[partIndex];
      if (part && !isSamePart(part, otherParts[partIndex])) return `${KINDS[part.kind] ?? "the content"} of ${place}`;
    }
    // A message that has grown differs from where it ended.
    if (index < at.messageIndex && otherParts.length !== oneParts.length) return place;
  }
  return undefined;
}

/** Settings that are part of what is cached before the messages, in words, each with a test of its path. */
const SETTINGS: readonly [string, (path: string) => boolean][] = [
  ["the thinking settings", (path) => path.startsWith("thinking") || path === "output_config.effort"],
  ["the choice of tools", (path) => path.startsWith("tool_choice")],
];

function selectSettings({ parameters, extra }: ChatRequest, isPart: (path: string) => boolean): Record<string, Json> {
  return Object.fromEntries(Object.entries({ ...parameters, ...extra }).filter(([path]) => isPart(path)));
}

const KINDS: Partial<Record<Part["kind"], string>> = { text: "the text", image: "a picture", document: "a document" };

/** True for parts that are sent alike; where a breakpoint stands makes no difference. */
function isSamePart(one: Part, other: Part | undefined): boolean {
  if (one === other) return true;
  if (other === undefined || one.kind !== other.kind) return false;
  if (one.kind === "text" && other.kind === "text" && one.text !== other.text) return false;
  return JSON.stringify(withoutCache(one)) === JSON.stringify(withoutCache(other));
}
