import { joinTexts } from "#core/content/join-texts.ts";
import type { JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { ChatRequest } from "./chat-request.ts";
import { mergeBodies, setAtPath } from "./body-path.ts";

/**
 * The body of `POST /predict`: the text of the last user message with its `metadata`, and the parameters beside them.
 */
export function encodePredict({ model, messages, parameters, extra }: ChatRequest): JsonObject {
  const last = messages.findLast(({ role }) => role === "user");
  const text = joinTexts(last?.parts ?? []);
  const { metadata, ...others } = parameters;
  const body: JsonObject = { model, input: isJsonObject(metadata) ? { text, metadata } : { text } };
  const params: JsonObject = {};
  for (const [path, value] of Object.entries(others)) setAtPath(params, path, value);
  return mergeBodies(Object.keys(params).length > 0 ? { ...body, params } : body, extra);
}
