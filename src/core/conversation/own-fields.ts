import type { Part } from "#core/content/part.ts";
import type { ChatMessage } from "#core/wire/chat-request.ts";
import type { SentWith } from "./conversation.ts";

/** The format of a request, which decides what of a model's own goes back to it. */
export type SentFormat = Pick<SentWith, "wire" | "dialect" | "adaptations">;

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

/** True for a part with something that its model wants to see again. */
export function isWantedBack(part: Part): boolean {
  if (part.kind === "tool-call") return part.ownFields !== undefined;
  return part.kind === "thinking" && (part.ownFields !== undefined || (part.field !== undefined && part.text !== ""));
}

/** The call alone. */
export function withoutOwnFields({ ownFields: _own, ...call }: ToolCallPart): ToolCallPart {
  return call;
}
