import type { Dialect } from "#core/conversation/conversation.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { readClaudeVersion } from "#core/models/claude-version.ts";
import { isOpus45 } from "#core/models/model-ids.ts";
import { checkJson } from "#core/openapi/check-json.ts";
import type { SchemaReader } from "#core/openapi/schema-reader.ts";
import { createSchemaReader, own } from "#core/openapi/schema-reader.ts";
import type { Correction } from "./corrections.ts";
import { correctProperties, OPUS_4_5_OUTPUT_MAX } from "./corrections.ts";
import { describeBounds } from "./describe-bounds.ts";
import type { Field } from "./flatten-body.ts";
import { flattenBody, readRequired } from "./flatten-body.ts";
import { KNOWN_PARAMETERS, LAST_PARAMETERS } from "./known-parameters.ts";
import { OPUS_4_5_PARAMETERS } from "./opus-4-5-parameters.ts";
import type { ParameterRule } from "./parameter-rule.ts";
import type { ParameterSpec } from "./parameter-spec.ts";
import { readControl } from "./read-control.ts";
import { readMostParts } from "./read-most-parts.ts";
import { buildClaudeRules } from "./rules.ts";
import { readSchemaRules } from "./schema-rules.ts";

/** What a published schema offers for one model: a control for every property, and all that goes with them. */
export type SchemaOffer = {
  specs: ParameterSpec[];
  rules: ParameterRule[];
  corrections: Correction[];
  leftOut: { name: string; reason: string }[];
  /** How many parts one message may have. */
  mostParts: number;
  /** What form the messages take. */
  dialect: Dialect;
};

/** The composer and the column's head own these. */
const NOT_PARAMETERS = new Set(["model", "messages", "system"]);
/** Written as JSON whatever their schema: their forms are a language of their own. */
const WRITTEN = new Set(["tools", "tool_choice"]);
const MOST_WORDS = 2000;

/** The parameters of a body's schema, as published but for known faults. Never throws, and its work is bounded. */
export function readSchemaOffer(document: JsonObject, bodySchema: Json, modelId: string): SchemaOffer {
  const reader = createSchemaReader(document);
  const body = pickBody(reader, bodySchema, modelId);
  const published = own(body, "properties");
  const { properties, corrections } = correctProperties(isJsonObject(published) ? published : {}, modelId);
  const entries = Object.entries(properties).filter(([name]) => !NOT_PARAMETERS.has(name));
  const required = readRequired(body).filter((name) => !NOT_PARAMETERS.has(name));
  const { fields, needs, leftOut } = flattenBody(reader, Object.fromEntries(entries), required, WRITTEN);
  const specs = fields.map((field) => readSpec(reader, field)).toSorted((a, b) => rankOf(a.path) - rankOf(b.path));
  const dialect = Object.hasOwn(properties, "system") ? "claude" : "openai";
  const mostParts = readMostParts(reader, own(properties, "messages"));
  if (mostParts < Infinity)
    corrections.push({
      path: "messages",
      reason: `published with at most ${mostParts} parts a message, though the model itself takes more; a run with more is held back.`,
    });
  const rules = [...(dialect === "claude" ? readClaudeRules(specs, modelId) : []), ...readSchemaRules(specs, needs)];
  return { specs: isOpus45(modelId) ? specs.map(withStart) : specs, rules, corrections, leftOut, mostParts, dialect };
}

/** Of several bodies an endpoint takes, the one that lists this model, else the first that takes messages. */
function pickBody(reader: SchemaReader, bodySchema: Json, modelId: string): JsonObject {
  const { schema, branches } = reader.read(bodySchema);
  const bodies = branches.length === 0 ? [schema] : branches;
  const propertyOf = (body: JsonObject, name: string) => {
    const properties = own(body, "properties");
    return isJsonObject(properties) ? own(properties, name) : undefined;
  };
  const lists = (body: JsonObject) => {
    const model = reader.read(propertyOf(body, "model"));
    return [model.schema, ...model.branches].some(
      (each) => Array.isArray(each["enum"]) && each["enum"].includes(modelId),
    );
  };
  const body =
    bodies.find(lists) ?? bodies.find((each) => propertyOf(each, "messages") !== undefined) ?? bodies[0] ?? {};
  const shared = own(schema, "properties");
  const properties = own(body, "properties");
  return {
    ...body,
    properties: { ...(isJsonObject(shared) ? shared : {}), ...(isJsonObject(properties) ? properties : {}) },
  };
}

function readSpec(reader: SchemaReader, { path, reading, form }: Field): ParameterSpec {
  const known = Object.hasOwn(KNOWN_PARAMETERS, path) ? KNOWN_PARAMETERS[path] : undefined;
  const { schema, branches } = reading;
  const isList =
    own(schema, "type") === "array" || (branches.length > 0 && branches.every((each) => each["type"] === "array"));
  const control = WRITTEN.has(path)
    ? ({ kind: "json", shape: isList ? "array" : branches.length > 0 ? "any" : "object" } as const)
    : readControl(reader, reading);
  const { default: preset } = schema;
  const description =
    own(schema, "description") ?? branches.map((each) => own(each, "description")).find((text) => text !== undefined);
  const bounds = describeBounds(control, preset);
  const whole: Json = branches.length > 0 ? { ...schema, anyOf: branches } : schema;
  return {
    path,
    control,
    ...(preset === undefined || preset === null ? {} : { default: preset }),
    ...(known?.neutral === undefined ? {} : { neutral: known.neutral }),
    ...(known?.start === undefined ? {} : { start: known.start }),
    hint: [bounds, known?.hint, reading.why && `the schema ${reading.why}`].filter(Boolean).join(" · "),
    ...(typeof description === "string" && description.trim() !== ""
      ? { description: description.trim().slice(0, MOST_WORDS) }
      : {}),
    check: (value) =>
      value === null ? "null is never sent; unset it instead" : checkJson(reader.fresh(), whole, value),
    ...(form ? { form } : {}),
  };
}

/** New conversations start with what our own list for the model starts with. */
function withStart(spec: ParameterSpec): ParameterSpec {
  const ours = OPUS_4_5_PARAMETERS.find(({ path }) => path === spec.path);
  return ours?.start === undefined ? spec : { ...spec, start: ours.start };
}

const NAMES = Object.keys(KNOWN_PARAMETERS);

function rankOf(path: string): number {
  const known = NAMES.indexOf(path);
  if (known >= 0) return known;
  const [first = ""] = path.split(".");
  const last = LAST_PARAMETERS.indexOf(first);
  return last >= 0 ? NAMES.length + 1 + last : NAMES.length;
}

function readClaudeRules(specs: readonly ParameterSpec[], modelId: string): readonly ParameterRule[] {
  const limit = specs.find(({ path }) => path === "max_tokens");
  const version = readClaudeVersion(modelId);
  const major = version?.major ?? 4;
  const minor = version?.minor ?? 5;
  return buildClaudeRules({
    defaultMaxTokens: typeof limit?.default === "number" ? limit.default : 32_000,
    outputMaxTokens: limit?.control.kind === "number" ? (limit.control.maximum ?? Infinity) : OPUS_4_5_OUTPUT_MAX,
    takesOneSampler: major > 4 || (major === 4 && minor >= 1),
  });
}
