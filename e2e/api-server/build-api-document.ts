import type { BodyFormat } from "./catalogue.ts";

type Schema = { [name: string]: unknown };

const text = { type: "string" };
const flag = { type: "boolean" };
const anything = { nullable: true };
const mapOf = (item: Schema): Schema => ({ type: "object", additionalProperties: item });
const listOf = (items: Schema): Schema => ({ type: "array", items });
const enumOf = (...words: string[]): Schema => ({ type: "string", enum: words });
const object = (properties: Schema, required: string[] = []): Schema => ({ type: "object", properties, required });

const claudePart = object({ type: enumOf("text"), text }, ["type", "text"]);
const claudeMessage = object({
  role: enumOf("user", "assistant"),
  content: { anyOf: [text, { ...listOf(claudePart), maxItems: 5 }] },
});
const openaiMessage = object({
  role: enumOf("system", "user", "assistant"),
  content: { anyOf: [text, listOf(object({}))] },
});

const tool = object({ name: text, description: text, input_schema: object({ type: enumOf("object") }, ["type"]) }, [
  "name",
  "input_schema",
]);
const toolChoice = {
  anyOf: [
    object({ type: enumOf("auto") }, ["type"]),
    object({ type: enumOf("any") }, ["type"]),
    object({ name: text, type: enumOf("tool") }, ["name", "type"]),
    object({ type: enumOf("none") }, ["type"]),
  ],
};
const openaiTool = object({ type: enumOf("function"), function: object({ name: text }, ["name"]) }, [
  "type",
  "function",
]);

const everyModel = { stream: { ...flag, default: false, description: "Whether the answer comes in pieces." } };

const claudeShared = {
  messages: listOf(claudeMessage),
  system: { ...text, description: "The system prompt." },
  stop_sequences: { ...listOf(text), description: "Texts that end the answer." },
  metadata: mapOf(text),
  ...everyModel,
};

// With the faults of the service's own document: `tools` and `tool_choice` have each other's shape, whole numbers are
// any number.
const opus45 = {
  ...claudeShared,
  tool_choice: tool,
  tools: listOf(toolChoice),
  thinking: object({ budget_tokens: { type: "integer", minimum: 1024 }, type: enumOf("enabled") }, [
    "budget_tokens",
    "type",
  ]),
  max_tokens: { type: "number", default: 32_000, description: "The most tokens of an answer." },
  temperature: { type: "number", minimum: 0, maximum: 1, description: "How much chance has a say." },
  top_p: { type: "number", minimum: 0, maximum: 1 },
  top_k: { type: "number", minimum: 0 },
};

const withoutSampling = {
  ...claudeShared,
  tools: listOf(tool),
  tool_choice: toolChoice,
  thinking: {
    oneOf: [
      object({ type: enumOf("enabled"), budget_tokens: { type: "integer", minimum: 1024 } }, ["type", "budget_tokens"]),
      object({ type: enumOf("disabled") }, ["type"]),
      object({ type: enumOf("adaptive"), display: { ...enumOf("summarized", "omitted"), default: "summarized" } }, [
        "type",
      ]),
    ],
  },
  max_tokens: { type: "number", default: 128_000 },
};

const responseFormat = {
  oneOf: [
    object({ type: enumOf("text") }, ["type"]),
    object({ type: enumOf("json_object") }, ["type"]),
    object(
      {
        type: enumOf("json_schema"),
        json_schema: object(
          { name: text, description: text, schema: mapOf(anything), strict: { ...flag, nullable: true } },
          ["name"],
        ),
      },
      ["type", "json_schema"],
    ),
  ],
};

const openaiShared = {
  messages: listOf(openaiMessage),
  ...everyModel,
  max_tokens: { type: "number", minimum: 1 },
  max_completion_tokens: { type: "integer", minimum: 1 },
  stream_options: object({ include_usage: flag }, ["include_usage"]),
  n: { type: "integer", nullable: true, minimum: 1 },
  seed: { type: "integer", minimum: 1 },
  response_format: responseFormat,
  tools: listOf(openaiTool),
  tool_choice: { anyOf: [enumOf("none", "auto", "required"), object({ type: enumOf("function") }, ["type"])] },
  parallel_tool_calls: flag,
  reasoning_effort: enumOf("low", "medium", "high"),
};

const openai = {
  ...openaiShared,
  temperature: { type: "number", minimum: 0, maximum: 2 },
  top_p: { type: "number", minimum: 0.01, maximum: 1 },
  top_k: { type: "number" },
  min_p: { type: "number", minimum: 0.001, maximum: 0.999 },
  stop: { anyOf: [text, listOf(text), anything] },
  frequency_penalty: { type: "number", nullable: true, minimum: -2, maximum: 2 },
  presence_penalty: { type: "number", nullable: true, minimum: -2, maximum: 2 },
  repetition_penalty: { type: "number", nullable: true },
  logprobs: { ...flag, nullable: true },
  top_logprobs: { type: "number", nullable: true, minimum: 0, maximum: 20 },
  logit_bias: { type: "object", nullable: true, additionalProperties: { type: "number", minimum: -100, maximum: 100 } },
};

const router = {
  ...openai,
  provider: text,
  rate: { enum: [1, 2, 4] },
  "odd.name": text,
  stop_token_ids: { ...listOf({ type: "integer" }), nullable: true },
  since: { ...text, pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
  spaces: anything,
  web_search_options: object({
    search_context_size: enumOf("low", "medium", "high"),
    user_location: {
      ...object(
        {
          approximate: object({ city: text, country: { ...text, pattern: "^[A-Z]{2}$" } }),
          type: enumOf("approximate"),
        },
        ["approximate", "type"],
      ),
      nullable: true,
    },
  }),
};

// The published properties of each dialect, beside `model`. Written for the tests, in the style of the service.
const publishedProperties = {
  "claude-opus-4-5": opus45,
  "claude-without-sampling": withoutSampling,
  openai,
  "openai-reasoning": openaiShared,
  "openai-router": router,
} as const satisfies Record<BodyFormat, Schema>;

/** The OpenAPI document of a model, as the response to `GET /docs-json`. */
export function buildApiDocument(id: string, bodyFormat: BodyFormat): Schema {
  const schema = object({ model: enumOf(id), ...publishedProperties[bodyFormat] }, ["model", "messages"]);
  const operation = {
    summary: "Chat",
    requestBody: { required: true, content: { "application/json": { schema } } },
    responses: { 200: { description: "The answer" } },
  };
  return {
    openapi: "3.0.0",
    info: { title: `${id} of the test server`, version: "1" },
    paths: { "/v1/chat/completions": { post: operation }, "/v1/echo": { post: { ...operation, summary: "Echo" } } },
  };
}
