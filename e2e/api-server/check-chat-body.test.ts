import { expect, test } from "vitest";
import { checkChatBody } from "./check-chat-body.ts";

const user = { role: "user", content: "Hello" };
const claude = { model: "claude-opus-4-5-20251101", messages: [user] };
const openai = { model: "gpt-6-mini", messages: [user] };
const reasoning = { model: "openai/o9", messages: [user] };
const png = Buffer.from("\x89PNG\r\n\x1a\n0000", "latin1").toString("base64");
const withImage = (source: object) => ({
  ...claude,
  messages: [{ role: "user", content: [{ type: "image", source: { type: "base64", ...source } }] }],
});
const withMessages = (...messages: object[]) => ({ ...claude, messages });
const thinking = { type: "enabled", budget_tokens: 2048 };

function listViolations(body: unknown): string[] {
  const check = checkChatBody(body);
  return check.kind === "refused" ? check.violations : [check.kind];
}

test.each([
  ["the smallest Claude body", claude],
  [
    "every Claude parameter but those that exclude each other",
    {
      ...claude,
      system: "Be kind.",
      max_tokens: 64_000,
      temperature: 0,
      top_k: 1,
      stop_sequences: ["END"],
      stream: true,
      metadata: { user_id: "u1" },
    },
  ],
  ["thinking with top_p from 0.95", { ...claude, thinking, max_tokens: 2049, top_p: 0.95 }],
  [
    "five parts",
    withMessages({ role: "user", content: Array.from({ length: 5 }, () => ({ type: "text", text: "a" })) }),
  ],
  ["an image whose bytes are what it says", withImage({ media_type: "image/png", data: png })],
  [
    "a document as text",
    withMessages({ role: "user", content: [{ type: "document", source: { type: "text", data: "Minutes" } }] }),
  ],
  ["a prefill", withMessages(user, { role: "assistant", content: "{" })],
  [
    "a tool call and its result",
    withMessages(
      user,
      { role: "assistant", content: [{ type: "tool_use", id: "t1", name: "clock", input: {} }] },
      { role: "user", content: [{ type: "tool_result", tool_use_id: "t1", content: "noon" }] },
    ),
  ],
  [
    "a newer Claude with adaptive thinking",
    { model: "claude-opus-4-8", messages: [user], thinking: { type: "adaptive" } },
  ],
  ["the smallest OpenAI body", openai],
  [
    "OpenAI parameters",
    {
      ...openai,
      temperature: 2,
      top_p: 0.01,
      seed: 7,
      n: 2,
      stop: ["a", "b"],
      presence_penalty: -2,
      stream: true,
      stream_options: { include_usage: true },
      response_format: { type: "json_object" },
    },
  ],
  [
    "OpenAI roles and parts",
    {
      ...openai,
      messages: [
        { role: "system", content: "Be kind." },
        {
          role: "user",
          content: [
            { type: "text", text: "What?" },
            { type: "image_url", image_url: { url: `data:image/png;base64,${png}` } },
          ],
        },
      ],
    },
  ],
  [
    "an assistant that only called a tool",
    {
      ...openai,
      messages: [
        user,
        {
          role: "assistant",
          content: null,
          tool_calls: [{ id: "c", type: "function", function: { name: "clock", arguments: "{}" } }],
        },
        { role: "tool", tool_call_id: "c", content: "noon" },
      ],
    },
  ],
  ["a reasoning model's effort", { ...reasoning, reasoning_effort: "low", max_completion_tokens: 500 }],
])("%s is accepted", (_name, body) => {
  expect(listViolations(body)).toEqual(["fine"]);
});

