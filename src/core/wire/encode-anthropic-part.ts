import { assertNever } from "#core/assert-never.ts";
import type { Part } from "#core/content/part.ts";
import { formatPrediction } from "#core/content/format-prediction.ts";
import { parseExactJson } from "#core/exact-number.ts";
import type { JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { Sha256 } from "#core/vocabulary.ts";

/**
 * A part as an Anthropic content block, or null for a part that cannot be sent back. `isRoundTrip` is true on the
 * messages wire, where parts of a reply go back unchanged. Over chat completions thinking arrives without its
 * signature, so it is left out.
 */
export function encodeAnthropicPart(
  part: Part,
  blobs: Readonly<Record<Sha256, string>>,
  isRoundTrip: boolean,
): JsonObject | null {
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
    case "document":
      return {
        type: part.kind,
        source: { type: "base64", media_type: part.mediaType, data: blobs[part.blob] ?? "" },
      };
    case "tool-call":
      return { type: "tool_use", id: part.callId, name: part.name, input: parseToolInput(part.argumentsText) };
    case "tool-result":
      return {
        type: "tool_result",
        tool_use_id: part.callId,
        ...(part.isError ? { is_error: true } : {}),
        content: part.parts.map((inner) => encodeAnthropicPart(inner, blobs, false)).filter((inner) => inner !== null),
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

/** The arguments of a tool call as an object; {} where a call was cut off and its arguments are no JSON. */
function parseToolInput(argumentsText: string): JsonObject {
  const input = parseExactJson(argumentsText);
  return isJsonObject(input) ? input : {};
}
