import { expect, test } from "vitest";
import { parseDeepLink } from "./parse-deep-link.ts";

test.each([
  "anthropic/claude-opus-4-5",
  "claude-opus-4-5",
  "claude-opus-4-5-20251101",
  "anthropic/claude-opus-4.5",
  "anthropic/claude-opus-4-5-20251101",
  " Claude-Opus-4-5 ",
])("the link model %j opens Claude Opus 4.5", (model) => {
  expect(parseDeepLink({ model })).toEqual({ modelId: "anthropic/claude-opus-4-5" });
});

test("another model is used as named, and fields are filled", () => {
  expect(parseDeepLink({ model: "openai/gpt-5", prompt: "Hi", system: "Be brief" })).toEqual({
    modelId: "openai/gpt-5",
    prompt: "Hi",
    system: "Be brief",
  });
});

test("a link without known fields is undefined, and a key or an address in it is ignored", () => {
  expect(parseDeepLink({})).toBeUndefined();
  expect(parseDeepLink({ model: " ", key: "sk-1", baseUrl: "https://evil.example" })).toBeUndefined();
});

test("a link gives variables their values, by any name", () => {
  const link = parseDeepLink({ prompt: "To {{name}}", "var.name": "Ada | Bob", "var.__proto__": "x", "var.empty": "" });
  expect(Object.entries(link?.variables ?? {})).toEqual([
    ["name", "Ada | Bob"],
    ["__proto__", "x"],
  ]);
});
