import { expect, test } from "vitest";
import type { ChatMessage } from "#core/wire/chat-request.ts";
import { buildRequest } from "./build-request.ts";
import type { Reply } from "./conversation.ts";

const REPLY: Reply = {
  id: "r",
  turnId: "t",
  variantId: "v",
  sample: 0,
  origin: "model",
  status: "queued",
  parts: [],
  sentWith: {
    connectionId: "anthropic",
    modelId: "m",
    system: "Be short.",
    variables: {},
    parameters: { max_tokens: 9 },
    extraJson: '{"user": "a"}',
    wire: "messages",
    dialect: "anthropic",
    caching: { system: "1h", latest: "5m" },
    thread: {},
  },
};
const MESSAGES: ChatMessage[] = [{ role: "user", parts: [{ kind: "text", text: "Hello", cache: "1h" }] }];

const build = (change: Partial<Reply["sentWith"]>) =>
  buildRequest({ ...REPLY, sentWith: { ...REPLY.sentWith, ...change } }, MESSAGES);

test("a model that refuses cache breakpoints is sent none, neither those of settings nor those of parts", () => {
  expect(JSON.stringify(build({}))).toMatch(/"cache":"1h"/);
  expect(JSON.stringify(build({ adaptations: ["no-cache-control"] }))).not.toMatch(/"cache"|"caching"|"5m"|"1h"/);
});

test("of the settings of a request made by hand none is sent, and its own fields stand for them", () => {
  const request = build({ handMadeBody: '{"max_tokens": 7, "n": 2, "messages": []}' });
  expect(request.parameters).toEqual({});
  expect(request.extra).toEqual({ max_tokens: 7, n: 2, messages: [] });
  expect(build({ handMadeBody: "no JSON" }).extra).toEqual({});
});
