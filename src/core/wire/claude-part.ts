import { assertNever } from "#core/assert-never.ts";
import type { Part, Sha256 } from "#core/content/part.ts";
import { sayPrediction } from "#core/content/say-prediction.ts";
import type { JsonObject } from "#core/json.ts";
import { isJsonObject, readJson } from "#core/json.ts";

/**
 * A part in Anthropic's form, or null for one that cannot be given back. `givesBack` is true on the messages wire: what
 * came over it goes back unchanged. Over chat completions thinking comes without its signature, and stays behind.
 */
export function claudePart(part: Part, blobs: Readonly<Record<Sha256, string>>, givesBack: boolean): JsonObject | null {
  switch (part.kind) {
    case "text": {
      const { citations } = part;
      return {
        type: "text",
        text: part.text,
        ...(givesBack && citations?.wire === "messages" ? { citations: citations.items } : {}),
      };
    }
    case "image":
    case "document":
      return {
        type: part.kind,
        source: { type: "base64", media_type: part.mediaType, data: blobs[part.blob] ?? "" },
      };
    case "tool-call":
      return { type: "tool_use", id: part.callId, name: part.name, input: readInput(part.argumentsText) };
    case "tool-result":
      return {
        type: "tool_result",
        tool_use_id: part.callId,
        ...(part.isError ? { is_error: true } : {}),
        content: part.parts.map((inner) => claudePart(inner, blobs, false)).filter((inner) => inner !== null),
      };
    case "prediction":
      return { type: "text", text: sayPrediction(part) };
    case "thinking":
      return givesBack && part.signature !== undefined
        ? { type: "thinking", thinking: part.text, signature: part.signature }
        : null;
    case "redacted-thinking":
      return givesBack ? { type: "redacted_thinking", data: part.data } : null;
    case "unknown":
      return givesBack && isJsonObject(part.raw) ? part.raw : null;
    default:
      return assertNever(part);
  }
}

/** Arguments as the object they have to be; those of a call that was cut off are none. */
function readInput(argumentsText: string): JsonObject {
  const input = readJson(argumentsText);
  return isJsonObject(input) ? input : {};
}
