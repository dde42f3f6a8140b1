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

/** The entries in groups that each stay within a count and a size. A single entry that is larger stands alone. */
export function splitEntries<Entry extends { bytes: number }>(
  entries: readonly Entry[],
  limits: { requests: number; bytes: number },
): Entry[][] {
  const groups: Entry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const last = groups.at(-1);
    bytes += entry.bytes;
    if (last && last.length < limits.requests && bytes <= limits.bytes) last.push(entry);
    else {
      groups.push([entry]);
      ({ bytes } = entry);
    }
  }
  return groups;
}
