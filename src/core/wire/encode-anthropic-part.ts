import { assertNever } from "#core/assert-never.ts";
import type { DocumentPart, Part } from "#core/content/part.ts";
import { formatPrediction } from "#core/content/format-prediction.ts";
import { parseExactJson } from "#core/exact-number.ts";
import type { JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { getCacheControl } from "./cache-breakpoints.ts";
import { getDocumentForm, isTextDocument } from "./document-form.ts";
import { readDocumentText, writeDocumentText, writeNamedText } from "./document-text.ts";

type Blobs = Readonly<Record<Sha256, string>>;

/**
 * A part as an Anthropic content block, or null for a part that cannot be sent back. `isRoundTrip` is true on the
 * messages wire, where parts of a reply go back unchanged. Over chat completions thinking arrives without its
 * signature, so it is left out.
 */
export function encodeAnthropicPart(part: Part, blobs: Blobs, isRoundTrip: boolean): JsonObject | null {
  const contentBlock = encodeContentBlock(part, blobs, isRoundTrip);
  return contentBlock && { ...contentBlock, ...getCacheControl(part) };
}

function encodeContentBlock(part: Part, blobs: Blobs, isRoundTrip: boolean): JsonObject | null {
  switch (part.kind) {
    case "text": {
      const { citations } = part;
      return {
        type: "text",
        text: part.text,
        ...(isRoundTrip && citations?.wire === "messages" ? { citations: citations.items } : {}),
      };
    }
    case "image":
      return { type: "image", source: encodeBytes(part, blobs) };
    case "document":
      return encodeDocument(part, blobs, isRoundTrip);
    case "tool-call":
      return { type: "tool_use", id: part.callId, name: part.name, input: parseToolInput(part.argumentsText) };
    case "tool-result":
      return {
        type: "tool_result",
        tool_use_id: part.callId,
        ...(part.isError ? { is_error: true } : {}),
        content: part.parts
          .map((inner) => encodeAnthropicPart(inner, blobs, isRoundTrip && inner.kind === "document"))
          .filter((inner) => inner !== null),
      };
    case "prediction":
      return { type: "text", text: formatPrediction(part) };
    case "thinking":
      if (!isRoundTrip || part.wire !== "messages") return null;
      return {
        type: "thinking",
        thinking: part.text,
        ...(part.signature === undefined ? {} : { signature: part.signature }),
      };
    case "redacted-thinking":
      return isRoundTrip ? { type: "redacted_thinking", data: part.data } : null;
    case "unknown":
      return isRoundTrip && isJsonObject(part.raw) ? part.raw : null;
    default:
      return assertNever(part);
  }
}

/**
 * A document. The messages wire has its name, the words about it and the wish for citations; over chat completions the name of a
 * text stands above it.
 */
function encodeDocument(part: DocumentPart, blobs: Blobs, isMessages: boolean): JsonObject {
  const format = { wire: isMessages ? "messages" : "chat-completions", dialect: "anthropic" } as const;
  if (getDocumentForm(part, format) === "text") return { type: "text", text: writeDocumentText(part, blobs) };
  if (!isMessages)
    return {
      type: "document",
      source: isTextDocument(part) ? { type: "text", data: writeNamedText(part, blobs) } : encodeBytes(part, blobs),
    };
  return {
    type: "document",
    source: isTextDocument(part)
      ? { type: "text", media_type: "text/plain", data: readDocumentText(part, blobs) }
      : encodeBytes(part, blobs),
    ...(part.name === "" ? {} : { title: part.name }),
    ...(part.context === undefined ? {} : { context: part.context }),
    ...(part.isCited ? { citations: { enabled: true } } : {}),
  };
}

function encodeBytes({ mediaType, blob }: { mediaType: string; blob: Sha256 }, blobs: Blobs): JsonObject {
  return { type: "base64", media_type: mediaType, data: blobs[blob] ?? "" };
}

/** The arguments of a tool call as an object; {} where a call was cut off and its arguments are no JSON. */
function parseToolInput(argumentsText: string): JsonObject {
  const input = parseExactJson(argumentsText);
  return isJsonObject(input) ? input : {};
}
