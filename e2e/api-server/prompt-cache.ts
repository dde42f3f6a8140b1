import type { ChatBody } from "./check-chat-body.ts";
import { isRecord } from "./check-shape.ts";

/** The input tokens of a request that a cache read and wrote, counted as words. */
export type CacheCounts = { read: number; written: number; writtenForHour: number };

/** A cache of the beginnings of requests, as Claude's service keeps them at breakpoints; nothing in it grows old. */
export type PromptCache = {
  /** Reads and writes what a request marks; undefined for one without breakpoints. */
  use(body: ChatBody): CacheCounts | undefined;
  clear(): void;
};

/** The least length that Claude Opus 4.5 keeps. */
const MIN_TOKENS = 4096;
const MAX_BREAKPOINTS = 4;

/** Creates an empty cache. */
export function createPromptCache(): PromptCache {
  const kept = new Set<string>();
  return {
    use(body) {
      const blocks = listBlocks(body);
      const marked = blocks.flatMap(({ life }, index) => (life === undefined ? [] : [index]));
      if (marked.length === 0) return undefined;
      const prefixes = marked
        .map((index) => ({
          life: blocks[index]?.life,
          text: blocks
            .slice(0, index + 1)
            .map((each) => each.text)
            .join("\n"),
        }))
        .map(({ life, text }) => ({ life, key: `${body.model}\n${text}`, tokens: countWords(text) }))
        .filter(({ tokens }) => tokens >= MIN_TOKENS);
      const read = prefixes.findLast(({ key }) => kept.has(key))?.tokens ?? 0;
      const last = prefixes.at(-1);
      const written = Math.max(0, (last?.tokens ?? 0) - read);
      for (const { key } of prefixes) kept.add(key);
      return { read, written, writtenForHour: last?.life === "1h" ? written : 0 };
    },
    clear: () => kept.clear(),
  };
}

/** A body without its breakpoints, and what Claude's service would say against them. */
export function takeBreakpoints(body: Record<string, unknown>): {
  body: Record<string, unknown>;
  violations: string[];
} {
  const lives = listBlocks(body as ChatBody).flatMap(({ life }) => life ?? []);
  const violations: string[] = [];
  if (lives.length > MAX_BREAKPOINTS)
    violations.push(`A maximum of 4 blocks with cache_control may be provided. Found ${lives.length}.`);
  if (lives.some((life) => life !== "5m" && life !== "1h"))
    violations.push("cache_control.ephemeral.ttl: Invalid value.");
  const firstShort = lives.indexOf("5m");
  if (firstShort >= 0 && lives.lastIndexOf("1h") > firstShort)
    violations.push("a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block.");
  return { body: removeBreakpoints(body) as Record<string, unknown>, violations };
}

type Block = { text: string; life: string | undefined };

function listBlocks({ tools, system, messages }: ChatBody): Block[] {
  const contents = [tools, system, ...(Array.isArray(messages) ? messages : [])];
  return contents.flatMap((each) => {
    const content = isRecord(each) ? each["content"] : each;
    const blocks: unknown[] = Array.isArray(content) ? content : content === undefined ? [] : [content];
    return blocks.map((block) => ({
      text: typeof block === "string" ? block : listTexts(removeBreakpoints(block)).join(" "),
      life: isRecord(block) && isRecord(block["cache_control"]) ? readLife(block["cache_control"]["ttl"]) : undefined,
    }));
  });
}

const readLife = (ttl: unknown): string => (ttl === undefined ? "5m" : typeof ttl === "string" ? ttl : "unknown");

/** The texts of a block; what else it has as JSON, so that another picture is another beginning. */
function listTexts(block: unknown): string[] {
  return isRecord(block) && typeof block["text"] === "string" ? [block["text"]] : [JSON.stringify(block)];
}

const countWords = (text: string): number => text.split(/\s+/).filter((word) => word !== "").length;

function removeBreakpoints(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(removeBreakpoints);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) =>
      name === "cache_control" ? [] : [[name, removeBreakpoints(each)]],
    ),
  );
}
