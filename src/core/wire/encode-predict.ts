import { joinTexts } from "#core/content/join-texts.ts";
import type { Part } from "#core/content/part.ts";
import type { JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { ChatRequest } from "./chat-request.ts";
import { mergeBodies, setAtPath } from "./body-path.ts";
import { isTextDocument } from "./document-form.ts";
import { writeDocumentText } from "./document-text.ts";
import { orderParts } from "./order-parts.ts";

/**
 * The body of `POST /predict`: the text of the last user message, text documents first, with its `metadata`, and the parameters beside them.
 */
export function encodePredict({ model, messages, parameters, extra, blobs }: ChatRequest): JsonObject {
  const last = messages.findLast(({ role }) => role === "user");
  const text = joinTexts(last ? orderParts(last).map((part) => writeAsText(part, blobs)) : []);
  const { metadata, ...others } = parameters;
  const body: JsonObject = { model, input: isJsonObject(metadata) ? { text, metadata } : { text } };
  const params: JsonObject = {};
  for (const [path, value] of Object.entries(others)) setAtPath(params, path, value);
  return mergeBodies(Object.keys(params).length > 0 ? { ...body, params } : body, extra);
}

function writeAsText(part: Part, blobs: ChatRequest["blobs"]): Part {
  return part.kind === "document" && isTextDocument(part)
    ? { kind: "text", text: writeDocumentText(part, blobs) }
    : part;
}
