import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { getOwn } from "#core/openapi/schema-resolver.ts";
import { formatCount } from "#core/format.ts";
import { isOpus45 } from "#core/models/model-ids.ts";
import { KNOWN_PARAMETERS } from "./known-parameters.ts";
import { OPUS_4_5_MAX_OUTPUT_TOKENS } from "./opus-4-5-parameters.ts";

/** A corrected fault of a published schema, with the reason. */
export type Correction = { path: string; reason: string };

type KnownFault = {
  path: string;
  reason: string;
  /** The corrected properties; undefined where this schema does not have the fault. */
  correct: (properties: JsonObject, modelId: string) => JsonObject | undefined;
};

/** Known faults of published schemas. A row applies where a schema shows the fault, not where a model has a name. */
const KNOWN_FAULTS: readonly KnownFault[] = [
  {
    path: "tools, tool_choice",
    reason: "published with each other’s form: a list of choices, and one tool. They are read the other way round.",
    correct: (properties) => {
      const [tools, choice] = [getOwn(properties, "tools"), getOwn(properties, "tool_choice")];
      const items = isJsonObject(tools) ? getOwn(tools, "items") : undefined;
      const inner = isJsonObject(choice) ? getOwn(choice, "properties") : undefined;
      if (items === undefined || !isJsonObject(inner) || !Object.hasOwn(inner, "input_schema")) return undefined;
      return {
        ...properties,
        tools: { ...pickDescription(tools), type: "array", items: omitDescription(choice) },
        tool_choice: { ...pickDescription(choice), ...(isJsonObject(items) ? items : {}) },
      };
    },
  },
  {
    path: "max_tokens",
    reason: `published without a bound; Anthropic’s limit for this model is ${formatCount(OPUS_4_5_MAX_OUTPUT_TOKENS)}.`,
    correct: (properties, modelId) =>
      isOpus45(modelId)
        ? changeProperty(properties, "max_tokens", addBound("maximum", OPUS_4_5_MAX_OUTPUT_TOKENS))
        : undefined,
  },
  {
    path: "max_tokens",
    reason: "published without a least value; no answer is shorter than one token.",
    correct: (properties) => changeProperty(properties, "max_tokens", addBound("minimum", 1)),
  },
  {
    path: "thinking.budget_tokens",
    reason: `published without an upper bound; it has to stay below max_tokens, so below ${formatCount(OPUS_4_5_MAX_OUTPUT_TOKENS)}.`,
    correct: (properties, modelId) =>
      isOpus45(modelId)
        ? changeNestedProperty(properties, "thinking", (inner) =>
            changeProperty(inner, "budget_tokens", addBound("maximum", OPUS_4_5_MAX_OUTPUT_TOKENS - 1)),
          )
        : undefined,
  },
  {
    path: "top_k",
    reason: "published from 0, whose meaning nobody documents; not sent is off.",
    correct: (properties) =>
      changeProperty(properties, "top_k", (schema) =>
        schema["minimum"] === 0 ? { ...schema, minimum: 1 } : undefined,
      ),
  },
  {
    path: "stop_sequences",
    reason: "Anthropic refuses a text of white space alone.",
    correct: (properties) =>
      changeProperty(properties, "stop_sequences", (schema) =>
        isJsonObject(schema["items"]) && schema["items"]["pattern"] === undefined
          ? { ...schema, items: { ...schema["items"], pattern: "\\S" } }
          : undefined,
      ),
  },
];

/** The properties of a body without known faults, and the corrections made. */
export function correctProperties(
  published: JsonObject,
  modelId: string,
): { properties: JsonObject; corrections: Correction[] } {
  let properties = published;
  const corrections: Correction[] = [];
  for (const { path, reason, correct } of KNOWN_FAULTS) {
    const corrected = correct(properties, modelId);
    if (!corrected) continue;
    properties = corrected;
    corrections.push({ path, reason });
  }
  const fractional = Object.keys(KNOWN_PARAMETERS).filter((name) => isFractional(properties, name));
  if (fractional.length === 0) return { properties, corrections };
  for (const name of fractional)
    properties = changeProperty(properties, name, (schema) => ({ ...schema, type: "integer" })) ?? properties;
  corrections.push({
    path: fractional.join(", "),
    reason: "published as any number; only whole numbers mean something.",
  });
  return { properties, corrections };
}

function isFractional(properties: JsonObject, name: string): boolean {
  const schema = getOwn(properties, name);
  return KNOWN_PARAMETERS[name]?.isWhole === true && isJsonObject(schema) && schema["type"] === "number";
}

function addBound(bound: "minimum" | "maximum", at: number) {
  return (schema: JsonObject): JsonObject | undefined =>
    schema[bound] === undefined ? { ...schema, [bound]: at } : undefined;
}

function changeProperty(
  properties: JsonObject,
  name: string,
  correct: (schema: JsonObject) => JsonObject | undefined,
): JsonObject | undefined {
  const schema = getOwn(properties, name);
  const corrected = isJsonObject(schema) ? correct(schema) : undefined;
  return corrected && { ...properties, [name]: corrected };
}

function changeNestedProperty(
  properties: JsonObject,
  name: string,
  correct: (inner: JsonObject) => JsonObject | undefined,
): JsonObject | undefined {
  return changeProperty(properties, name, (schema) => {
    const inner = getOwn(schema, "properties");
    const corrected = isJsonObject(inner) ? correct(inner) : undefined;
    return corrected && { ...schema, properties: corrected };
  });
}

/** The description stays with the name that it explains. */
function pickDescription(schema: Json | undefined): JsonObject {
  const description = isJsonObject(schema) ? getOwn(schema, "description") : undefined;
  return typeof description === "string" ? { description } : {};
}

function omitDescription(schema: Json | undefined): Json {
  if (!isJsonObject(schema)) return {};
  const { description: _description, ...rest } = schema;
  return rest;
}
