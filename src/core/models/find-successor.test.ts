import { expect, test } from "vitest";
import { findSuccessor } from "./find-successor.ts";

const LISTED = [
  "anthropic/claude-opus-4-5",
  "anthropic/claude-opus-4-8-20260801",
  "anthropic/claude-opus-4-8",
  "anthropic/claude-sonnet-5",
  "anthropic/claude-opus-latest",
  "openai/gpt-5",
];

test.each([
  ["anthropic/claude-opus-4-5", "anthropic/claude-opus-4-8"],
  ["claude-opus-4-5-20251101", "anthropic/claude-opus-4-8"],
  ["claude-3-5-sonnet-20241022", "anthropic/claude-sonnet-5"],
  ["anthropic/claude-opus-4-8", undefined],
  ["claude-haiku-4-5", undefined],
  ["openai/gpt-4", undefined],
])("the successor of %s is %s", (modelId, successor) => {
  expect(findSuccessor(LISTED, modelId)).toBe(successor);
});
