import type { Part, ThinkingPart } from "#core/content/part.ts";
import type { ChatMessage } from "#core/wire/chat-request.ts";
import type { SentWith } from "./conversation.ts";

/** The format of a request, which decides what of a model's own goes back to it. */
export type SentFormat = Pick<SentWith, "wire" | "dialect" | "adaptations" | "modelId">;

type ToolCallPart = Extract<Part, { kind: "tool-call" }>;

/**
 * True where a message goes back with its model's own fields: over chat completions in OpenAI's dialect, to the same
 * model of the same connection. Another service may refuse them, and another model cannot read what one has signed.
 */
export function keepsOwnFields(message: ChatMessage, format: SentFormat): boolean {
  return (
    takesOwnFields(format) && message.isFromSameModel === true && !(format.adaptations ?? []).includes("no-own-fields")
  );
}

/** True for a format whose messages have room for a model's own fields. */
export function takesOwnFields({ wire, dialect }: SentFormat): boolean {
  return wire === "chat-completions" && dialect === "openai";
}

/**
 * True for a part of a message with something that its model wants to see again. Thinking that is mere text is wanted
 * only before a call of a tool, whose result the model waits for: after a whole answer some services refuse it, and it
 * costs its tokens again with every turn.
 */
export function isWantedBack(part: Part, { parts }: Pick<ChatMessage, "parts">): boolean {
  if (part.kind === "tool-call") return part.ownFields !== undefined;
  if (part.kind !== "thinking") return false;
  if (part.ownFields !== undefined) return true;
  return part.field !== undefined && part.text !== "" && parts.some(({ kind }) => kind === "tool-call");
}

/**
 * True for thinking that goes back over Messages: signed, or of the same model where that signs nothing. Claude refuses
 * thinking without a signature.
 */
export function isSentOverMessages(part: ThinkingPart, message: ChatMessage, { wire, modelId }: SentFormat): boolean {
  if (wire !== "messages" || part.wire !== "messages") return false;
  return part.signature !== undefined || (message.isFromSameModel === true && !/claude/i.test(modelId));
}

/** The call alone. */
export function withoutOwnFields({ ownFields: _own, ...call }: ToolCallPart): ToolCallPart {
  return call;
}
