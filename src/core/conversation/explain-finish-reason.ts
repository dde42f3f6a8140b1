import { formatCount } from "#core/format.ts";
import type { Reply } from "./conversation.ts";

/**
 * One sentence on why a reply ended; undefined for an ordinary end and for a failure, which has its own explanation.
 * `hasResults` is true where another reply continues from the results of this reply's tool calls.
 */
export function explainFinishReason(reply: Reply, hasResults = false): string | undefined {
  const tokens = reply.usage?.outputTokens;
  const isEmpty = reply.parts.every((part) => part.kind === "thinking" || (part.kind === "text" && part.text === ""));
  switch (reply.status) {
    case "queued":
    case "streaming":
    case "failed":
      return undefined;
    case "stopped":
      return isEmpty ? "Stopped by you before the first word." : "Stopped by you. The text so far is kept.";
    case "interrupted":
      return isEmpty
        ? "Cut before the first word, by the connection or by closing the page. Run it again."
        : "Cut here, by the connection or by closing the page. The text so far is kept; run it again for a whole answer.";
    case "done":
      return reply.origin === "written" ? undefined : explainServiceReason(reply, tokens, isEmpty, hasResults);
    default:
      return undefined;
  }
}

/** Explains the finish reasons of all wires. Unknown ones are shown unchanged. */
function explainServiceReason(
  { finishReason: reason, stopSequence }: Reply,
  tokens: number | undefined,
  isEmpty: boolean,
  hasResults: boolean,
): string | undefined {
  switch (reason) {
    case undefined:
    case "stop":
    case "end_turn":
      return isEmpty ? "The model answered with nothing." : undefined;
    case "stop_sequence":
      // As JSON, since a sequence may consist of line ends only.
      return stopSequence === undefined
        ? "Ended at a stop sequence."
        : `Ended at the stop sequence ${JSON.stringify(stopSequence)}.`;
    case "length":
    case "max_tokens":
      return `Cut off at max_tokens${tokens === undefined ? "" : ` (${formatCount(tokens)} tokens)`}. Raise it for a longer answer.`;
    case "model_context_window_exceeded":
      return "Cut off: the model's context is full. A shorter conversation leaves more room.";
    case "pause_turn":
      return "The model paused in the middle of a long turn, and goes on when it is asked to.";
    case "refusal":
    case "content_filter":
      return "The model declined to answer.";
    case "tool_use":
    case "tool_calls":
    case "function_call":
      return hasResults
        ? "The model asked for a tool. It was given the result, and goes on in a later reply."
        : "The model asks for a tool and waits for its result.";
    default:
      return `Ended with “${reason}”.`;
  }
}
