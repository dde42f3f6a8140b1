import { expect, test } from "vitest";
import { ANTHROPIC_MODELS } from "#e2e/api-server/anthropic-models.ts";
import { guessClaudeFeatures } from "./claude-features.ts";
import { parseCatalogue } from "./parse-catalogue.ts";

test.each([
  ["claude-3-5-sonnet-20241022", [], [], false],
  ["claude-3-7-sonnet", [], ["enabled"], false],
  ["anthropic/claude-opus-4-5", ["low", "medium", "high"], ["enabled"], true],
  ["claude-sonnet-4-5", [], ["enabled"], true],
  ["claude-opus-4-6", ["low", "medium", "high", "max"], ["enabled", "adaptive"], true],
  ["claude-opus-4-8", ["low", "medium", "high", "xhigh", "max"], ["adaptive"], true],
  ["claude-opus-5-5", ["low", "medium", "high", "xhigh", "max"], ["adaptive"], true],
])("%s has the features of its version", (modelId, efforts, thinkingTypes, hasStructuredOutputs) => {
  expect(guessClaudeFeatures(modelId)).toMatchObject({ efforts, thinkingTypes, hasStructuredOutputs });
});

test("another model has no features of Claude", () => {
  expect(guessClaudeFeatures("openai/gpt-5")).toBeUndefined();
});

test("Anthropic's model list gives the features and the limits of each model", () => {
  const entries = parseCatalogue(ANTHROPIC_MODELS) ?? [];
  expect(entries.map(({ id, features, outputTokens }) => [id, features, outputTokens])).toEqual([
    [
      "claude-opus-4-8",
      {
        efforts: ["low", "medium", "high", "xhigh", "max"],
        thinkingTypes: ["adaptive"],
        hasStructuredOutputs: true,
      },
      128_000,
    ],
    [
      "claude-opus-4-5-20251101",
      { efforts: ["low", "medium", "high"], thinkingTypes: ["enabled"], hasStructuredOutputs: true },
      64_000,
    ],
    ["claude-haiku-0-1", { efforts: [], thinkingTypes: [], hasStructuredOutputs: false }, 4096],
  ]);
});

test("capabilities in another shape give no features, or none that are not said plainly", () => {
  const parse = (capabilities: unknown) => parseCatalogue({ data: [{ id: "m", capabilities }] })?.[0]?.features;
  expect([undefined, null, ["effort"], { vision: true }].map(parse)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(parse({ effort: { supported: true, low: { supported: "yes" }, high: null }, thinking: "adaptive" })).toEqual({
    efforts: [],
    thinkingTypes: [],
    hasStructuredOutputs: false,
  });
});
