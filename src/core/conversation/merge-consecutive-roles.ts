import type { Part } from "#core/content/part.ts";
import { formatPrediction } from "#core/content/format-prediction.ts";
import { isJsonObject, stringOrEmpty } from "#core/json.ts";
import type { ChatMessage } from "#core/wire/chat-request.ts";
import type { SentFormat } from "./own-fields.ts";
import { isSentOverMessages, isWantedBack, keepsOwnFields, withoutOwnFields } from "./own-fields.ts";

/**
 * Messages without empty ones and without two of the same role in a row: a turn whose reply failed without text is
 * merged with the next, since not every server accepts two messages of one role. On the messages wire an assistant
 * message keeps its blocks unchanged; a last one, which the model is to continue, keeps even a call of a server tool
 * without a result.
 */
export function mergeConsecutiveRoles(messages: readonly ChatMessage[], format: SentFormat): ChatMessage[] {
  const { wire } = format;
  const isWanted = createToolPairFilter(messages);
  const merged: ChatMessage[] = [];
  for (const [index, message] of messages.entries()) {
    const { role } = message;
    const keepsOwn = keepsOwnFields(message, format);
    const parts = putThinkingFirst(message.parts, keepsOwn).map((part): Part => {
      if (part.kind === "prediction") return { kind: "text", text: formatPrediction(part) };
      return part.kind === "tool-call" && !keepsOwn ? withoutOwnFields(part) : part;
    });
    const isSentVerbatim = role === "assistant" && wire === "messages";
    const whole = isSentVerbatim ? parts : joinTexts(parts, role === "assistant" ? "" : "\n\n");
    const isPrefill = isSentVerbatim && index === messages.length - 1;
    const sendableParts = isPrefill
      ? whole.filter((part) => isSendablePart(part, message, format))
      : removeTrailingThinking(whole.filter((part) => isWanted(part) && isSendablePart(part, message, format)));
    if (sendableParts.length === 0) continue;
    const last = merged.at(-1);
    if (last?.role === role) last.parts = joinTexts([...last.parts, ...sendableParts], "\n\n");
    else merged.push({ role, parts: isSentVerbatim ? sendableParts : joinTexts(sendableParts, "\n\n") });
  }
  return merged;
}

/**
 * A filter that removes tool calls without a result and results without a call, which services would refuse in every
 * later turn.
 */
function createToolPairFilter(messages: readonly ChatMessage[]): (part: Part) => boolean {
  const parts = messages.flatMap((message) => message.parts);
  const callIds = new Set(parts.flatMap((part) => (part.kind === "tool-call" ? [part.callId] : [])));
  const resultIds = new Set(
    parts.flatMap((part) => (part.kind === "tool-result" ? [part.callId] : findServerToolResultIds(part))),
  );
  return (part) => {
    if (part.kind === "tool-call") return resultIds.has(part.callId);
    if (part.kind === "tool-result") return callIds.has(part.callId);
    if (part.kind !== "unknown" || !isJsonObject(part.raw) || part.raw["type"] !== "server_tool_use") return true;
    return resultIds.has(stringOrEmpty(part.raw["id"]));
  };
}

/** The id of the call that a server tool's result block belongs to. */
function findServerToolResultIds(part: Part): string[] {
  if (part.kind !== "unknown" || !isJsonObject(part.raw)) return [];
  const id = part.raw["tool_use_id"];
  return typeof id === "string" ? [id] : [];
}

function isSendablePart(part: Part, message: ChatMessage, format: SentFormat): boolean {
  switch (part.kind) {
    case "text":
      return part.text.trim() !== "";
    case "thinking":
      return keepsOwnFields(message, format) ? isWantedBack(part, message) : isSentOverMessages(part, message, format);
    case "redacted-thinking":
      return format.wire === "messages";
    case "unknown":
      return format.wire === "messages" && part.wire === "messages";
    default:
      return true;
  }
}

/** The parts with thinking before everything else, where it is a field of the message and has no place in its content. */
function putThinkingFirst(parts: readonly Part[], isField: boolean): readonly Part[] {
  if (!isField) return parts;
  const rank = ({ kind }: Part): number => (kind === "thinking" ? 0 : 1);
  return parts.toSorted((a, b) => rank(a) - rank(b));
}

/** The parts without thinking at the end, which no message may end with. */
function removeTrailingThinking(parts: Part[]): Part[] {
  const end = parts.findLastIndex(({ kind }) => kind !== "thinking" && kind !== "redacted-thinking");
  return parts.slice(0, end + 1);
}

function joinTexts(parts: readonly Part[], between: string): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    // A cache breakpoint stands at the end of its text.
    if (part.kind === "text" && last?.kind === "text" && !last.cache)
      joined[joined.length - 1] = {
        kind: "text",
        text: last.text + between + part.text,
        ...(part.cache && { cache: part.cache }),
      };
    else joined.push(part);
  }
  return joined;
}
