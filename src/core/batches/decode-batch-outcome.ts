import { assertNever } from "#core/assert-never.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { getCodec } from "#core/wire/wires.ts";
import type { BatchForm } from "./batch-form.ts";
import type { BatchOutcome } from "./batch-result.ts";

/** The events of one request of a batch, as if its answer had come by itself. */
export function decodeBatchOutcome(form: BatchForm, outcome: BatchOutcome): StreamEvent[] {
  switch (outcome.kind) {
    case "answer": {
      // AI/ML API answers with Anthropic's messages, whatever format the request had.
      const decoder = getCodec(form === "openai" ? "chat-completions" : "messages").createDecoder();
      return [...decoder.decodeResponse(outcome.body), ...decoder.decodeEnd()];
    }
    case "failed":
      return [{ type: "failed", failure: outcome.failure }];
    case "cancelled":
      return [{ type: "stopped" }];
    case "expired":
      return [{ type: "failed", failure: { kind: "batch-expired" } }];
    default:
      return assertNever(outcome);
  }
}
