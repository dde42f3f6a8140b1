import type { Part } from "#core/content/part.ts";
import { supportsPrefill } from "#core/models/claude-version.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { Reply } from "./conversation.ts";
import { hasSchema, isThinking } from "./answer-modes.ts";
import { parseExtraNames, resolveSentModel } from "./sent-request.ts";

/**
 * The parts of a reply that a continuation begins with. A turn that the model itself paused is sent back unchanged;
 * otherwise the prefill is the text, without white space at its end, which services refuse.
 */
export function getPrefill(reply: Reply): Part[] {
  if (isPaused(reply)) return reply.parts;
  const text = reply.parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
  return [{ kind: "text", text: text.trimEnd() }];
}

/**
 * True for a reply that can be continued: its model paused it, or it is an incomplete reply of text only from a model
 * that supports prefill, was not thinking and had no schema to follow.
 */
export function canContinue(reply: Reply): boolean {
  const { handMadeBody } = reply.sentWith;
  // What a person wrote as a whole cannot be gone on with: nothing says where its messages end.
  if (reply.origin !== "model" || parseExtraNames(reply).includes("messages") || handMadeBody !== undefined)
    return false;
  return isPaused(reply) || (isIncomplete(reply) && canPrefill(reply));
}

/** The events of a reply with their part indexes moved behind the prefill. */
export function offsetPartIndexes(prefill: readonly Part[], events: StreamEvent[]): StreamEvent[] {
  if (prefill.length === 0) return events;
  return events.map((event) => ("index" in event ? { ...event, index: event.index + prefill.length } : event));
}

/** True for a reply that the model paused in a long turn with the provider's own tools, to be continued on request. */
function isPaused({ status, finishReason, sentWith, parts }: Reply): boolean {
  return status === "done" && finishReason === "pause_turn" && sentWith.wire === "messages" && parts.length > 0;
}

function isIncomplete({ status, finishReason, failure }: Reply): boolean {
  if (failure?.kind === "answer-too-long") return false;
  return (
    status === "interrupted" ||
    status === "failed" ||
    status === "stopped" ||
    (status === "done" && (finishReason === "length" || finishReason === "max_tokens"))
  );
}

function canPrefill(reply: Reply): boolean {
  const { wire } = reply.sentWith;
  return (
    wire !== "predict" &&
    reply.parts.some((part) => part.kind === "text" && part.text.trim() !== "") &&
    reply.parts.every(({ kind }) => kind === "text") &&
    !isThinking(reply.sentWith) &&
    !hasSchema(reply.sentWith) &&
    supportsPrefill(resolveSentModel(reply))
  );
}
