import { expect, test } from "vitest";
import type { CacheLife, Caching, ImagePart, Part } from "#core/content/part.ts";
import { createSeededRandom } from "#core/create-seeded-random.ts";
import type { Json } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { encodeChatCompletions } from "#core/wire/encode-chat-completions.ts";
import { encodeMessages } from "#core/wire/encode-messages.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import type { Conversation, Reply } from "./conversation.ts";
import { findBreakpointProblem } from "./find-breakpoint-problem.ts";
import { findUnsupportedContent } from "./find-unsupported-content.ts";
import { listCacheBreakpoints } from "./list-cache-breakpoints.ts";
import type { PlannedRequest } from "./planned-request.ts";
import { planRequest } from "./planned-request.ts";
import { writePictureValue } from "./picture-value.ts";

const FIVE = { type: "ephemeral" };
const HOUR = { type: "ephemeral", ttl: "1h" };
const PICTURE: ImagePart = { kind: "image", blob: "sha", mediaType: "image/png", widthPx: 1, heightPx: 1 };
const TOOLS = [{ name: "look" }, { name: "ask" }];

/** The request of a second turn after an answered first one. */
function plan(change: Partial<Reply["sentWith"]> = {}, first: Part[] = [], second: Part[] = []): PlannedRequest {
  const base = exampleReply().sentWith;
  const sentWith = { ...base, parameters: { tools: TOOLS }, system: "Be brief.", ...change };
  const answer = exampleReply({ status: "done", parts: [{ kind: "text", text: "Yes." }] });
  const next = exampleReply({ id: "r2", turnId: "t2", sentWith: { ...sentWith, thread: { builtOn: "r1" } } });
  const turns = { t1: exampleTurn("t1", null), t2: exampleTurn("t2", "t1") };
  if (first.length > 0) turns.t1.parts = first;
  if (second.length > 0) turns.t2.parts = second;
  const conversation: Conversation = { ...exampleConversation(), turns, replies: { r1: answer, r2: next } };
  return planRequest(conversation, [next]);
}

const MESSAGES = { wire: "messages", connectionId: "anthropic" } as const;
const ROUTER = { dialect: "openai", connectionId: "openrouter", modelId: "anthropic/claude-opus-4.5" } as const;
const text = (words: string, cache?: CacheLife): Part => ({ kind: "text", text: words, ...(cache && { cache }) });

test("breakpoints of tools, system prompt and latest message stand at their ends in both of Anthropic's formats", () => {
  const caching: Caching = { tools: "1h", system: "5m", latest: "5m" };
  const expected = {
    tools: [{ name: "look" }, { name: "ask", cache_control: HOUR }],
    system: [{ type: "text", text: "Be brief.", cache_control: FIVE }],
    messages: [
      { role: "user", content: "t1" },
      { role: "assistant" },
      { role: "user", content: [{ type: "text", text: "t2", cache_control: FIVE }] },
    ],
  };
  expect(encodeMessages(plan({ ...MESSAGES, caching }).request)).toMatchObject(expected);
  expect(encodeChatCompletions(plan({ caching }).request)).toMatchObject(expected);
});

test("the latest message keeps the breakpoint of its own part, and a result of a tool can be the latest", () => {
  const marked = plan({ ...MESSAGES, caching: { latest: "5m" } }, [], [text("t2", "1h")]).request;
  expect(encodeMessages(marked)["messages"]).toMatchObject([
    { content: "t1" },
    { role: "assistant" },
    { content: [{ type: "text", text: "t2", cache_control: HOUR }] },
  ]);
  const result: Part = { kind: "tool-result", callId: "c", isError: false, parts: [text("9 °C")] };
  const call: Part = { kind: "tool-call", callId: "c", name: "look", argumentsText: "{}" };
  const { request } = plan({ ...MESSAGES, caching: { latest: "5m" } });
  const messages = [
    { role: "user" as const, parts: [text("t1")] },
    { role: "assistant" as const, parts: [call] },
    { role: "user" as const, parts: [result] },
  ];
  expect(encodeMessages({ ...request, messages })["messages"]).toMatchObject([
    { content: "t1" },
    { role: "assistant" },
    { content: [{ type: "tool_result", cache_control: FIVE }] },
  ]);
});

test("thinking at the end is no place for a breakpoint", () => {
  const { request } = plan({ ...MESSAGES, caching: { latest: "5m" } });
  const thinking: Part = { kind: "thinking", text: "Hm", signature: "s", wire: "messages" };
  const messages = [
    { role: "user" as const, parts: [text("t1")] },
    { role: "assistant" as const, parts: [thinking] },
  ];
  expect(encodeMessages({ ...request, messages })["messages"]).toMatchObject([
    { content: [{ type: "text", text: "t1", cache_control: FIVE }] },
    { content: [{ type: "thinking", thinking: "Hm", signature: "s" }] },
  ]);
});

test("a breakpoint ends its text where turns without an answer are joined, and stands after a picture", () => {
  const base = exampleReply();
  const turns = { t1: exampleTurn("t1", null), t2: exampleTurn("t2", "t1") };
  turns.t1.parts = [{ ...PICTURE, cache: "1h" }, text("one", "5m"), text("two")];
  const thread = { edits: [{ at: 0, steps: [{ turnId: "t1", replyId: null }] }] };
  const next = exampleReply({ id: "r2", turnId: "t2", sentWith: { ...base.sentWith, ...MESSAGES, thread } });
  const { request } = planRequest({ ...exampleConversation(), turns, replies: { r2: next } }, [next]);
  expect(encodeMessages(request)["messages"]).toEqual([
    {
      role: "user",
      content: [
        { type: "image", source: { type: "base64", media_type: "image/png", data: "" }, cache_control: HOUR },
        { type: "text", text: "one", cache_control: FIVE },
        { type: "text", text: "two\n\nt2" },
      ],
    },
  ]);
});

