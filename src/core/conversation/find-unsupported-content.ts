import type { Part } from "#core/content/part.ts";
import { isJsonObject, parseJson } from "#core/json.ts";
import type { ChatMessage } from "#core/wire/chat-request.ts";
import { getDocumentForm, isCitedOver, type RouteFormat } from "#core/wire/document-form.ts";
import { getCacheSupport, isUnsentBreakpoint, selectCaching } from "./cache-support.ts";
import type { SentWith } from "./conversation.ts";
import type { SentFormat } from "./own-fields.ts";
import { isSentOverMessages, isWantedBack, keepsOwnFields, takesOwnFields } from "./own-fields.ts";
import type { PlannedRequest } from "./planned-request.ts";

/** The content that a reply's wire cannot send, as ends of a sentence; empty for none. */
export function findUnsupportedContent({ replies, messages }: PlannedRequest): string[] {
  const { wire, dialect, system } = replies[0].sentWith;
  const replyParts = messages.filter(({ role }) => role === "assistant").flatMap(({ parts }) => parts);
  const toolCalls = replyParts.filter((part) => part.kind === "tool-call");
  const results = messages.flatMap(({ parts }) => parts).filter((part) => part.kind === "tool-result");
  const orphanResults = results.filter(({ callId }) => !toolCalls.some((call) => call.callId === callId));
  const invalidCalls = toolCalls.filter(
    ({ callId, argumentsText }) =>
      results.some((result) => result.callId === callId) && !isJsonObject(parseJson(argumentsText || "{}")),
  );
  const unsupportedEverywhere = [
    describeCount(orphanResults, "a tool’s result whose call was deleted", "tools’ results whose calls were deleted"),
    dialect === "anthropic"
      ? describeCount(
          invalidCalls,
          "the arguments of a call, which are no JSON object",
          "the arguments of calls, which are no JSON objects",
        )
      : "",
    describeCount(
      listUncited(messages, { wire, dialect }),
      "the request to cite a document’s passages",
      "requests to cite documents’ passages",
    ),
  ];
  const breakpoints = describeUnsentBreakpoints(messages, replies[0].sentWith);
  if (wire === "predict") return [...findUnsupportedByPredict(messages, system), breakpoints].filter(isNotEmpty);
  const unsentOwn = describeUnsentOwn(messages, replies[0].sentWith);
  if (wire === "messages") return [...unsupportedEverywhere, ...unsentOwn, breakpoints].filter(isNotEmpty);
  const messagesOnlyParts = replyParts.filter(isMessagesOnly);
  const pictures = results.flatMap(({ parts }) => parts).filter(({ kind }) => kind !== "text");
  return [
    ...unsupportedEverywhere,
    ...unsentOwn,
    describeCount(
      messagesOnlyParts.filter(({ kind }) => kind !== "unknown"),
      "a block of thinking signed for Messages",
      "blocks of thinking signed for Messages",
    ),
    describeCount(
      messagesOnlyParts.filter(({ kind }) => kind === "unknown"),
      "a block of the provider’s own tools",
      "blocks of the provider’s own tools",
    ),
    dialect === "openai" ? describeCount(pictures, "a picture in a tool’s result", "pictures in tools’ results") : "",
    breakpoints,
  ].filter(isNotEmpty);
}

/**
 * What earlier answers hold for their model and the request leaves out. Claude reads unsigned thinking again only within
 * one exchange with its tools.
 */
function describeUnsentOwn(messages: readonly ChatMessage[], format: SentFormat): string[] {
  const unsent = messages.filter((message) => !keepsOwnFields(message, format));
  const isField = takesOwnFields(format);
  const relevant =
    isField || format.wire === "messages"
      ? unsent
      : unsent.filter((message) => message.parts.some(({ kind }) => kind === "tool-call"));
  const wanted = relevant.flatMap((message) =>
    message.parts.filter(
      (part) =>
        isWantedBack(part, message) ||
        (part.kind === "thinking" && part.wire === "messages" && !isSentOverMessages(part, message, format)),
    ),
  );
  const thinking = wanted.filter((part) => part.kind === "thinking" && part.signature === undefined);
  const calls = wanted.filter(({ kind }) => kind === "tool-call");
  if (isField && format.adaptations?.includes("no-own-fields"))
    return [
      describeCount(
        [...thinking, ...calls],
        "thinking, which the server refused",
        "blocks of thinking, which the server refused",
      ),
    ];
  return [
    isField
      ? describeCount(
          thinking,
          "a block of thinking, which only its own model can use",
          "blocks of thinking, which only their own models can use",
        )
      : describeCount(thinking, "a block of thinking without a signature", "blocks of thinking without a signature"),
    describeCount(calls, "what a model added to its call of a tool", "additions of a model to its calls of tools"),
  ];
}

function findUnsupportedByPredict(messages: readonly ChatMessage[], system: string): string[] {
  const last = messages.findLast(({ role }) => role === "user");
  const unsent = (last?.parts ?? []).filter((part) => part.kind !== "text" && !isSentByPredict(part));
  const documents = unsent.filter(({ kind }) => kind === "document");
  const pictures = unsent.filter(({ kind }) => kind !== "document");
  return [
    system.trim() === "" ? "" : "the system prompt",
    messages.length > 1 ? "the earlier turns" : "",
    describeCount(pictures, "a picture", "pictures"),
    describeCount(documents, "a document", "documents"),
  ];
}

const isSentByPredict = (part: Part): boolean =>
  part.kind === "document" && getDocumentForm(part, { wire: "predict", dialect: "openai" }) !== "none";

/** The documents whose passages are to be cited and cannot be: only documents of the messages wire are. */
function listUncited(messages: readonly ChatMessage[], format: RouteFormat): Part[] {
  return messages
    .flatMap(({ parts }) => parts)
    .filter((part) => part.kind === "document" && part.isCited && !isCitedOver(part, format));
}

function describeUnsentBreakpoints(messages: readonly ChatMessage[], sentWith: SentWith): string {
  const { caching = {} } = sentWith;
  const sent = selectCaching(sentWith) ?? {};
  const inSettings = CACHING_NAMES.filter((name) => caching[name] !== undefined && sent[name] === undefined);
  const parts = messages.flatMap((message) => message.parts);
  const support = getCacheSupport(sentWith);
  const inParts = parts.filter((part) => isUnsentBreakpoint(part, support));
  return describeCount([...inSettings, ...inParts], "a cache breakpoint", "cache breakpoints");
}

const CACHING_NAMES = ["tools", "system", "latest"] as const;

function isMessagesOnly(part: Part): boolean {
  if (part.kind === "redacted-thinking") return true;
  if (part.kind === "thinking") return part.wire === "messages" && part.signature !== undefined;
  return part.kind === "unknown" && part.wire === "messages";
}

function describeCount(things: readonly unknown[], one: string, many: string): string {
  return things.length === 0 ? "" : things.length === 1 ? one : `${things.length} ${many}`;
}

const isNotEmpty = (text: string): boolean => text !== "";
