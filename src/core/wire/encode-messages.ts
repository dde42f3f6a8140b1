import type { Json, JsonObject } from "#core/json.ts";
import type { ChatMessage, ChatRequest } from "./chat-request.ts";
import { addCacheBreakpoints } from "./cache-breakpoints.ts";
import { mergeBodies, setAtPath } from "./body-path.ts";
import { encodeAnthropicPart } from "./encode-anthropic-part.ts";
import { orderParts } from "./order-parts.ts";

/** The body of `POST /messages`, Anthropic's own format. Parts of a reply received over this wire go back unchanged. */
export function encodeMessages({
  model,
  system,
  messages,
  parameters,
  extra,
  blobs,
  caching,
}: ChatRequest): JsonObject {
  const body: JsonObject = {
    model,
    ...(system === "" ? {} : { system }),
    messages: messages.map((message) => ({ role: message.role, content: encodeContent(message, blobs) })),
  };
  for (const [path, value] of Object.entries(parameters)) setAtPath(body, path, value);
  return addCacheBreakpoints(mergeBodies(body, extra), caching);
}

function encodeContent(message: ChatMessage, blobs: ChatRequest["blobs"]): Json {
  const [only] = message.parts;
  if (message.parts.length === 1 && only?.kind === "text" && !only.citations && !only.cache) return only.text;
  return orderParts(message)
    .map((part) => encodeAnthropicPart(part, blobs, true))
    .filter((part) => part !== null);
}
