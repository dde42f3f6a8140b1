import type { Part } from "#core/content/part.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, readJson } from "#core/json.ts";
import { createAnswerEnd } from "./answer-end.ts";
import { readFailureInAnswer } from "./read-failure.ts";
import { readBilledUsd, readUsage } from "./read-usage.ts";
import type { StreamEvent } from "./stream-event.ts";
import type { WireDecoder } from "./wire-codec.ts";

/** A decoder for one answer of the predict wire. Nothing but its good answer is documented: anything else is kept as it came. */
export function createPredictDecoder(): WireDecoder {
  const end = createAnswerEnd();
  let nextIndex = 0;

  function readBody(body: JsonObject): StreamEvent[] {
    const failure = readFailureInAnswer(body, false);
    if (failure) return end.fail({ type: "failed", failure });
    const usage = readUsage(body["usage"]);
    const billedUsd = readBilledUsd(body);
    const { id, model } = body;
    return [
      {
        type: "started",
        ...(typeof id === "string" ? { responseId: id } : {}),
        ...(typeof model === "string" ? { model } : {}),
      },
      { type: "part", index: nextIndex++, part: readPrediction(body) },
      ...(usage || billedUsd !== undefined
        ? [{ type: "usage", usage: usage ?? {}, ...(billedUsd === undefined ? {} : { billedUsd }) } as const]
        : []),
    ];
  }

  return {
    readEvent({ data }) {
      if (data.trim() === "") return [];
      if (data.trim() === "[DONE]") return end.close();
      const body = readJson(data);
      return isJsonObject(body) ? readBody(body) : [{ type: "unknown", raw: data }];
    },
    readWhole(body) {
      if (!isJsonObject(body)) return [];
      return [...readBody(body), ...end.finish("")];
    },
    readEnd: () => (nextIndex > 0 ? end.finish("") : end.readBodyEnd(false)),
  };
}

function readPrediction(raw: JsonObject): Part {
  const output = isJsonObject(raw["output"]) ? raw["output"] : raw;
  const { label, score, explanation } = output;
  if (!isName(label)) return { kind: "unknown", wire: "predict", raw };
  return {
    kind: "prediction",
    label: String(label),
    ...(typeof score === "number" ? { score } : {}),
    explanation: typeof explanation === "string" ? explanation : "",
    raw,
  };
}

function isName(label: Json | undefined): label is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof label) && label !== "";
}
