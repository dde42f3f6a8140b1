import type { JsonObject } from "#core/json.ts";
import { stream } from "./build-stream.ts";

/** An answer of the messages wire in one text, which cites these places. */
export function buildCitedStream(text: string, citations: readonly JsonObject[]) {
  const usage = { input_tokens: 900, output_tokens: 1 };
  const buildDelta = (delta: JsonObject) => ({ type: "content_block_delta", index: 0, delta });
  return stream([
    {
      type: "message_start",
      message: { id: "msg_1", role: "assistant", model: "claude-opus-4-5", content: [], usage },
    },
    { type: "content_block_start", index: 0, content_block: { type: "text", text: "", citations: [] } },
    buildDelta({ type: "text_delta", text }),
    ...citations.map((citation) => buildDelta({ type: "citations_delta", citation })),
    { type: "content_block_stop", index: 0 },
    { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 6 } },
    { type: "message_stop" },
  ]);
}
