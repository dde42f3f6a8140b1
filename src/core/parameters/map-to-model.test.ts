import { expect, test } from "vitest";
import { guessClaudeFeatures } from "#core/models/claude-features.ts";
import type { Parameters } from "#core/vocabulary.ts";
import { mapToModel } from "./map-to-model.ts";
import { buildMessagesParameters } from "./messages-parameters.ts";
import { SAFE_PARAMETERS } from "./safe-parameters.ts";

function mapTo(modelId: string, parameters: Parameters) {
  const features = guessClaudeFeatures(modelId);
  if (!features) throw new Error(`${modelId} is no Claude`);
  return mapToModel(parameters, buildMessagesParameters({ modelId, features }).specs);
}

const OPUS_4_5 = { max_tokens: 8192, stream: true, temperature: 0.2, stop_sequences: ["END"] };

test.each([
  ["claude-opus-4-6", OPUS_4_5, []],
  ["claude-opus-4-7", { max_tokens: 8192, stream: true, stop_sequences: ["END"] }, ["temperature 0.2 is left out"]],
  ["claude-opus-4-8", { max_tokens: 8192, stream: true, stop_sequences: ["END"] }, ["temperature 0.2 is left out"]],
  ["claude-opus-5", { max_tokens: 8192, stream: true, stop_sequences: ["END"] }, ["temperature 0.2 is left out"]],
  ["claude-opus-5-5", { max_tokens: 8192, stream: true, stop_sequences: ["END"] }, ["temperature 0.2 is left out"]],
])("the parameters of Opus 4.5 without thinking are mapped to %s", (modelId, parameters, changes) => {
  expect(mapTo(modelId, OPUS_4_5)).toEqual({ parameters, changes });
});

test.each([
  [1024, "low"],
  [4096, "medium"],
  [32_000, "high"],
])("a thinking budget of %i becomes adaptive thinking with effort %s from 4.7 on", (budget, effort) => {
  const thinking = { max_tokens: 40_000, "thinking.type": "enabled", "thinking.budget_tokens": budget };
  expect(mapTo("claude-opus-4-6", thinking)).toEqual({ parameters: thinking, changes: [] });
  expect(mapTo("claude-opus-4-8", thinking)).toEqual({
    parameters: { max_tokens: 40_000, "thinking.type": "adaptive", "output_config.effort": effort },
    changes: [`a thinking budget of ${budget.toLocaleString("en")} becomes adaptive thinking with effort ${effort}`],
  });
  expect(mapTo("claude-opus-4-8", { ...thinking, "output_config.effort": "max" }).parameters).toMatchObject({
    "output_config.effort": "max",
  });
});

test("a level of effort that a model lacks becomes the nearest lower one", () => {
  expect(mapTo("claude-opus-4-5", { "output_config.effort": "max" })).toEqual({
    parameters: { "output_config.effort": "high" },
    changes: ["output_config.effort max becomes high"],
  });
});

test("a limit under its other name is carried, and what another kind of model does not take is named", () => {
  const { parameters, changes } = mapToModel({ max_completion_tokens: 100, top_k: 3 }, SAFE_PARAMETERS);
  expect([parameters, changes]).toEqual([{ max_completion_tokens: 100 }, ["top_k 3 is left out"]]);
});
