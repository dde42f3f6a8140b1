import {
  anything,
  either,
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

const imagePart = fields({
  type: oneOf("image"),
  source: fields({
    type: oneOf("base64"),
    media_type: oneOf("image/jpeg", "image/png", "image/gif", "image/webp"),
    data: text(),
  }),
});

const documentPart = fields({
  type: oneOf("document"),
  source: taggedBy("type", {
    base64: fields({ type: anything, media_type: oneOf("application/pdf", "text/plain"), data: text() }),
    text: fields({ type: anything, data: text() }),
  }),
});

/** Documents of the messages wire have more fields than those of chat completions, and a text its media type. */
const messagesSource = taggedBy("type", {
  base64: fields({ type: anything, media_type: oneOf("application/pdf"), data: text() }),
  text: fields({ type: anything, media_type: oneOf("text/plain"), data: text({ notBlank: true }) }),
});
const titled = { title: text({ notBlank: true }), context: text() };
const messagesDocument = fields({ type: oneOf("document"), source: messagesSource }, titled);
const citedDocument = fields(
  { type: oneOf("document"), source: messagesSource },
  { ...titled, citations: fields({ enabled: flag() }) },
);

const resultPart = taggedBy("type", { text: textPart, image: imagePart });

const parts = {
  text: textPart,
  image: imagePart,
  document: documentPart,
  thinking: fields({ type: anything, thinking: text(), signature: text() }),
  redacted_thinking: fields({ type: anything, data: text() }),
  tool_use: fields({ type: anything, id: text(), name: text(), input: mapOf(anything) }),
  tool_result: fields(
    { type: anything, tool_use_id: text() },
    { is_error: flag(), content: textOr(listOf(resultPart)) },
  ),
};
const part = taggedBy("type", parts);

/** On the messages wire a model's blocks are sent back unchanged, those of the provider's own tools too. */
const providerToolPart = fields(
  { type: oneOf("server_tool_use", "web_search_tool_result") },
  { id: text(), name: text(), input: anything, tool_use_id: text(), content: anything },
);
const citedTextPart = fields({ type: oneOf("text"), text: text({ notBlank: true }) }, { citations: listOf(anything) });

const message = fields({ role: oneOf("user", "assistant"), content: textOr(listOf(part, { max: 5 })) });

const enabledThinking = fields({ type: oneOf("enabled"), budget_tokens: number({ min: 1024, whole: true }) });

const required = { model: text(), messages: listOf(message) };

// The published shapes of `tools` and `tool_choice` are exchanged by mistake, so only the outermost type is checked.
const sharedFields = {
  max_tokens: number(),
  stop_sequences: listOf(text({ notBlank: true })),
  stream: flag(),
  metadata: mapOf(text()),
  tools: listOf(mapOf(anything)),
};

/**
 * The published body of Claude Opus 4.5: no system role, no `image_url`, no OpenAI parameters, five parts a message.
 */
export const claudeOpus45Shape: Shape = fields(required, {
  ...sharedFields,
  system: text(),
  thinking: enabledThinking,
  tool_choice: mapOf(anything),
  temperature: number({ min: 0, max: 1 }),
  top_p: number({ min: 0, max: 1 }),
  top_k: number({ min: 0 }),
});

function listMessagesFields(document: Shape) {
  const own = taggedBy("type", { ...parts, document });
  return {
    model: text(),
    messages: listOf(
      fields({
        role: oneOf("user", "assistant"),
        content: textOr(listOf(either(own, citedTextPart, providerToolPart), { min: 1 })),
      }),
    ),
  };
}

const messagesOptions = {
  ...sharedFields,
  system: textOr(listOf(textPart)),
  thinking: enabledThinking,
  tool_choice: mapOf(anything),
  temperature: number({ min: 0, max: 1 }),
  top_p: number({ min: 0, max: 1 }),
  top_k: number({ min: 0 }),
};

/** The published body of `POST /v1/messages` for Claude Opus 4.5: the same with any number of parts. */
export const claudeMessagesShape: Shape = fields(listMessagesFields(messagesDocument), messagesOptions);

/** The body of Anthropic's own `POST /v1/messages`, which has more than AI/ML API publishes. */
export const anthropicMessagesShape: Shape = fields(listMessagesFields(citedDocument), {
  ...messagesOptions,
  thinking: taggedBy("type", { enabled: enabledThinking, adaptive: fields({ type: anything }) }),
  output_config: fields(
    {},
    {
      effort: oneOf("low", "medium", "high", "xhigh", "max"),
      format: fields({ type: oneOf("json_schema"), schema: mapOf(anything) }),
    },
  ),
});

/** The body of Claude models without sampling parameters, in Anthropic's dialect. */
export const claudeWithoutSamplingShape: Shape = fields(required, {
  ...sharedFields,
  system: textOr(listOf(textPart)),
  thinking: taggedBy("type", {
    enabled: enabledThinking,
    disabled: fields({ type: anything }),
    adaptive: fields({ type: anything }, { display: oneOf("summarized", "omitted") }),
  }),
  tool_choice: textOr(mapOf(anything)),
});
