import type { JsonObject } from "#core/json.ts";
import type { ListedReasoning } from "#core/models/parse-catalogue.ts";
import { createSchemaResolver } from "#core/openapi/schema-resolver.ts";
import { addStartValues, buildSpecs } from "./build-specs.ts";
import { STREAM } from "./own-properties.ts";
import { OWN_STARTS } from "./own-lists.ts";
import type { ParameterRule } from "./parameter-rule.ts";
import type { ParameterSpec } from "./parameter-spec.ts";
import type { PublishedSource } from "./spec-source.ts";
import { SAFE_PROPERTIES } from "./safe-parameters.ts";
import { buildSchemaRules } from "./schema-rules.ts";

/** The parameters of a model as its list names them. */
type ListedModel = {
  /** The names in the list, as OpenRouter's `supported_parameters`. */
  names: readonly string[];
  outputTokens?: number | undefined;
  reasoning?: ListedReasoning | undefined;
};

/** The effort levels of OpenRouter, for models whose list names none. Source: its documentation of `reasoning`. */
const EFFORTS = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];

/** The JSON Schema of the body's fields that a name in a list stands for; `response_format` has a part for each of two. */
const PROPERTIES: Readonly<Record<string, JsonObject>> = {
  ...SAFE_PROPERTIES,
  max_completion_tokens: { type: "integer", minimum: 1, description: "The answer is cut off after this many tokens." },
  top_k: { type: "integer", minimum: 0, description: "The model chooses among this many of the most likely words." },
  min_p: {
    type: "number",
    minimum: 0,
    maximum: 1,
    description: "Words less likely than this part of the likeliest are left out.",
  },
  top_a: { type: "number", minimum: 0, maximum: 1 },
  repetition_penalty: { type: "number", minimum: 0, maximum: 2 },
  logprobs: { type: "boolean" },
  top_logprobs: { type: "integer", minimum: 0, maximum: 20 },
  logit_bias: { type: "object" },
  reasoning_effort: { type: "string", enum: EFFORTS },
  include_reasoning: { type: "boolean", description: "The answer shows what the model thought." },
  verbosity: { type: "string", enum: ["low", "medium", "high"] },
  tools: { type: "array" },
  tool_choice: { anyOf: [{ type: "string" }, { type: "object" }] },
  parallel_tool_calls: { type: "boolean" },
  web_search_options: { type: "object" },
};

/** Names that stand for a part of a field. */
const FORMATS: Readonly<Record<string, JsonObject[]>> = {
  response_format: [buildFormat("text"), buildFormat("json_object")],
  structured_outputs: [
    {
      type: "object",
      required: ["type", "json_schema"],
      properties: {
        type: { type: "string", enum: ["json_schema"] },
        json_schema: {
          type: "object",
          required: ["name", "schema"],
          properties: {
            name: { type: "string", pattern: "^[A-Za-z0-9_-]{1,64}$" },
            schema: { type: "object", description: "A JSON Schema that the answer follows." },
            strict: { type: "boolean" },
          },
        },
      },
    },
  ],
};

function buildFormat(type: string): JsonObject {
  return { type: "object", required: ["type"], properties: { type: { type: "string", enum: [type] } } };
}

/** The parameters that a model list names, with their rules; names without a control are left out with the reason. */
export function buildListedParameters({ names, outputTokens, reasoning }: ListedModel): {
  specs: ParameterSpec[];
  rules: ParameterRule[];
  leftOut: PublishedSource["leftOut"];
} {
  const properties: JsonObject = {};
  const leftOut: { name: string; reason: string }[] = [];
  const formats: JsonObject[] = [];
  for (const name of new Set(names)) {
    const property = Object.hasOwn(PROPERTIES, name) ? PROPERTIES[name] : undefined;
    const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
    if (format) formats.push(...format);
    else if (name === "reasoning") properties["reasoning"] = buildReasoning(reasoning, outputTokens);
    else if (property) properties[name] = addLimit(name, property, outputTokens);
    else if (name !== "stream") leftOut.push({ name, reason: "Étude has no control for it; Extra JSON sends it" });
  }
  if (formats.length > 0) properties["response_format"] = { anyOf: formats };
  properties["stream"] = STREAM;
  const { specs, requirements } = buildSpecs(createSchemaResolver({}), properties, []);
  return {
    specs: addStartValues(specs, OWN_STARTS.safe),
    rules: [{ findExclusions: excludeOtherReasoning }, ...buildSchemaRules(specs, requirements)],
    leftOut,
  };
}

function addLimit(name: string, property: JsonObject, outputTokens: number | undefined): JsonObject {
  const isLimit = name === "max_tokens" || name === "max_completion_tokens";
  return isLimit && outputTokens !== undefined ? { ...property, maximum: outputTokens } : property;
}

function buildReasoning(reasoning: ListedReasoning | undefined, outputTokens: number | undefined): JsonObject {
  const efforts =
    reasoning?.efforts ?? EFFORTS.filter((effort) => effort !== "none" || reasoning?.isMandatory !== true);
  return {
    type: "object",
    properties: {
      ...(efforts.length === 0 ? {} : { effort: { type: "string", enum: [...efforts] } }),
      ...(reasoning === undefined || reasoning.hasBudget
        ? {
            max_tokens: {
              type: "integer",
              minimum: 1,
              ...(outputTokens === undefined ? {} : { maximum: outputTokens }),
              description: "The most tokens that the model thinks with.",
            },
          }
        : {}),
      exclude: { type: "boolean", description: "The model thinks, and the answer does not show it." },
    },
  };
}

/** One of effort and budget is sent: each says how much the model thinks. */
function excludeOtherReasoning(values: Readonly<Record<string, unknown>>) {
  const [effort, budget] = ["reasoning.effort", "reasoning.max_tokens"] as const;
  const exclude = (path: string, by: string) => ({
    path,
    reason: `not sent beside ${by}`,
    fix: { label: `Unset ${by}`, set: {}, unset: [by] },
  });
  if (values[effort] !== undefined) return [exclude(budget, effort)];
  return values[budget] === undefined ? [] : [exclude(effort, budget)];
}