test("a text that a picture divides keeps one breakpoint, at its end", () => {
  const value = writePictureValue(PICTURE);
  const divided = { fillsMarkers: true as const, variables: { p: value } };
  const { request } = plan({ ...MESSAGES, ...divided }, [], [text("a {{p}} b", "5m")]);
  expect(listCacheBreakpoints(request)).toEqual([
    { life: "5m", name: "the text of prompt 2", at: { messageIndex: 2, partIndex: 2 } },
  ]);
});

test("OpenRouter gets breakpoints in texts for Claude alone, and a note says what is not sent elsewhere", () => {
  const caching: Caching = { tools: "5m", system: "5m", latest: "5m" };
  const routed = plan({ ...ROUTER, caching }, [{ ...PICTURE, cache: "5m" }, text("one", "5m")]);
  expect(encodeChatCompletions(routed.request)).toEqual({
    model: "anthropic/claude-opus-4.5",
    tools: TOOLS,
    messages: [
      { role: "system", content: [{ type: "text", text: "Be brief.", cache_control: FIVE }] },
      {
        role: "user",
        content: [
          { type: "image_url", image_url: { url: "data:image/png;base64," } },
          { type: "text", text: "one", cache_control: FIVE },
        ],
      },
      { role: "assistant", content: "Yes." },
      { role: "user", content: [{ type: "text", text: "t2", cache_control: FIVE }] },
    ],
  });
  expect(findUnsupportedContent(routed)).toEqual(["2 cache breakpoints"]);
  const elsewhere = plan({ dialect: "openai", connectionId: "openai", modelId: "gpt-5", caching }, [text("a", "5m")]);
  expect(JSON.stringify(encodeChatCompletions(elsewhere.request))).not.toContain("cache_control");
  expect(findUnsupportedContent(elsewhere)).toEqual(["4 cache breakpoints"]);
  expect(findUnsupportedContent(plan({ ...MESSAGES, caching }))).toEqual([]);
});

test("more than four breakpoints and an hour behind five minutes are named before a run", () => {
  const many = plan({ ...MESSAGES, caching: { tools: "5m", system: "5m", latest: "5m" } }, [
    { ...PICTURE, cache: "5m" },
    text("one", "5m"),
  ]);
  expect(findBreakpointProblem(many)).toBe(
    "A request takes at most 4 cache breakpoints, and these are 5: after the tools, the system prompt, a picture of prompt 1, the text of prompt 1, the latest message. Remove 1 of them.",
  );
  const late = plan({ ...MESSAGES, caching: { system: "5m", latest: "1h" } });
  expect(findBreakpointProblem(late)).toMatch(/after the latest message is kept for 1 hour and stands behind/);
  expect(findBreakpointProblem(plan({ ...MESSAGES, caching: { system: "1h", latest: "5m" } }))).toBeUndefined();
});

test("a body without its breakpoints is the body of the same request without any", () => {
  const random = createSeededRandom(7);
  const pick = <Item>(...items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  for (let round = 0; round < 300; round += 1) {
    const life = () => pick<CacheLife | undefined>("5m", "1h", undefined);
    const part = (): Part => {
      const cache = life();
      return pick<Part>({ ...PICTURE, ...(cache && { cache }) }, text(pick("one", "two", "three"), cache));
    };
    // Texts between which no breakpoint stands are joined; one text a turn leaves the joining as it is.
    const parts = () => [
      ...Array.from({ length: pick(0, 1, 2) }, part).filter(({ kind }) => kind === "image"),
      text("end", life()),
    ];
    const [tools, system, latest] = [life(), life(), life()];
    const caching: Caching = { ...(tools && { tools }), ...(system && { system }), ...(latest && { latest }) };
    const format = pick({ ...MESSAGES }, {}, { ...ROUTER });
    const words = pick("", "Be brief.");
    const [first, second] = [parts(), parts()];
    const encode = "wire" in format ? encodeMessages : encodeChatCompletions;
    const marked = encode(plan({ ...format, caching, system: words }, first, second).request);
    const bare = encode(plan({ ...format, system: words }, first.map(withoutCache), second.map(withoutCache)).request);
    expect(removeBreakpoints(marked)).toEqual(removeBreakpoints(bare));
    expect(JSON.stringify(bare)).not.toContain("cache_control");
  }
});

function withoutCache(part: Part): Part {
  const { cache: _removed, ...rest } = part as Part & { cache?: CacheLife };
  return rest;
}

/** JSON without breakpoints; a list of one text is the text, as both are the same content. */
function removeBreakpoints(value: Json): Json {
  if (Array.isArray(value)) {
    const items = value.map(removeBreakpoints);
    const [only] = items;
    const isText = items.length === 1 && isJsonObject(only) && only["type"] === "text";
    return isText ? (only["text"] ?? "") : items;
  }
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) =>
      name === "cache_control" ? [] : [[name, removeBreakpoints(each)] as const],
    ),
  );
}
