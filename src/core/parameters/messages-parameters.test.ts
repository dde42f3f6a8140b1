import { expect, test } from "vitest";
import { guessClaudeFeatures } from "#core/models/claude-features.ts";
import { buildMessagesParameters } from "./messages-parameters.ts";
import type { SpecSource } from "./spec-source.ts";
import { computeConflicts, computeExclusions } from "./rules.ts";
import { selectSendable } from "./select-sendable.ts";

function build(modelId: string, unpublishedBy?: string) {
  const features = guessClaudeFeatures(modelId);
  if (!features) throw new Error(`${modelId} is no Claude`);
  const { specs, rules } = buildMessagesParameters({ modelId, features, unpublishedBy });
  const source: SpecSource = { origin: "built-in", title: "", atMs: 0, rules, corrections: [], leftOut: [] };
  const controlOf = (path: string) => specs.find((spec) => spec.path === path)?.control;
  return { specs, source, controlOf, paths: specs.map(({ path }) => path) };
}

test("Opus 4.5 has sampling, a thinking budget and three levels of effort", () => {
  const { paths, controlOf } = build("claude-opus-4-5");
  expect(paths).toEqual(expect.arrayContaining(["temperature", "top_p", "top_k", "thinking.budget_tokens"]));
  expect(controlOf("output_config.effort")).toEqual({ kind: "enum", values: ["low", "medium", "high"] });
  expect(controlOf("thinking.type")).toEqual({ kind: "enum", values: ["enabled"] });
  expect(controlOf("output_config.format.schema")).toEqual({ kind: "json", shape: "object" });
  expect(controlOf("max_tokens")).toMatchObject({ maximum: 64_000 });
});

test("Opus 4.6 takes a budget or chooses by itself, and a budget is not sent then", () => {
  const { specs, source, controlOf } = build("claude-opus-4-6");
  expect(controlOf("thinking.type")).toEqual({ kind: "enum", values: ["enabled", "adaptive"] });
  const values = { "thinking.type": "adaptive", "thinking.budget_tokens": 2048, temperature: 0.5, max_tokens: 4096 };
  expect(selectSendable(source, specs, values)).toEqual({ "thinking.type": "adaptive", max_tokens: 4096 });
  expect(computeExclusions(source, values)["thinking.budget_tokens"]?.reason).toBe(
    "it belongs to thinking.type enabled",
  );
});

test("Opus 4.8 has neither sampling nor a budget, and five levels of effort", () => {
  const { paths, controlOf } = build("claude-opus-4-8");
  for (const path of ["temperature", "top_p", "top_k", "thinking.budget_tokens"]) expect(paths).not.toContain(path);
  expect(controlOf("output_config.effort")).toEqual({
    kind: "enum",
    values: ["low", "medium", "high", "xhigh", "max"],
  });
});

test("a format needs its schema, and a schema its format", () => {
  const { source } = build("claude-opus-4-5");
  const conflicts = (values: Record<string, string | Record<string, string>>) =>
    computeConflicts(source, { max_tokens: 4096, ...values }).map(({ path }) => path);
  expect(conflicts({ "output_config.format.type": "json_schema" })).toEqual(["output_config.format.schema"]);
  expect(conflicts({ "output_config.format.schema": { type: "object" } })).toEqual(["output_config.format.type"]);
  expect(conflicts({ "output_config.effort": "low" })).toEqual([]);
});

test("a parameter that a service does not publish is marked in its hint", () => {
  const hintsOf = (unpublishedBy?: string) =>
    build("claude-opus-4-5", unpublishedBy).specs.filter(({ hint }) =>
      hint.includes("not in the schema that AI/ML API publishes"),
    );
  expect(hintsOf("AI/ML API").map(({ path }) => path)).toEqual([
    "output_config.effort",
    "output_config.format.type",
    "output_config.format.schema",
  ]);
  expect(hintsOf()).toEqual([]);
});

test("a tool choice needs the name of its tool, and thinking takes only auto and none", () => {
  const { specs, source } = build("claude-opus-4-5");
  const check = specs.find(({ path }) => path === "tool_choice")?.check;
  expect(check?.({ type: "any", disable_parallel_tool_use: true })).toBeUndefined();
  expect(check?.({ type: "tool", name: "look" })).toBeUndefined();
  expect(check?.({ type: "tool" })).toBe("name is needed");
  const thinking = { "thinking.type": "enabled", "thinking.budget_tokens": 2048, max_tokens: 4096 };
  const excluded = (type: string) => computeExclusions(source, { ...thinking, tool_choice: { type } })["tool_choice"];
  expect(["auto", "none"].map(excluded)).toEqual([undefined, undefined]);
  expect(excluded("any")?.reason).toBe("thinking takes only auto or none");
});
