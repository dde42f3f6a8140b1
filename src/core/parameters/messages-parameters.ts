import type { JsonObject } from "#core/json.ts";
import type { ClaudeFeatures } from "#core/models/claude-features.ts";
import { isClaudeAtLeast } from "#core/models/claude-version.ts";
import { createSchemaResolver } from "#core/openapi/schema-resolver.ts";
import { addStartValues, buildSpecs } from "./build-specs.ts";
import { OPUS_4_5_MAX_OUTPUT_TOKENS, OPUS_4_5_PROPERTIES } from "./opus-4-5-parameters.ts";
import { OWN_STARTS } from "./own-lists.ts";
import type { ParameterRule } from "./parameter-rule.ts";
import type { ParameterSpec } from "./parameter-spec.ts";
import { buildClaudeRules } from "./rules.ts";
import { buildSchemaRules } from "./schema-rules.ts";

const PARALLEL = {
  type: "boolean",
  description: "On: the model calls one tool at a time.",
};

/** The tools of the messages wire and the choice among them, by Anthropic's documentation. */
const TOOLS: JsonObject = {
  tools: {
    type: "array",
    items: { type: "object" },
    description:
      "A JSON list of tools, each with name, description and input_schema; one that the service runs itself has a type and a name.",
  },
  tool_choice: {
    description: "Whether the model may, must or must not call a tool. It may where this is not sent.",
    anyOf: [
      {
        type: "object",
        required: ["type"],
        properties: { type: { type: "string", enum: ["auto", "any"] }, disable_parallel_tool_use: PARALLEL },
      },
      {
        type: "object",
        required: ["type", "name"],
        properties: {
          type: { type: "string", enum: ["tool"] },
          name: { type: "string" },
          disable_parallel_tool_use: PARALLEL,
        },
      },
      { type: "object", required: ["type"], properties: { type: { type: "string", enum: ["none"] } } },
    ],
  },
};

const SAMPLING = ["temperature", "top_p", "top_k"];

/** The circumstances of a list of parameters. */
type MessagesModel = {
  modelId: string;
  features: ClaudeFeatures;
  /** The largest answer in tokens, where it is known. */
  outputTokens?: number | undefined;
  /** The name of the service whose published schema has no `output_config`. */
  unpublishedBy?: string | undefined;
};

/** The parameters of a Claude model on the messages wire, with their rules, from the features of the model. */
export function buildMessagesParameters(model: MessagesModel): { specs: ParameterSpec[]; rules: ParameterRule[] } {
  const { modelId, features, unpublishedBy } = model;
  const maximum = model.outputTokens ?? (isClaudeAtLeast(modelId, 4, 6) ? undefined : OPUS_4_5_MAX_OUTPUT_TOKENS);
  const { specs, requirements } = buildSpecs(createSchemaResolver({}), listProperties(model, maximum), []);
  const noted = unpublishedBy === undefined ? specs : specs.map((spec) => noteUnpublished(spec, unpublishedBy));
  const claudeRules = buildClaudeRules({
    defaultMaxTokens: 32_000,
    outputMaxTokens: maximum ?? Infinity,
    hasSampling: !isClaudeAtLeast(modelId, 4, 7),
    hasExclusiveSamplers: isClaudeAtLeast(modelId, 4, 1),
  });
  return {
    specs: addStartValues(noted, OWN_STARTS.claude),
    rules: [...(features.thinkingTypes.length === 0 ? [] : claudeRules), ...buildSchemaRules(noted, requirements)],
  };
}

function listProperties({ modelId, features }: MessagesModel, maximum: number | undefined): JsonObject {
  const { thinking: _thinking, max_tokens: limit, ...others } = OPUS_4_5_PROPERTIES;
  const hasSampling = !isClaudeAtLeast(modelId, 4, 7);
  const { maximum: _bound, ...unbounded } = limit;
  return {
    ...Object.fromEntries(Object.entries(others).filter(([name]) => hasSampling || !SAMPLING.includes(name))),
    max_tokens: { ...unbounded, ...(maximum === undefined ? {} : { maximum }) },
    ...buildThinking(features, maximum),
    ...buildOutputConfig(features),
    ...TOOLS,
  };
}

function buildThinking({ thinkingTypes }: ClaudeFeatures, maximum: number | undefined): JsonObject {
  const { type, budget_tokens: budget } = OPUS_4_5_PROPERTIES.thinking.properties;
  const { maximum: _bound, ...unbounded } = budget;
  const bounded = { ...unbounded, ...(maximum === undefined ? {} : { maximum: maximum - 1 }) };
  const adaptive = {
    type: {
      type: "string",
      enum: ["adaptive"],
      description: "The model itself decides how much to think, by its effort.",
    },
  };
  const enabled = { type, budget_tokens: bounded };
  const [only, other] = thinkingTypes;
  if (only === undefined) return {};
  if (other === undefined)
    return { thinking: { type: "object", properties: only === "adaptive" ? adaptive : enabled } };
  return {
    thinking: {
      anyOf: [
        { type: "object", properties: enabled, required: ["type", "budget_tokens"] },
        { type: "object", properties: adaptive, required: ["type"] },
      ],
    },
  };
}

function buildOutputConfig({ efforts, hasStructuredOutputs }: ClaudeFeatures): JsonObject {
  const properties: JsonObject = {};
  if (efforts.length > 0)
    properties["effort"] = {
      type: "string",
      enum: [...efforts],
      description:
        "How much work the model puts into thinking, tools and words. It is high where it is not sent. Independent of a thinking budget.",
    };
  if (hasStructuredOutputs)
    properties["format"] = {
      type: "object",
      required: ["type", "schema"],
      properties: {
        type: {
          type: "string",
          enum: ["json_schema"],
          description: "The answer is JSON that follows the schema below.",
        },
        schema: {
          type: "object",
          description:
            "A JSON Schema. Each object in it needs additionalProperties: false; the API refuses what it cannot hold to.",
        },
      },
    };
  return Object.keys(properties).length === 0 ? {} : { output_config: { type: "object", properties } };
}

/** A parameter that the service may refuse, since the schema that it publishes does not have it. */
function noteUnpublished(spec: ParameterSpec, service: string): ParameterSpec {
  if (!spec.path.startsWith("output_config.")) return spec;
  const note = `not in the schema that ${service} publishes`;
  return { ...spec, hint: spec.hint === "" ? note : `${spec.hint} · ${note}` };
}
