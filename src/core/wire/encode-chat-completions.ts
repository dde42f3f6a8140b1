import type { Part } from "#core/content/part.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { getObject, stringOrEmpty, toList } from "#core/json.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import type { ChatMessage, ChatRequest } from "./chat-request.ts";
import { addCacheBreakpoints, getCacheControl } from "./cache-breakpoints.ts";
import { mergeBodies, setAtPath } from "./body-path.ts";
import { isTextDocument } from "./document-form.ts";
import { writeDocumentText } from "./document-text.ts";
import { encodeAnthropicPart } from "./encode-anthropic-part.ts";
import { orderParts } from "./order-parts.ts";

/**
 * The body of `POST /chat/completions`. The `anthropic` dialect has a top-level `system` string and Anthropic's parts,
 * as AI/ML API publishes it for Claude Opus 4.5; the `openai` dialect has a first message of role `system`.
 * A null in the extra JSON leaves out `stream_options`.
 */
export function encodeChatCompletions(request: ChatRequest): JsonObject {
  const { adaptations = [] } = request;
  const adapted = adaptations.includes("system-in-user") ? putSystemIntoFirstMessage(request) : request;
  const body: JsonObject = request.dialect === "anthropic" ? encodeAnthropicBody(adapted) : encodeOpenAiBody(adapted);
  for (const [path, value] of Object.entries(request.parameters)) setAtPath(body, path, value);
  const merged = addCacheBreakpoints(mergeBodies(body, request.extra), request.caching, request.dialect);
  if (merged["stream_options"] === null) delete merged["stream_options"];
  else if (request.dialect === "openai" && merged["stream"] === true && !adaptations.includes("no-stream-options"))
    merged["stream_options"] ??= { include_usage: true };
  return merged;
}

/** The request with its system text before the first text of the user, for a model that takes no system role. */
function putSystemIntoFirstMessage(request: ChatRequest): ChatRequest {
  const first = request.messages.findIndex(({ role }) => role === "user");
  if (request.system === "" || first < 0) return request;
  const messages = request.messages.map((message, index) =>
    index === first ? { ...message, parts: putBeforeFirstText(request.system, message.parts) } : message,
  );
  return { ...request, system: "", messages };
}

function putBeforeFirstText(text: string, parts: readonly Part[]): Part[] {
  const at = parts.findIndex(({ kind }) => kind === "text");
  if (at < 0) return [{ kind: "text", text }, ...parts];
  return parts.map((part, index) =>
    index === at && part.kind === "text" ? { ...part, text: `${text}\n\n${part.text}` } : part,
  );
}

function encodeAnthropicBody({ model, system, messages, blobs }: ChatRequest): JsonObject {
  const encoded = messages.map((message) => ({
    role: message.role,
    content: encodeContent(orderParts(message), (part) => encodeAnthropicPart(part, blobs, false)),
  }));
  return system === "" ? { model, messages: encoded } : { model, system, messages: encoded };
}

function encodeOpenAiBody({ model, system, messages, blobs }: ChatRequest): JsonObject {
  const encoded: Json[] = system === "" ? [] : [{ role: "system", content: system }];
  for (const message of messages) encoded.push(...encodeOpenAiMessage(message, blobs));
  return { model, messages: encoded };
}

/** Content as a plain string where it is a single text, which every server accepts; else as a list of parts. */
function encodeContent(parts: Part[], encodePart: (part: Part) => JsonObject | null): Json {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === "text" && !only.cache) return only.text;
  return parts.map(encodePart).filter((part) => part !== null);
}

type ToolCallPart = Extract<Part, { kind: "tool-call" }>;

function encodeOpenAiMessage(message: ChatMessage, blobs: Readonly<Record<Sha256, string>>): JsonObject[] {
  const results = message.parts.filter((part) => part.kind === "tool-result");
  const calls = message.parts.filter((part) => part.kind === "tool-call");
  const rest = orderParts(message).filter(
    (part) => part.kind === "text" || part.kind === "image" || part.kind === "document",
  );
  const { content: thought, ...ownFields } = collectOwnFields(message.parts);
  const encoded: JsonObject[] = results.map((result) => ({
    role: "tool",
    tool_call_id: result.callId,
    content: result.parts.map((part) => writeResultPart(part, blobs)).join("\n"),
  }));
  if (calls.length > 0) {
    const text = rest.map((part) => (part.kind === "text" ? part.text : "")).join("\n\n");
    const content = addThought(thought, text === "" ? null : text);
    encoded.push({ ...ownFields, role: message.role, content, tool_calls: calls.map(encodeToolCall) });
  } else if (rest.length > 0) {
    const content = encodeContent(rest, (part) => encodeOpenAiPart(part, blobs));
    encoded.push({ ...ownFields, role: message.role, content: addThought(thought, content) });
  }
  return encoded;
}

/** A part of a tool's result as text, "" where it has none. */
function writeResultPart(part: Part, blobs: Readonly<Record<Sha256, string>>): string {
  if (part.kind === "text") return part.text;
  return part.kind === "document" && isTextDocument(part) ? writeDocumentText(part, blobs) : "";
}

function encodeToolCall({ callId, name, argumentsText, ownFields = {} }: ToolCallPart): JsonObject {
  if (ownFields["type"] === "custom") return { ...ownFields, id: callId, custom: { name, input: argumentsText } };
  return {
    ...ownFields,
    id: callId,
    type: "function",
    function: { ...getObject(ownFields, "function"), name, arguments: argumentsText },
  };
}

/** The thinking of an answer and what else its model added for itself, under the names under which it came. */
function collectOwnFields(parts: readonly Part[]): JsonObject {
  let own: JsonObject = {};
  for (const part of parts) {
    if (part.kind !== "thinking") continue;
    if (part.field !== undefined && part.text !== "")
      own = { ...own, [part.field]: stringOrEmpty(own[part.field]) + part.text };
    own = { ...own, ...part.ownFields };
  }
  return own;
}

/** Content with the thinking before it that came as content. */
function addThought(thought: Json | undefined, content: Json): Json {
  if (!Array.isArray(thought) || thought.length === 0) return content;
  if (typeof content === "string") return [...thought, { type: "text", text: content }];
  return [...thought, ...toList(content)];
}

function encodeOpenAiPart(part: Part, blobs: Readonly<Record<Sha256, string>>): JsonObject | null {
  if (part.kind === "text") return { type: "text", text: part.text, ...getCacheControl(part) };
  if (part.kind === "image")
    return { type: "image_url", image_url: { url: buildDataUrl(part.mediaType, blobs[part.blob]) } };
  if (part.kind === "document" && isTextDocument(part)) return { type: "text", text: writeDocumentText(part, blobs) };
  if (part.kind === "document")
    return {
      type: "file",
      file: { filename: part.name, file_data: buildDataUrl(part.mediaType, blobs[part.blob]) },
    };
  return null;
}

function buildDataUrl(mediaType: string, base64: string | undefined): string {
  return `data:${mediaType};base64,${base64 ?? ""}`;
}
