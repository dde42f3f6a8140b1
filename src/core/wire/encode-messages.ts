import type { Json, JsonObject } from "#core/json.ts";
import type { ChatMessage, ChatRequest } from "#core/wire/chat-request.ts";
import { mergeBodies, setAtPath } from "./body-path.ts";
import { claudePart } from "./claude-part.ts";
import { inOrder } from "./in-order.ts";

/** The body of `POST /messages`, Anthropic's own form. What the model said over this wire goes back unchanged. */
export function encodeMessages({ model, system, messages, parameters, extra, blobs }: ChatRequest): JsonObject {
  const body: JsonObject = {
    model,
    ...(system === "" ? {} : { system }),
    messages: messages.map((message) => ({ role: message.role, content: contentOf(message, blobs) })),
  };
  for (const [path, value] of Object.entries(parameters)) setAtPath(body, path, value);
  return mergeBodies(body, extra);
}

function contentOf(message: ChatMessage, blobs: ChatRequest["blobs"]): Json {
  const [only] = message.parts;
  if (message.parts.length === 1 && only?.kind === "text" && !only.citations) return only.text;
  return inOrder(message)
    .map((part) => claudePart(part, blobs, true))
    .filter((part) => part !== null);
}
