import type { Json, JsonObject } from "#core/json.ts";
import { getObject, isJsonObject, parseJson, stringOrEmpty } from "#core/json.ts";
import type { Failure } from "#core/wire/failure.ts";
import { parseFailure, parseFailureInResponse } from "#core/wire/parse-failure.ts";

/** The outcome of one request of a batch. */
export type BatchOutcome =
  | { kind: "answer"; body: Json }
  | { kind: "failed"; failure: Failure }
  | { kind: "cancelled" }
  | { kind: "expired" };

export type BatchResult = { customId: string; outcome: BatchOutcome };

/**
 * The results in a text of lines, as all three services send them; a list in one JSON is read too. Lines that name no
 * request are left out.
 */
export function parseBatchResults(text: string): BatchResult[] {
  const lines = text.split(/\r?\n/).flatMap((line) => parseJson(line.trim()) ?? []);
  const whole = lines.length > 0 ? undefined : parseJson(text);
  const items = lines.length > 0 ? lines.flatMap(unwrap) : whole === undefined ? [] : unwrap(whole);
  return items.filter(isJsonObject).flatMap((item) => parseResult(item) ?? []);
}

const unwrap = (value: Json): Json[] => (Array.isArray(value) ? value : [value]);

function parseResult(item: JsonObject): BatchResult | undefined {
  const customId = item["custom_id"];
  if (typeof customId !== "string") return undefined;
  const outcome = isJsonObject(item["result"]) ? parseAnthropicOutcome(item["result"]) : parseOpenAiOutcome(item);
  return { customId, outcome };
}

/** Source: Anthropic's documentation; AI/ML API prints lines of the same shape. */
function parseAnthropicOutcome(result: JsonObject): BatchOutcome {
  switch (result["type"]) {
    case "succeeded":
      return { kind: "answer", body: result["message"] ?? {} };
    // AI/ML API spells it both ways.
    case "canceled":
    case "cancelled":
      return { kind: "cancelled" };
    case "expired":
      return { kind: "expired" };
    default: {
      return { kind: "failed", failure: readError(result["error"] ?? result) };
    }
  }
}

/** Source: OpenAI's documentation. What expired stands in the file of errors under a code of its own. */
function parseOpenAiOutcome(item: JsonObject): BatchOutcome {
  const response = getObject(item, "response");
  const status = response["status_code"];
  if (status === 200) return { kind: "answer", body: response["body"] ?? {} };
  if (typeof status === "number") {
    const text = JSON.stringify(response["body"] ?? {});
    return { kind: "failed", failure: parseFailure(status, "application/json", text) };
  }
  const error = getObject(item, "error");
  const code = stringOrEmpty(error["code"]);
  if (code === "batch_expired") return { kind: "expired" };
  if (code === "batch_cancelled") return { kind: "cancelled" };
  return { kind: "failed", failure: readError(error) };
}

/** The failure in an error that came without a status. */
function readError(error: Json): Failure {
  const object = isJsonObject(error) ? error : { message: stringOrEmpty(error) };
  return parseFailureInResponse(object, false, true) ?? { kind: "not-an-answer" };
}
