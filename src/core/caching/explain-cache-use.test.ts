import { expect, test } from "vitest";
import type { Caching, Part } from "#core/content/part.ts";
import type { Conversation, Reply, SentWith } from "#core/conversation/conversation.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { explainCacheUse } from "./explain-cache-use.ts";
import { getLeastCachedTokens } from "./least-cached-tokens.ts";

const LONG = "A rule of the house. ".repeat(1000);
const MINUTE_MS = 60_000;

type Sent = Partial<SentWith> & { atMs?: number; firstTokenAtMs?: number; usage?: Reply["usage"]; text?: Part[] };

/** The sentence on the second of two answers in one column, each to a turn of its own kind. */
function explain(second: Sent, first: Sent | null = {}): string | undefined {
  const build = (id: string, { atMs = 0, firstTokenAtMs = atMs + 500, usage, text: _text, ...change }: Sent): Reply =>
    exampleReply({
      id,
      turnId: `t${id}`,
      status: "done",
      parts: [{ kind: "text", text: "Yes." }],
      usage: usage ?? { inputTokens: 6000, cachedInputTokens: 0, cacheWrittenTokens: 5900 },
      startedAtMs: atMs,
      firstTokenAtMs,
      endedAtMs: atMs + 1000,
      sentWith: {
        ...exampleReply().sentWith,
        wire: "messages",
        connectionId: "anthropic",
        system: LONG,
        caching: { system: "5m" },
        ...change,
      },
    });
  const replies = [...(first ? [build("1", first)] : []), build("2", second)];
  const turns = { t1: exampleTurn("t1", null), t2: exampleTurn("t2", null) };
  if (first?.text) turns.t1.parts = first.text;
  if (second.text) turns.t2.parts = second.text;
  const conversation: Conversation = {
    ...exampleConversation(),
    turns,
    replies: Object.fromEntries(replies.map((reply) => [reply.id, reply])),
  };
  const reply = conversation.replies["2"];
  if (!reply) throw new Error("There is no second answer.");
  return explainCacheUse(conversation, reply);
}

test("a beginning shorter than the model keeps is said with both lengths", () => {
  const usage = { inputTokens: 40, cachedInputTokens: 0 };
  expect(explain({ system: "Be brief.", usage, atMs: MINUTE_MS })).toMatch(
    /^Not cached: about \d+ tokens up to the breakpoint, and this model caches from 4,096 on\.$/,
  );
});

test("the first request writes the cache, and one that read it needs no sentence", () => {
  expect(explain({}, null)).toBe("Written to the cache; the next request can read it.");
  expect(explain({ atMs: 9, usage: { inputTokens: 6000, cachedInputTokens: 5900 } })).toBeUndefined();
  expect(explain({ caching: {} })).toBeUndefined();
});

test.each<[string, Sent, Sent]>([
  ["the system prompt", {}, { system: `${LONG}!` }],
  ["the model", {}, { modelId: "anthropic/claude-opus-4-6" }],
  ["the tools", {}, { parameters: { tools: [{ name: "look" }] } }],
])("a change of %s before the breakpoint is named", (name, first, second) => {
  expect(explain({ atMs: MINUTE_MS, ...second }, first)).toBe(
    `Not read from the cache: ${name} changed since the answer before.`,
  );
});

const LATEST: { caching: Caching } = { caching: { latest: "5m" } };
const PICTURE: Part = { kind: "image", blob: "one", mediaType: "image/png", widthPx: 9, heightPx: 9 };
const ASKED: Part = { kind: "text", text: "And this?" };

test.each<[string, Sent, Sent]>([
  ["the text of prompt 1", { text: [ASKED] }, { text: [{ ...ASKED, text: "And that?" }] }],
  ["a picture of prompt 1", { text: [PICTURE, ASKED] }, { text: [{ ...PICTURE, blob: "two" }, ASKED] }],
  ["the thinking settings", {}, { parameters: { "thinking.type": "enabled", "thinking.budget_tokens": 2048 } }],
])("a change of %s before the breakpoint of the latest message is named", (name, first, second) => {
  const text = [ASKED];
  expect(explain({ text, ...LATEST, atMs: MINUTE_MS, ...second }, { text, ...LATEST, ...first })).toBe(
    `Not read from the cache: ${name} changed since the answer before.`,
  );
});

test("thinking settings do not change what is kept before the messages", () => {
  expect(explain({ atMs: MINUTE_MS, parameters: { "thinking.type": "adaptive" } })).toMatch(
    /though the same beginning/,
  );
});

test("a life that has passed is said, and an hour lasts longer than five minutes", () => {
  expect(explain({ atMs: 7 * MINUTE_MS })).toBe(
    "Not read from the cache: the answer before is 7 minutes old, and it was kept for 5.",
  );
  expect(explain({ atMs: 7 * MINUTE_MS }, { caching: { system: "1h" } })).toMatch(/though the same beginning/);
});

test("requests sent at once cannot read what the first of them has yet to write", () => {
  expect(explain({ atMs: 100 }, { atMs: 0, firstTokenAtMs: 900 })).toMatch(/had no answer yet/);
});

test("a service without a word about caches is said to be silent", () => {
  expect(explain({ atMs: 9, usage: { inputTokens: 6000 } })).toBe("The service does not say what it has cached.");
});

test.each([
  ["anthropic/claude-opus-4-5", 4096],
  ["claude-opus-4-7", 2048],
  ["claude-opus-4-8", 1024],
  ["claude-opus-5-5", 512],
  ["claude-sonnet-4-5", 1024],
  ["claude-haiku-4-5", 4096],
  ["gpt-5", undefined],
])("%s keeps from %s tokens on", (modelId, least) => {
  expect(getLeastCachedTokens(modelId)).toBe(least);
});
