import type { Part } from "#core/content/part.ts";
import { supportsPrefill } from "#core/models/claude-version.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { Reply } from "./conversation.ts";
import { parseExtraNames, resolveSentModel } from "./sent-request.ts";

/**
 * What a reply holds as a model can be given it to go on from. A turn that the model itself paused goes back unchanged;
 * of a broken one it is the text, which must not end in white space.
 */
export function getPrefill(reply: Reply): Part[] {
  if (isPaused(reply)) return reply.parts;
  const text = reply.parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
  return [{ kind: "text", text: text.trimEnd() }];
}

/**
 * Whether a reply that ended before its end can be gone on with: its model paused it, or it holds text and nothing else
 * and its model takes the beginning of an answer, which none does while it thinks.
 */
export function canContinue(reply: Reply): boolean {
  const extra = parseExtraNames(reply);
  if (reply.origin !== "model" || extra.includes("messages")) return false;
  return isPaused(reply) || (isIncomplete(reply) && canPrefill(reply, extra));
}

/** The events of a continuation, after the parts that it begins with; of any other reply as they are. */
export function offsetPartIndexes(prefill: readonly Part[], events: StreamEvent[]): StreamEvent[] {
  if (prefill.length === 0) return events;
  return events.map((event) => ("index" in event ? { ...event, index: event.index + prefill.length } : event));
}

/** The model stopped for a while in a long turn with the provider's own tools, and goes on when it is asked to. */
function isPaused({ status, finishReason, sentWith, parts }: Reply): boolean {
  return status === "done" && finishReason === "pause_turn" && sentWith.wire === "messages" && parts.length > 0;
}

function isIncomplete({ status, finishReason }: Reply): boolean {
  return (
    status === "interrupted" ||
    status === "failed" ||
    status === "stopped" ||
    (status === "done" && (finishReason === "length" || finishReason === "max_tokens"))
  );
}

function canPrefill(reply: Reply, extra: readonly string[]): boolean {
  const { wire, parameters } = reply.sentWith;
  const isThinking =
    parameters["thinking.type"] !== "disabled" && Object.keys(parameters).some((path) => path.startsWith("thinking"));
  return (
    wire !== "predict" &&
    reply.parts.some((part) => part.kind === "text" && part.text.trim() !== "") &&
    reply.parts.every(({ kind }) => kind === "text") &&
    !isThinking &&
    !extra.includes("thinking") &&
    supportsPrefill(resolveSentModel(reply))
  );
}
