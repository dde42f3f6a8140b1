import type { Part } from "#core/content/part.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, parseJson } from "#core/json.ts";
import { createEndTracker } from "./end-tracker.ts";
import { parseFailureInResponse, parseNamedError } from "./parse-failure.ts";
import { parseBilledUsd, parseUsage } from "./parse-usage.ts";
import type { StreamEvent } from "./stream-event.ts";
import type { WireDecoder } from "./wire-codec.ts";

/**
 * Creates a decoder for one response of the predict wire. Only its successful response is documented: any other content
 * is kept raw.
 */
export function createPredictDecoder(): WireDecoder {
  const end = createEndTracker();
  let nextIndex = 0;

  function decodeBody(body: JsonObject, isKnownError = false): StreamEvent[] {
    const failure = parseFailureInResponse(body, false, isKnownError);
    if (failure) return end.fail({ type: "failed", failure });
    const usage = parseUsage(body["usage"]);
    const billedUsd = parseBilledUsd(body);
    const { id, model } = body;
    return [
      {
        type: "started",
        ...(typeof id === "string" ? { responseId: id } : {}),
        ...(typeof model === "string" ? { model } : {}),
      },
      { type: "part", index: nextIndex++, part: parsePrediction(body) },
      ...(usage || billedUsd !== undefined
        ? [{ type: "usage", usage: usage ?? {}, ...(billedUsd === undefined ? {} : { billedUsd }) } as const]
        : []),
    ];
  }

  return {
    decodeEvent({ name, data }) {
      if (data.trim() === "") return [];
      if (data.trim() === "[DONE]") return end.close();
      const body = name === "error" ? parseNamedError(data) : parseJson(data);
      return isJsonObject(body) ? decodeBody(body, name === "error") : [{ type: "unknown", raw: data }];
    },
    decodeResponse(body) {
      if (!isJsonObject(body)) return [];
      return [...decodeBody(body), ...end.finish("")];
    },
    decodeEnd: () => (nextIndex > 0 ? end.finish("") : end.endBody(false)),
  };
}

function parsePrediction(raw: JsonObject): Part {
  const output = isJsonObject(raw["output"]) ? raw["output"] : raw;
  const { label, score, explanation } = output;
  if (!isLabel(label)) return { kind: "unknown", wire: "predict", raw };
  return {
    kind: "prediction",
    label: String(label),
    ...(typeof score === "number" ? { score } : {}),
    explanation: typeof explanation === "string" ? explanation : "",
    raw,
  };
}

function isLabel(label: Json | undefined): label is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof label) && label !== "";
}
