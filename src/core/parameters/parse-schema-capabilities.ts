import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { parseClaudeVersion } from "#core/models/claude-version.ts";
import { isOpus45 } from "#core/models/model-ids.ts";
import { checkJson } from "#core/openapi/check-json.ts";
import type { SchemaResolver } from "#core/openapi/schema-resolver.ts";
import { createSchemaResolver, getOwn } from "#core/openapi/schema-resolver.ts";
import type { Dialect } from "#core/vocabulary.ts";
import type { Correction } from "./corrections.ts";
import { correctProperties, OPUS_4_5_MAX_OUTPUT_TOKENS } from "./corrections.ts";
import { describeBounds } from "./describe-bounds.ts";
import type { Field } from "./flatten-body.ts";
import { flattenBody, getRequired } from "./flatten-body.ts";
import { KNOWN_PARAMETERS, LAST_PARAMETERS } from "./known-parameters.ts";
import { OPUS_4_5_PARAMETERS } from "./opus-4-5-parameters.ts";
import type { ParameterRule } from "./parameter-rule.ts";
import type { ParameterSpec } from "./parameter-spec.ts";
import { selectControl } from "./select-control.ts";
import { findMaxParts } from "./find-max-parts.ts";
import { buildClaudeRules } from "./rules.ts";
import { buildSchemaRules } from "./schema-rules.ts";

/** What a published schema offers for one model: a control for every property, and all that goes with them. */
export type SchemaCapabilities = {
  specs: ParameterSpec[];
  rules: ParameterRule[];
  corrections: Correction[];
  leftOut: { name: string; reason: string }[];
  /** How many parts one message may have. */
  maxParts: number;
  /** What form the messages take. */
  dialect: Dialect;
};

/** The composer and the column's head own these. */
const NOT_PARAMETERS = new Set(["model", "messages", "system"]);
/** Written as JSON whatever their schema: their forms are a language of their own. */
const RAW_JSON_PARAMETERS = new Set(["tools", "tool_choice"]);
const MAX_DESCRIPTION_CHARS = 2000;

/** The parameters of a body's schema, as published but for known faults. Never throws, and its work is bounded. */
export function parseSchemaCapabilities(document: JsonObject, bodySchema: Json, modelId: string): SchemaCapabilities {
  const resolver = createSchemaResolver(document);
  const body = pickBody(resolver, bodySchema, modelId);
  const published = getOwn(body, "properties");
  const { properties, corrections } = correctProperties(isJsonObject(published) ? published : {}, modelId);
  const entries = Object.entries(properties).filter(([name]) => !NOT_PARAMETERS.has(name));
  const required = getRequired(body).filter((name) => !NOT_PARAMETERS.has(name));
  const { fields, requirements, leftOut } = flattenBody(
    resolver,
    Object.fromEntries(entries),
    required,
    RAW_JSON_PARAMETERS,
  );
  const specs = fields.map((field) => buildSpec(resolver, field)).toSorted((a, b) => getRank(a.path) - getRank(b.path));
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
    specs: isOpus45(modelId) ? specs.map(addStartValue) : specs,
    rules,
    corrections,
    leftOut,
    maxParts,
    dialect,
  };
}

/** Of several bodies an endpoint takes, the one that lists this model, else the first that takes messages. */
function pickBody(resolver: SchemaResolver, bodySchema: Json, modelId: string): JsonObject {
  const { schema, branches } = resolver.resolve(bodySchema);
  const bodies = branches.length === 0 ? [schema] : branches;
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
    bodies.find(isListed) ?? bodies.find((each) => propertyOf(each, "messages") !== undefined) ?? bodies[0] ?? {};
  const shared = getOwn(schema, "properties");
  const properties = getOwn(body, "properties");
  return {
    ...body,
    properties: { ...(isJsonObject(shared) ? shared : {}), ...(isJsonObject(properties) ? properties : {}) },
  };
}

function buildSpec(resolver: SchemaResolver, { path, resolved, condition }: Field): ParameterSpec {
  const known = Object.hasOwn(KNOWN_PARAMETERS, path) ? KNOWN_PARAMETERS[path] : undefined;
  const { schema, branches } = resolved;
  const isList =
    getOwn(schema, "type") === "array" || (branches.length > 0 && branches.every((each) => each["type"] === "array"));
  const control = RAW_JSON_PARAMETERS.has(path)
    ? ({ kind: "json", shape: isList ? "array" : branches.length > 0 ? "any" : "object" } as const)
    : selectControl(resolver, resolved);
  const { default: defaultValue } = schema;
  const description =
    getOwn(schema, "description") ??
    branches.map((each) => getOwn(each, "description")).find((text) => text !== undefined);
  const bounds = describeBounds(control, defaultValue);
  const whole: Json = branches.length > 0 ? { ...schema, anyOf: branches } : schema;
  return {
    path,
    control,
    ...(defaultValue === undefined || defaultValue === null ? {} : { default: defaultValue }),
    ...(known?.neutral === undefined ? {} : { neutral: known.neutral }),
    ...(known?.start === undefined ? {} : { start: known.start }),
    hint: [bounds, known?.hint, resolved.reason && `the schema ${resolved.reason}`].filter(Boolean).join(" · "),
    ...(typeof description === "string" && description.trim() !== ""
      ? { description: description.trim().slice(0, MAX_DESCRIPTION_CHARS) }
      : {}),
    check: (value) =>
      value === null ? "null is never sent; unset it instead" : checkJson(resolver.createFresh(), whole, value),
    ...(condition ? { condition } : {}),
  };
}

/** New conversations start with what our own list for the model starts with. */
function addStartValue(spec: ParameterSpec): ParameterSpec {
  const ours = OPUS_4_5_PARAMETERS.find(({ path }) => path === spec.path);
  return ours?.start === undefined ? spec : { ...spec, start: ours.start };
}

const NAMES = Object.keys(KNOWN_PARAMETERS);

function getRank(path: string): number {
  const known = NAMES.indexOf(path);
  if (known >= 0) return known;
  const [first = ""] = path.split(".");
  const last = LAST_PARAMETERS.indexOf(first);
  return last >= 0 ? NAMES.length + 1 + last : NAMES.length;
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
    hasExclusiveSamplers: major > 4 || (major === 4 && minor >= 1),
  });
}
