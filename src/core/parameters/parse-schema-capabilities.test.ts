import { expect, test } from "vitest";
import { buildApiDocument } from "#e2e/api-server/build-api-document.ts";
import type { JsonObject } from "#core/json.ts";
import { parseApiDocument } from "#core/openapi/parse-api-document.ts";
import { parseSchemaCapabilities } from "./parse-schema-capabilities.ts";

/** The capabilities in a body schema with these properties. */
function parseProperties(properties: JsonObject, components: JsonObject = {}) {
  return parseSchemaCapabilities({ components }, { type: "object", properties }, "any/model");
}
const controlOf = (schema: JsonObject) =>
  parseProperties({ it: schema }).specs.find(({ path }) => path === "it")?.control;

function parseModel(id: string, form: Parameters<typeof buildApiDocument>[1]) {
  const read = parseApiDocument(JSON.stringify(buildApiDocument(id, form)));
  if ("problem" in read || !read.operations[0]) throw new Error("the fixture describes no operation");
  return parseSchemaCapabilities(read.document, read.operations[0].schema, id);
}

test.each<[JsonObject, object]>([
  [
    { type: "number", minimum: 0, maximum: 2 },
    { kind: "number", integer: false, minimum: 0, maximum: 2, step: 0.01 },
  ],
  [
    { type: "number", minimum: 0.001, maximum: 0.999 },
    { kind: "number", integer: false, minimum: 0.001, maximum: 0.999, step: 0.001 },
  ],
  [
    { type: "number", nullable: true },
    { kind: "number", integer: false },
  ],
  [
    { type: "integer", minimum: 1 },
    { kind: "number", integer: true, minimum: 1 },
  ],
  [
    { type: "integer", exclusiveMinimum: 1, maximum: 5, exclusiveMaximum: true },
    { kind: "number", integer: true, minimum: 2, maximum: 4 },
  ],
  [{ minimum: 3 }, { kind: "number", integer: false, minimum: 3 }],
  [{ type: "boolean" }, { kind: "boolean" }],
  [
    { type: "string", enum: ["low", "high"] },
    { kind: "enum", values: ["low", "high"] },
  ],
  [{ enum: ["low", null] }, { kind: "enum", values: ["low"] }],
  [{ enum: [1, "two"] }, { kind: "options", values: [1, "two"] }],
  [{ anyOf: [{ enum: ["a"] }, { const: "b" }] }, { kind: "enum", values: ["a", "b"] }],
  [{ type: "string" }, { kind: "text" }],
  [{ type: ["string", "null"] }, { kind: "text" }],
  [{ type: "array", items: { type: "string" } }, { kind: "strings" }],
  [{ type: "array", items: { type: "integer" } }, { kind: "numbers" }],
  [
    { type: "array", items: { type: "object" } },
    { kind: "json", shape: "array" },
  ],
  [{ type: "object", additionalProperties: { type: "string" } }, { kind: "map" }],
  [
    { type: "object", additionalProperties: { type: "number" } },
    { kind: "map", of: "number" },
  ],
  [{ type: "object" }, { kind: "json", shape: "object" }],
  [{ nullable: true }, { kind: "json", shape: "any" }],
  [
    { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }, { nullable: true }] },
    {
      kind: "choice",
      alternatives: [
        { name: "text", control: { kind: "text" } },
        { name: "list of texts", control: { kind: "strings" } },
      ],
    },
  ],
  [{ oneOf: [{ type: "number", minimum: 1 }, { nullable: true }] }, { kind: "number", integer: false, minimum: 1 }],
  [{ allOf: [{ type: "number" }, { maximum: 3 }] }, { kind: "number", integer: false, maximum: 3 }],
])("%j becomes %j", (schema, control) => {
  expect(controlOf(schema)).toEqual(control);
});

test("fields of the composer have no control, and known parameters come first", () => {
  const { specs, dialect } = parseProperties({
    tools: {},
    zeta: { type: "string" },
    model: {},
    messages: {},
    system: {},
    temperature: { type: "number" },
    stream: { type: "boolean" },
  });
  expect(specs.map(({ path }) => path)).toEqual(["temperature", "stream", "zeta", "tools"]);
  expect(dialect).toBe("anthropic");
});

