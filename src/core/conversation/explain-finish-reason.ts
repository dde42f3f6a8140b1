import { formatCount } from "#core/format.ts";
import type { Reply } from "./conversation.ts";
import { explainRefusal } from "./explain-refusal.ts";

/**
 * One sentence on why a reply ended; undefined for an ordinary end and for a failure, which has its own explanation.
 */
export function explainFinishReason(reply: Reply): string | undefined {
  const tokens = reply.usage?.outputTokens;
  const isEmpty = reply.parts.every((part) => part.kind === "thinking" || (part.kind === "text" && part.text === ""));
  switch (reply.status) {
    case "queued":
    case "streaming":
    case "failed":
      return undefined;
    case "stopped":
      return isEmpty ? "Stopped by you before any text." : "Stopped by you. The text so far is kept.";
    case "interrupted":
      return isEmpty
        ? "Interrupted before any text: the connection broke or the page was closed."
        : "Interrupted: the connection broke or the page was closed. The text so far is kept.";
    case "done":
      return reply.origin === "written" ? undefined : explainServiceReason(reply, tokens, isEmpty);
    default:
      return undefined;
  }
}

/** Explains the finish reasons of all wires. Unknown ones are shown unchanged. */
function explainServiceReason(
  { finishReason: reason, stopSequence, refusal }: Reply,
  tokens: number | undefined,
  isEmpty: boolean,
): string | undefined {
  switch (reason) {
    case undefined:
    case "stop":
    case "end_turn":
    case "complete":
    case "completed":
    case "eos":
    case "eos_token":
      return isEmpty ? "The answer is empty." : undefined;
    case "stop_sequence":
      // As JSON, since a sequence may consist of line ends only.
      return stopSequence === undefined
        ? "Stopped at a stop sequence."
        : `Stopped at the stop sequence ${JSON.stringify(stopSequence)}.`;
    case "length":
    case "max_tokens":
      return `Cut off at max_tokens${tokens === undefined ? "" : ` (${formatCount(tokens)} tokens)`}. Raise it for a longer answer.`;
    case "model_context_window_exceeded":
      return "Cut off: the model's context is full. A shorter conversation leaves more room.";
    case "pause_turn":
      return "The model paused in a long turn. Continue to let it finish.";
    case "refusal":
    case "content_filter":
    case "content_filtered":
    case "safety":
    case "image_safety":
    case "sensitive":
    case "recitation":
    case "blocklist":
    case "prohibited_content":
    case "spii":
    case "guardrail_intervened":
      return explainRefusal(refusal);
    case "tool_use":
    case "tool_calls":
    case "function_call":
      return "The model called a tool and waits for its result.";
    default:
      return `Finish reason: ${reason}.`;
  }
}
