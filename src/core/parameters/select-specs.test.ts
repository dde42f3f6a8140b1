import { expect, test } from "vitest";
import { selectSpecs } from "./select-specs.ts";

const getSpec = (list: "reasoning" | "safe", modelId: string, path: string) =>
  selectSpecs(list, modelId).find((spec) => spec.path === path);

test.each([
  ["o3", "low medium high"],
  ["openai/o4-mini", "low medium high"],
  ["gpt-5", "minimal low medium high"],
  ["openai/gpt-5-mini-2025-08-07", "minimal low medium high"],
  ["gpt-5-pro", "high"],
  ["gpt-5-codex", "low medium high"],
  ["gpt-5.1", "none low medium high"],
  ["GPT-5.2", "none low medium high xhigh"],
  ["gpt-5.10", "none low medium high xhigh"],
])("%s takes the effort levels %s", (modelId, efforts) => {
  expect(getSpec("reasoning", modelId, "reasoning_effort")?.control).toMatchObject({ values: efforts.split(" ") });
  expect(selectSpecs("reasoning", modelId)).toBe(selectSpecs("reasoning", modelId));
});

test.each(["reasoning", "safe"] as const)("the %s list takes a seed of 0 and below", (list) => {
  for (const seed of [0, -1, 42]) expect(getSpec(list, "gpt-5", "seed")?.check(seed)).toBeUndefined();
});

test("white space is a stop sequence where no schema is known, and an empty text is none", () => {
  const stop = getSpec("safe", "llama-3", "stop");
  for (const stops of [["\n\n"], [" "], ["\t", "END"]]) expect(stop?.check(stops)).toBeUndefined();
  expect(stop?.check([""])).toBeDefined();
});
