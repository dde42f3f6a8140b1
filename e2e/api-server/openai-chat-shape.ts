import {
  anything,
  fields,
  flag,
  listOf,
  mapOf,
  number,
  oneOf,
  taggedBy,
  text,
  textOr,
  type Shape,
} from "./check-shape.ts";

const textPart = fields({ type: oneOf("text"), text: text() });

const userPart = taggedBy("type", {
  text: textPart,
  image_url: fields({ type: anything, image_url: fields({ url: imageUrl }, { detail: oneOf("low", "high", "auto") }) }),
  file: fields({ type: anything, file: fields({}, { file_data: text(), filename: text() }) }),
});

const toolCall = fields({
  id: text(),
  type: oneOf("function"),
  function: fields({ name: text({ notBlank: true }), arguments: text() }),
});

const textContent = textOr(listOf(textPart));

const message = taggedBy("role", {
  system: fields({ role: anything, content: textContent }, { name: text() }),
  developer: fields({ role: anything, content: textContent }, { name: text() }),
  user: fields({ role: anything, content: textOr(listOf(userPart)) }, { name: text() }),
  assistant: assistantMessage,
  tool: fields({ role: anything, content: text(), tool_call_id: text() }, { name: text() }),
});

const tool = fields({
  type: oneOf("function"),
  function: fields(
    { name: text({ notBlank: true }) },
    { description: text(), parameters: mapOf(anything), strict: flag() },
  ),
});

const responseFormat = taggedBy("type", {
  text: fields({ type: anything }),
  json_object: fields({ type: anything }),
  json_schema: fields({
    type: anything,
    json_schema: fields({ name: text() }, { schema: mapOf(anything), strict: flag(), description: text() }),
  }),
});

const required = { model: text(), messages: listOf(message, { min: 1 }) };

const sharedFields = {
  max_tokens: number({ min: 1, whole: true }),
  max_completion_tokens: number({ min: 1, whole: true }),
  stream: flag(),
  stream_options: fields({ include_usage: flag() }),
  n: number({ min: 1, whole: true }),
  seed: number({ min: 1, whole: true }),
  response_format: responseFormat,
  tools: listOf(tool),
  tool_choice: toolChoice,
  parallel_tool_calls: flag(),
  reasoning_effort: oneOf("low", "medium", "high"),
};

// Null is never allowed, though the published shape allows it for a few fields: Étude sends none.
const samplingFields = {
  ...sharedFields,
  temperature: number({ min: 0, max: 2 }),
  top_p: number({ min: 0.01, max: 1 }),
  top_k: number({ min: 0, whole: true }),
  min_p: number({ min: 0, max: 1 }),
  top_a: number({ min: 0, max: 1 }),
  stop: textOr(listOf(text(), { max: 4 })),
  frequency_penalty: number({ min: -2, max: 2 }),
  presence_penalty: number({ min: -2, max: 2 }),
  repetition_penalty: number(),
  logprobs: flag(),
  top_logprobs: number({ min: 0, max: 20, whole: true }),
  logit_bias: mapOf(number({ min: -100, max: 100 })),
  reasoning: fields(
    {},
    { effort: oneOf("low", "medium", "high"), max_tokens: number({ min: 1, whole: true }), exclude: flag() },
  ),
};

/** The body that most models accept. */
export const openaiShape: Shape = fields(required, samplingFields);

/** The body of a router: every parameter that any of its models accepts. */
export const openaiRouterShape: Shape = fields(required, {
  ...samplingFields,
  provider: text(),
  rate: number({ min: 1, max: 4 }),
  "odd.name": text(),
  stop_token_ids: listOf(number({ whole: true })),
  since: text(),
  spaces: anything,
  web_search_options: fields(
    {},
    {
      search_context_size: oneOf("low", "medium", "high"),
      user_location: fields({ type: oneOf("approximate"), approximate: fields({}, { city: text(), country: text() }) }),
    },
  ),
});

/** The body of reasoning models, without sampling parameters. */
export const openaiReasoningShape: Shape = fields(required, sharedFields);

function imageUrl(value: unknown, path: string, found: string[]): void {
  if (
    typeof value === "string" &&
    /^(https?:\/\/|data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+=*$)/.test(value)
  )
    return;
  found.push(`${path}: Invalid value. Expected an http(s) URL or a base64 data URL of an image`);
}

/** Fields that a model adds to its answers for itself, and that servers which send them take back. */
const OWN_FIELDS = {
  reasoning_content: text(),
  reasoning: text(),
  reasoning_details: listOf(anything),
  extra_content: anything,
};

/** Only an assistant message with a tool call may have no content: then `content` is null or missing. */
function assistantMessage(value: unknown, path: string, found: string[]): void {
  const optional = { ...OWN_FIELDS, name: text(), tool_calls: listOf(toolCall, { min: 1 }) };
  const calledTool = typeof value === "object" && value !== null && "tool_calls" in value;
  const content: Shape = (inner, at, list) => {
    if (!(calledTool && inner === null)) textContent(inner, at, list);
  };
  const shape = calledTool
    ? fields({ role: anything }, { ...optional, content })
    : fields({ role: anything, content }, optional);
  shape(value, path, found);
}

function toolChoice(value: unknown, path: string, found: string[]): void {
  const shape =
    typeof value === "string"
      ? oneOf("none", "auto", "required")
      : fields({ type: oneOf("function"), function: fields({ name: text() }) });
  shape(value, path, found);
}
