import { expect, test } from "vitest";
import { isClaudeAtLeast, supportsPrefill } from "./claude-version.ts";

test.each([
  ["anthropic/claude-opus-4-5", true],
  ["anthropic/claude-opus-4.5", true],
  ["claude-opus-4-5-20251101", true],
  ["claude-opus-4-20250514", true],
  ["claude-3-haiku-20240307", true],
  ["claude-opus-4-6", false],
  ["anthropic/claude-opus-4-8", false],
  ["claude-sonnet-5", false],
  ["openai/gpt-6-mini", false],
  ["claude", false],
])("%s supports prefill: %s", (modelId, takes) => {
  expect(supportsPrefill(modelId)).toBe(takes);
});

test("a model without a version is older than any version", () => {
  expect(isClaudeAtLeast("etude-demo", 1, 0)).toBe(false);
  expect(isClaudeAtLeast("claude-opus-4-7", 4, 7)).toBe(true);
  expect(isClaudeAtLeast("claude-opus-4-5", 4, 7)).toBe(false);
});
