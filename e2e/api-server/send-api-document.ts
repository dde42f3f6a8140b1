import type { ServerResponse } from "node:http";
import { findChatModel } from "./catalogue.ts";
import { buildApiDocument } from "./build-api-document.ts";
import { sendError } from "./send-error.ts";
import { sendJson } from "./send-json.ts";

/** Responds to `GET /docs-json?model=…` with the OpenAPI document of a chat model, without a key. */
export function sendApiDocument(response: ServerResponse, query: URLSearchParams): void {
  const id = query.get("model") ?? "";
  const model = findChatModel(id);
  if (!model) {
    sendError(response, 404, `Model not found: ${id}`, "/docs-json");
    return;
  }
  sendJson(response, buildApiDocument(model.listed.id, model.bodyFormat));
}
