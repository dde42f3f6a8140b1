import { expect, test } from "vitest";
import type { JsonObject } from "#core/json.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import { exampleHttpRequest } from "#e2e/fixtures/example-http-request.ts";
import { CODE_LANGUAGES } from "./code-languages.ts";
import { findChosenLanguage, listOfferedLanguages } from "./offered-languages.ts";
import type { PackageWire } from "./package-clients.ts";

const CHAT = { model: "gpt-5", messages: [{ role: "user", content: "Hello" }] };
const MESSAGES = { model: "claude-opus-4-5", max_tokens: 64_000, messages: [{ role: "user", content: "Hello" }] };

const offer = (body: JsonObject, wire: PackageWire, change: Partial<HttpRequest> = {}) => {
  const url = `https://api.example.com/v1/${wire === "messages" ? "messages" : "chat/completions"}`;
  const { languages, left } = listOfferedLanguages(exampleHttpRequest(body, { url, ...change }), {
    keyVariable: "KEY",
    wire,
  });
  return { ids: languages.map(({ id }) => id), languages, reasons: left.map(({ obstacle }) => obstacle) };
};

test("a package is offered for its own wire, and left out with the reason where it would send something else", () => {
  expect(offer(CHAT, "chat-completions").ids).toEqual([
    "curl",
    "python",
    "python-openai",
    "javascript",
    "javascript-openai",
    "typescript",
  ]);
  expect(offer(MESSAGES, "messages").ids).toEqual([
    "curl",
    "python",
    "python-anthropic",
    "javascript",
    "javascript-anthropic",
    "typescript",
  ]);
  const exact = '{"model":"m","messages":[],"seed":9007199254740993}';
  expect(offer({}, "chat-completions", { body: exact }).ids).toEqual([
    "curl",
    "python",
    "python-openai",
    "javascript",
    "typescript",
  ]);
  const rounded = offer({}, "chat-completions", { body: exact.replace("993", "993.5") });
  expect(rounded.ids).toEqual(["curl", "python", "javascript", "typescript"]);
  expect(rounded.reasons).toEqual(Array.from({ length: 2 }, () => "it would round a number of this request"));
  expect(offer({ ...MESSAGES, stop: "\ud83d" }, "messages").ids).not.toContain("python-anthropic");
  expect(offer({ ...MESSAGES, workspace_id: "w" }, "messages").reasons).toEqual(["it sends workspace_id as a header"]);
  expect(offer({ model: "m", messages: [] }, "messages").reasons).toEqual([
    "it sends nothing without max_tokens",
    "it sends nothing without max_tokens",
  ]);
  expect(offer(CHAT, "chat-completions", { url: "https://a.b/chat?x=/chat/completions&y" }).ids).not.toContain(
    "python-openai",
  );
});

test("a chosen package stands for that of another wire, and for its language where there is none", () => {
  const messages = offer(MESSAGES, "messages").languages;
  expect(findChosenLanguage(messages, "python-openai").id).toBe("python-anthropic");
  expect(findChosenLanguage(messages, "javascript-openai").id).toBe("javascript-anthropic");
  expect(findChosenLanguage(messages, "javascript").id).toBe("javascript");
  expect(findChosenLanguage(messages, "nonsense").id).toBe("curl");
  const plain = offer({}, "chat-completions", { body: '{"model":"m","messages":[],"a":1e400}' }).languages;
  expect(findChosenLanguage(plain, "python-anthropic").id).toBe("python");
});

test("a streamed request prints as this Python program with openai", () => {
  const request = exampleHttpRequest({
    model: "anthropic/claude-opus-4-5",
    system: "You are terse.",
    messages: [{ role: "user", content: "Hello" }],
    max_tokens: 2048,
    thinking: { type: "enabled", budget_tokens: 1024 },
    stream: true,
  });
  const options = { keyVariable: "AIMLAPI_KEY", wire: "chat-completions" } as const;
  expect(CODE_LANGUAGES["python-openai"].print(request, options)).toBe(`import os

from openai import OpenAI

client = OpenAI(
    base_url="https://api.aimlapi.com/v1",
    api_key=os.environ["AIMLAPI_KEY"],
)
events = client.chat.completions.create(
    model="anthropic/claude-opus-4-5",
    messages=[{"role": "user", "content": "Hello"}],
    max_tokens=2048,
    stream=True,
    extra_body={
        "system": "You are terse.",
        "thinking": {"type": "enabled", "budget_tokens": 1024},
    },
)
for event in events:
    for choice in event.choices or []:
        if choice.delta:
            print(choice.delta.content or "", end="", flush=True)
print()
`);
  expect(CODE_LANGUAGES["javascript-openai"].print({ ...request, auth: "none" }, options))
    .toBe(`import OpenAI from "openai";

const client = new OpenAI({
  baseURL: "https://api.aimlapi.com/v1",
  apiKey: "none",
});
const events = await client.chat.completions.create({
  model: "anthropic/claude-opus-4-5",
  system: "You are terse.",
  messages: [{ role: "user", content: "Hello" }],
  max_tokens: 2048,
  thinking: { type: "enabled", budget_tokens: 1024 },
  stream: true,
});
for await (const { choices } of events) {
  for (const { delta } of choices ?? []) {
    process.stdout.write(delta?.content ?? "");
  }
}
console.log();
`);
});

test("a whole request prints as this Python program with anthropic, and gives the key in the way that the service takes", () => {
  const request = exampleHttpRequest(
    { ...MESSAGES, temperature: 1 },
    { url: "https://api.anthropic.com/v1/messages", auth: "x-api-key", headers: { "anthropic-version": "2023-06-01" } },
  );
  const options = { keyVariable: "ANTHROPIC_API_KEY", wire: "messages" } as const;
  expect(CODE_LANGUAGES["python-anthropic"].print(request, options)).toBe(`import os

from anthropic import Anthropic

client = Anthropic(
    base_url="https://api.anthropic.com",
    api_key=os.environ["ANTHROPIC_API_KEY"],
    default_headers={"Anthropic-Version": "2023-06-01"},
)
answer = client.messages.create(
    model="claude-opus-4-5",
    max_tokens=64000,
    messages=[{"role": "user", "content": "Hello"}],
    extra_body={"temperature": 1},
    timeout=600,
)
for block in answer.content:
    if block.type == "text":
        print(block.text, end="")
print()
`);
  const bearer = CODE_LANGUAGES["javascript-anthropic"].print({ ...request, auth: "bearer" }, options);
  expect(bearer).toContain("  authToken: process.env.ANTHROPIC_API_KEY,\n");
  expect(bearer).toContain("  timeout: 600_000,\n");
});
