import type { Part } from "#core/content/part.ts";
import { formatPrediction } from "#core/content/format-prediction.ts";
import { isJsonObject, stringOrEmpty } from "#core/json.ts";
import type { ChatMessage } from "#core/wire/chat-request.ts";
import type { Wire } from "#core/vocabulary.ts";

/**
 * Messages without empty ones and without two of the same role in a row: a turn whose reply failed without text is
 * merged with the next, since not every server accepts two messages of one role. On the messages wire an assistant
 * message keeps its blocks unchanged; a last one, which the model is to continue, keeps even a call of a server tool
 * without a result.
 */
export function mergeConsecutiveRoles(messages: readonly ChatMessage[], wire: Wire): ChatMessage[] {
  const isWanted = createToolPairFilter(messages);
  const merged: ChatMessage[] = [];
  for (const [index, { role, parts: originalParts }] of messages.entries()) {
    const parts = originalParts.map((part): Part =>
      part.kind === "prediction" ? { kind: "text", text: formatPrediction(part) } : part,
    );
    const isSentVerbatim = role === "assistant" && wire === "messages";
    const whole = isSentVerbatim ? parts : joinTexts(parts, role === "assistant" ? "" : "\n\n");
    const isPrefill = isSentVerbatim && index === messages.length - 1;
    const sendableParts = isPrefill
      ? whole.filter((part) => isSendablePart(part, wire))
      : removeTrailingThinking(whole.filter((part) => isWanted(part) && isSendablePart(part, wire)));
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

function isSendablePart(part: Part, wire: Wire): boolean {
  switch (part.kind) {
    case "text":
      return part.text.trim() !== "";
    case "thinking":
      return wire === "messages" && part.wire === "messages" && part.signature !== undefined;
    case "redacted-thinking":
      return wire === "messages";
    case "unknown":
      return wire === "messages" && part.wire === "messages";
    default:
      return true;
  }
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
    if (part.kind === "text" && last?.kind === "text")
      joined[joined.length - 1] = { kind: "text", text: last.text + between + part.text };
    else joined.push(part);
  }
  return joined;
}
