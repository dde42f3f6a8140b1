import { expect, test } from "vitest";
import type { JsonObject } from "#core/json.ts";
import type { ListedReasoning } from "#core/models/parse-catalogue.ts";
import type { Parameters } from "#core/vocabulary.ts";
import { setAtPath } from "#core/wire/body-path.ts";
import { buildListedParameters } from "./listed-parameters.ts";
import { findProblems, selectSendable } from "./select-sendable.ts";

const NAMES = ["temperature", "max_tokens", "reasoning", "response_format", "structured_outputs", "tools", "seed"];

function listParameters(names: readonly string[], reasoning?: ListedReasoning) {
  const { specs, rules, leftOut } = buildListedParameters({ names, outputTokens: 64_000, reasoning });
  const source = { origin: "live", title: "", atMs: 0, rules, corrections: [], leftOut } as const;
  const buildBody = (values: Parameters) => {
    const body: JsonObject = {};
    for (const [path, value] of Object.entries(selectSendable(source, specs, values))) setAtPath(body, path, value);
    return body;
  };
  const getValues = (path: string) => {
    const control = specs.find((spec) => spec.path === path)?.control;
    return control?.kind === "enum" ? control.values : control?.kind;
  };
  return { buildBody, getValues, findProblems: (values: Parameters) => findProblems(source, specs, values, "") };
}

test("only parameters that the list names are sent, each in its field of the body", () => {
  const { buildBody } = listParameters(NAMES);
  const schema = { type: "object" };
  expect(
    buildBody({
      temperature: 0.5,
      top_k: 5,
      max_tokens: 100,
      seed: 0,
      "reasoning.effort": "low",
      "reasoning.exclude": true,
      "response_format.type": "json_schema",
      "response_format.json_schema.name": "a",
      "response_format.json_schema.schema": schema,
      tools: [],
      stream: true,
    }),
  ).toEqual({
    temperature: 0.5,
    max_tokens: 100,
    seed: 0,
    reasoning: { effort: "low", exclude: true },
    response_format: { type: "json_schema", json_schema: { name: "a", schema } },
    tools: [],
    stream: true,
  });
});

test("the limit of an answer is the one of the list, and one of effort and budget is sent", () => {
  const { buildBody, findProblems: find } = listParameters(NAMES);
  expect(find({ max_tokens: 64_001 })).toHaveLength(1);
  expect(find({ max_tokens: 64_000 })).toEqual([]);
  expect(buildBody({ "reasoning.effort": "low", "reasoning.max_tokens": 1024 })).toEqual({
    reasoning: { effort: "low" },
  });
  expect(buildBody({ "reasoning.max_tokens": 1024 })).toEqual({ reasoning: { max_tokens: 1024 } });
});

test("response_format without structured_outputs has no schema, and structured_outputs alone has nothing else", () => {
  expect(listParameters(["response_format"]).getValues("response_format.type")).toEqual(["text", "json_object"]);
  expect(listParameters(["structured_outputs"]).getValues("response_format.type")).toEqual(["json_schema"]);
  expect(listParameters(NAMES).getValues("response_format.type")).toEqual(["text", "json_object", "json_schema"]);
});

test("a list that says how a model reasons decides the effort levels and the budget", () => {
  const listed = { efforts: ["low", "high"], hasBudget: false, isMandatory: false };
  expect(listParameters(NAMES, listed).getValues("reasoning.effort")).toEqual(["low", "high"]);
  expect(listParameters(NAMES, listed).getValues("reasoning.max_tokens")).toBeUndefined();
  const unlisted = listParameters(NAMES, { hasBudget: true, isMandatory: true });
  expect(unlisted.getValues("reasoning.effort")).not.toContain("none");
  expect(unlisted.getValues("reasoning.max_tokens")).toBe("number");
});

test("names that would be fields of every object are nothing but names without a control", () => {
  const { leftOut, specs } = buildListedParameters({ names: ["constructor", "__proto__", "toString", "seed"] });
  expect(leftOut.map(({ name }) => name)).toEqual(["constructor", "__proto__", "toString"]);
  expect(specs.map(({ path }) => path)).toEqual(["seed", "stream"]);
});
