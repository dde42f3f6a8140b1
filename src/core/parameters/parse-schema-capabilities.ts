import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { parseClaudeVersion } from "#core/models/claude-version.ts";
import { isOpus45 } from "#core/models/model-ids.ts";
import type { SchemaResolver } from "#core/openapi/schema-resolver.ts";
import { createSchemaResolver, getOwn } from "#core/openapi/schema-resolver.ts";
import type { Dialect } from "#core/vocabulary.ts";
import type { Correction } from "./corrections.ts";
import { addStartValues, buildSpecs } from "./build-specs.ts";
import { correctProperties } from "./corrections.ts";
import { getRequired } from "./flatten-body.ts";
import { OPUS_4_5_MAX_OUTPUT_TOKENS } from "./opus-4-5-parameters.ts";
import { OWN_STARTS } from "./own-lists.ts";
import type { ParameterRule } from "./parameter-rule.ts";
import type { ParameterSpec } from "./parameter-spec.ts";
import { findMaxParts } from "./find-max-parts.ts";
import { buildClaudeRules } from "./rules.ts";
import { buildSchemaRules } from "./schema-rules.ts";

/**
 * The capabilities in a published schema for one model: a control for every property, and the rules and notes about
 * them.
 */
export type SchemaCapabilities = {
  specs: ParameterSpec[];
  rules: ParameterRule[];
  corrections: Correction[];
  leftOut: { name: string; reason: string }[];
  /** The largest number of parts in one message. */
  maxParts: number;
  /** The dialect of the messages. */
  dialect: Dialect;
};

/** Fields set by the composer and the head of the column. */
const NOT_PARAMETERS = new Set(["model", "messages", "system"]);

/** Parses the schema of a body into parameters, with known faults corrected. Never throws, and its work is bounded. */
export function parseSchemaCapabilities(document: JsonObject, bodySchema: Json, modelId: string): SchemaCapabilities {
  const resolver = createSchemaResolver(document);
  const body = pickBody(resolver, bodySchema, modelId);
  const published = getOwn(body, "properties");
  const { properties, corrections } = correctProperties(isJsonObject(published) ? published : {}, modelId);
  const { specs, requirements, leftOut } = buildSpecs(resolver, properties, getRequired(body), NOT_PARAMETERS);
  const dialect = Object.hasOwn(properties, "system") ? "anthropic" : "openai";
  const maxParts = findMaxParts(resolver, getOwn(properties, "messages"));
  if (maxParts < Infinity)
    corrections.push({
      path: "messages",
      reason: `published with at most ${maxParts} parts a message, though the model itself takes more; a run with more is held back.`,
    });
  const rules = [
    ...(dialect === "anthropic" ? computeClaudeRules(specs, modelId) : []),
    ...buildSchemaRules(specs, requirements),
  ];
  return {
    specs: isOpus45(modelId) ? addStartValues(specs, OWN_STARTS["opus-4-5"]) : specs,
    rules,
    corrections,
    leftOut,
    maxParts,
    dialect,
  };
}

/**
 * The body schema for this model where an endpoint has several: the one that lists the model, else the first with
 * messages.
 */
function pickBody(resolver: SchemaResolver, bodySchema: Json, modelId: string): JsonObject {
  const { schema, branches } = resolver.resolve(bodySchema);
  if (branches.length === 0) return schema;
  const propertyOf = (body: JsonObject, name: string) => {
    const properties = getOwn(body, "properties");
    return isJsonObject(properties) ? getOwn(properties, name) : undefined;
  };
  const isListed = (body: JsonObject) => {
    const model = resolver.resolve(propertyOf(body, "model"));
    return [model.schema, ...model.branches].some(
      (each) => Array.isArray(each["enum"]) && each["enum"].includes(modelId),
    );
  };
  const body =
    branches.find(isListed) ?? branches.find((each) => propertyOf(each, "messages") !== undefined) ?? branches[0] ?? {};
  const shared = getOwn(schema, "properties");
  const properties = getOwn(body, "properties");
  return {
    ...body,
    properties: { ...(isJsonObject(shared) ? shared : {}), ...(isJsonObject(properties) ? properties : {}) },
  };
}

function computeClaudeRules(specs: readonly ParameterSpec[], modelId: string): readonly ParameterRule[] {
  const limit = specs.find(({ path }) => path === "max_tokens");
  const version = parseClaudeVersion(modelId);
  const major = version?.major ?? 4;
  const minor = version?.minor ?? 5;
  return buildClaudeRules({
    defaultMaxTokens: typeof limit?.default === "number" ? limit.default : 32_000,
    outputMaxTokens:
      limit?.control.kind === "number" ? (limit.control.maximum ?? Infinity) : OPUS_4_5_MAX_OUTPUT_TOKENS,
    hasSampling: specs.some(({ path }) => path === "temperature"),
    hasExclusiveSamplers: major > 4 || (major === 4 && minor >= 1),
  });
}
