import { writeJson } from "#core/exact-number.ts";
import type { JsonObject } from "#core/json.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import type { Wire } from "#core/vocabulary.ts";
import { getCodec } from "#core/wire/wires.ts";
import { buildCustomId } from "./batch-custom-id.ts";
import type { BatchForm } from "./batch-form.ts";

/** One request of a batch, as JSON text. Nothing in a batch streams. */
export function encodeBatchEntry(form: BatchForm, wire: Wire, replyId: string, request: ChatRequest): string {
  const { stream: _stream, stream_options: _options, ...body } = getCodec(wire).encode(request);
  const custom_id = buildCustomId(replyId);
  const entry: JsonObject =
    form === "openai" ? { custom_id, method: "POST", url: "/v1/chat/completions", body } : { custom_id, params: body };
  return writeJson(entry);
}