test("objects are flattened, and alternatives told apart by a constant have their own fields", () => {
  const { specs, rules } = parseModel("aurora/aurora-router", "openai-router");
  const paths = specs.map(({ path }) => path);
  expect(paths).toContain("web_search_options.user_location.approximate.city");
  expect(specs.find(({ path }) => path === "response_format.type")?.control).toEqual({
    kind: "enum",
    values: ["text", "json_object", "json_schema"],
  });
  expect(specs.find(({ path }) => path === "response_format.json_schema.name")?.condition).toEqual({
    path: "response_format.type",
    values: ["json_schema"],
  });
  const conflictsOf = (values: JsonObject) => rules.flatMap((rule) => rule.findConflicts?.(values) ?? []);
  expect(conflictsOf({ "response_format.type": "json_schema" })).toMatchObject([
    { path: "response_format.json_schema.name", reason: "is needed with response_format.type json_schema" },
  ]);
  expect(conflictsOf({ "response_format.type": "text" })).toEqual([]);
  const [conflict] = conflictsOf({ "web_search_options.user_location.approximate.city": "Rome" });
  expect(conflict).toMatchObject({
    path: "web_search_options.user_location.type",
    fixes: [
      { set: { "web_search_options.user_location.type": "approximate" } },
      { unset: ["web_search_options.user_location.approximate.city"] },
    ],
  });
});

test("thinking with three alternatives asks for a budget in one of them only", () => {
  const { specs, rules, dialect } = parseModel("anthropic/claude-opus-4-8", "claude-without-sampling");
  expect(dialect).toBe("anthropic");
  expect(specs.find(({ path }) => path === "thinking.display")?.condition?.values).toEqual(["adaptive"]);
  const blocked = (values: JsonObject) =>
    rules.flatMap((rule) => rule.findExclusions?.(values) ?? []).map(({ path }) => path);
  expect(blocked({ "thinking.type": "adaptive" })).toEqual(["thinking.budget_tokens"]);
  const conflicts = rules.flatMap((rule) => rule.findConflicts?.({ "thinking.type": "enabled" }) ?? []);
  expect(conflicts).toMatchObject([
    { path: "thinking.budget_tokens", fixes: [{ set: { "thinking.budget_tokens": 1024 } }] },
  ]);
});

test("exclusive limits, and settings that need a switch, are excluded", () => {
  const { rules } = parseModel("aurora/aurora-router", "openai-router");
  const blocked = (values: JsonObject) =>
    rules
      .flatMap((rule) => rule.findExclusions?.(values) ?? [])
      .filter(({ path }) => !path.startsWith("response_format"))
      .map(({ path }) => path);
  expect(blocked({ max_tokens: 5, logprobs: true, stream: true })).toEqual(["max_completion_tokens"]);
  expect(blocked({ max_completion_tokens: 5, logprobs: false })).toEqual([
    "max_tokens",
    "top_logprobs",
    "stream_options.include_usage",
  ]);
});

test("the schema of Claude Opus 4.5 is corrected: swapped tools, whole numbers, the real maximum, five parts; each with its reason", () => {
  const { specs, corrections, maxParts } = parseModel("anthropic/claude-opus-4-5", "claude-opus-4-5");
  const specOf = (path: string) => specs.find((spec) => spec.path === path);
  expect(specOf("max_tokens")).toMatchObject({
    control: { integer: true, minimum: 1, maximum: 64_000 },
    default: 32_000,
    start: 4096,
  });
  expect(specOf("max_tokens")?.check(64_001)).toBe("at most 64,000");
  expect(specOf("top_k")?.check(0)).toBe("at least 1");
  expect(specOf("stop_sequences")?.check([" "])).toBe("[0]: each needs a character that is not a space");
  expect(specOf("tools")?.check([{ name: "clock", input_schema: { type: "object" } }])).toBeUndefined();
  expect(specOf("tools")?.check([{ type: "auto" }])).toBe("[0]: name is needed");
  expect(specOf("tool_choice")?.check({ type: "any" })).toBeUndefined();
  expect(maxParts).toBe(5);
  expect(corrections.map(({ path }) => path)).toEqual([
    "tools, tool_choice",
    "max_tokens",
    "max_tokens",
    "thinking.budget_tokens",
    "top_k",
    "stop_sequences",
    "top_k, max_tokens",
    "messages",
  ]);
  for (const { reason } of corrections) expect(reason).toMatch(/\w.*\.$/);
});

test("a correct schema needs no correction", () => {
  expect(
    parseProperties({ temperature: { type: "number", minimum: 0, maximum: 2 }, seed: { type: "integer" } }).corrections,
  ).toEqual([]);
});