test.each([
  ["no object", [], "body: Invalid value. Expected a JSON object"],
  ["no model", { messages: [user] }, "model: Invalid value. Expected the id of a model"],
  ["no messages", { model: claude.model }, "messages: Required"],
  [
    "an OpenAI parameter on Claude",
    { ...claude, frequency_penalty: 0 },
    "frequency_penalty: Unrecognized key in object",
  ],
  ["an inherited name as a key", { ...claude, toString: 1 }, "toString: Unrecognized key in object"],
  ["null", { ...claude, system: null }, "system: Invalid value. Expected string, received null"],
  [
    "a system role on Claude",
    withMessages({ role: "system", content: "Hi" }),
    "messages[0].role: Invalid value. Expected 'user' | 'assistant', received 'system'",
  ],
  ["an extra key in a message", withMessages({ ...user, id: "m1" }), "messages[0].id: Unrecognized key in object"],
  [
    "six parts",
    withMessages({ role: "user", content: Array.from({ length: 6 }, () => ({ type: "text", text: "a" })) }),
    "messages[0].content: Expected at most 5 item(s), received 6",
  ],
  [
    "an image_url on Claude",
    withMessages({ role: "user", content: [{ type: "image_url", image_url: { url: "https://x.test/a.png" } }] }),
    "received 'image_url'",
  ],
  ["an unknown image type", withImage({ media_type: "image/heic", data: png }), "received 'image/heic'"],
  [
    "temperature above 1",
    { ...claude, temperature: 1.01 },
    "temperature: Invalid value. Expected number <= 1, received 1.01",
  ],
  ["a number as text", { ...claude, top_k: "5" }, "top_k: Invalid value. Expected number, received '5'"],
  [
    "a blank stop sequence",
    { ...claude, stop_sequences: ["\n"] },
    "stop_sequences[0]: Invalid value. Expected text with a non-space character",
  ],
  [
    "thinking switched off by name",
    { ...claude, thinking: { type: "disabled" } },
    "thinking.type: Invalid value. Expected 'enabled', received 'disabled'",
  ],
  [
    "a small budget",
    { ...claude, thinking: { ...thinking, budget_tokens: 1023 } },
    "thinking.budget_tokens: Invalid value. Expected number >= 1024",
  ],
  [
    "metadata that is not text",
    { ...claude, metadata: { user_id: 5 } },
    "metadata.user_id: Invalid value. Expected string, received 5",
  ],
  [
    "temperature on a newer Claude",
    { model: "claude-opus-4-8", messages: [user], temperature: 1 },
    "temperature: Unrecognized key in object",
  ],
  ["temperature on a reasoning model", { ...reasoning, temperature: 1 }, "temperature: Unrecognized key in object"],
  ["top_p of zero on OpenAI", { ...openai, top_p: 0 }, "top_p: Invalid value. Expected number >= 0.01, received 0"],
  [
    "a silent OpenAI assistant",
    { ...openai, messages: [user, { role: "assistant", content: null }] },
    "messages[1].content: Invalid value. Expected array, received null",
  ],
  [
    "a broken data URL",
    { ...openai, messages: [{ role: "user", content: [{ type: "image_url", image_url: { url: png } }] }] },
    "messages[0].content[0].image_url.url: Invalid value.",
  ],
])("%s is refused by the gateway", (_name, body, line) => {
  const check = checkChatBody(body);
  expect(check).toMatchObject({ kind: "refused", by: "gateway" });
  expect(listViolations(body).join("\n")).toContain(line);
});

test.each([
  ["temperature with top_p", { ...claude, temperature: 1, top_p: 1 }, "cannot both be specified"],
  ["temperature while thinking", { ...claude, thinking, temperature: 1 }, "`temperature` may not be set when thinking"],
  ["top_k while thinking", { ...claude, thinking, top_k: 5 }, "`top_k` may not be set when thinking"],
  ["a low top_p while thinking", { ...claude, thinking, top_p: 0.9 }, "`top_p` must be greater than or equal to 0.95"],
  [
    "a budget of all tokens",
    { ...claude, thinking, max_tokens: 2048 },
    "`max_tokens` must be greater than `thinking.budget_tokens`",
  ],
  ["half a token", { ...claude, max_tokens: 1.5 }, "max_tokens: 1.5 is not a whole number"],
  ["too many tokens", { ...claude, max_tokens: 64_001 }, "max_tokens: 64001 > 64000"],
  ["no messages", withMessages(), "at least one message is required"],
  ["an assistant first", withMessages({ role: "assistant", content: "Hi" }), 'first message must use the "user" role'],
  [
    "a prefill with a trailing space",
    withMessages(user, { role: "assistant", content: "Dear " }),
    "cannot end with trailing whitespace",
  ],
  [
    "a prefill while thinking",
    { ...withMessages(user, { role: "assistant", content: "{" }), thinking },
    "may not be from the assistant when thinking",
  ],
  [
    "an empty message",
    withMessages({ role: "user", content: [] }),
    "messages.0.content: all messages must have non-empty content",
  ],
  [
    "an empty text part",
    withMessages({ role: "user", content: [{ type: "text", text: "" }] }),
    "messages.0.content.0: text content blocks must be non-empty",
  ],
  [
    "a data URL as base64",
    withImage({ media_type: "image/png", data: `data:image/png;base64,${png}` }),
    "invalid base64 data",
  ],
  [
    "bytes of another type",
    withImage({ media_type: "image/webp", data: png }),
    "Could not process image/webp: the bytes are image/png",
  ],
  [
    "an image above 5 MB",
    withImage({ media_type: "image/png", data: png + "AAAA".repeat(1_310_720) }),
    "image exceeds 5 MB maximum",
  ],
  [
    "a tool result from the assistant",
    withMessages(user, { role: "assistant", content: [{ type: "tool_result", tool_use_id: "t" }] }),
    "`tool_result` blocks can only be in `user` messages",
  ],
  [
    "stream options without a stream",
    { ...openai, stream_options: { include_usage: true } },
    "only allowed when 'stream' is enabled",
  ],
  ["two limits", { ...openai, max_tokens: 5, max_completion_tokens: 5 }, "at the same time is not supported"],
])("%s is refused by the model", (_name, body, line) => {
  expect(checkChatBody(body)).toMatchObject({ kind: "refused", by: "model" });
  expect(listViolations(body).join("\n")).toContain(line);
});

test("a model outside the catalogue and a model that cannot chat are unknown", () => {
  expect(checkChatBody({ ...claude, model: "anthropic/claude-opus-3" })).toEqual({
    kind: "unknown-model",
    model: "anthropic/claude-opus-3",
  });
  expect(checkChatBody({ ...claude, model: "aurora-film" })).toEqual({ kind: "unknown-model", model: "aurora-film" });
});
