import { shortenText } from "#core/cut-text.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, parseJson } from "#core/json.ts";
import type { ResponseForm } from "./classify-failure.ts";
import { classifyFailure, findNamedStatus } from "./classify-failure.ts";
import type { ErrorFacts } from "./error-facts.ts";
import type { Failure, FailureKind } from "./failure.ts";
import { findFittingMaxTokens } from "./find-fitting-max-tokens.ts";
import { findNamedWaitMs } from "./find-named-wait.ts";
import { findUnknownField } from "./find-unknown-field.ts";
import { parseErrorBody, parseErrorObject } from "./parse-error-body.ts";

const MAX_MESSAGE_CHARS = 600;

/**
 * The failure that a response with an error status reports: its cause, the service's innermost message, the request id,
 * and the wait that it asks for, in a header or in the body.
 */
export function parseFailure(status: number, contentType: string, bodyText: string, retryAfterMs?: number): Failure {
  const facts = parseErrorBody(bodyText);
  const isJson = /^\s*[{["]/.test(bodyText) && !contentType.includes("html");
  return createFailure({ ...facts, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }, { status, isJson });
}

/**
 * The failure in an object that came with status 200; undefined where the object reports none. Before any text it has the
 * cause that it names, so that it can be retried; after text it is "error-in-stream".
 */
export function parseFailureInResponse(body: JsonObject, hasText: boolean, isKnownError = false): Failure | undefined {
  if (!isKnownError && !isErrorObject(body)) return undefined;
  const facts = parseErrorObject(body);
  const failure = createFailure(facts, { status: undefined, isJson: true });
  const status = findNamedStatus(facts);
  return {
    ...failure,
    ...(hasText || failure.kind === "not-an-answer" ? { kind: "error-in-stream" } : {}),
    ...(status === undefined ? {} : { status }),
  };
}

/** The object of an event named "error"; one with the text as its message where it is no object. */
export function parseNamedError(data: string): JsonObject {
  const body = parseJson(data);
  return isJsonObject(body) ? body : { message: data };
}

/** The JSON text of the error that a line outside the event format carries; undefined for any other line. */
export function findErrorInLine(line: string): string | undefined {
  const [, field, rest = ""] = /^\s*(error\s*:)?\s*(.*)$/is.exec(line) ?? [];
  const body = unwrapList(parseJson(rest));
  if (field !== undefined) return isJsonObject(body) ? JSON.stringify({ error: body["error"] ?? body }) : undefined;
  return isJsonObject(body) && isErrorObject(body) ? JSON.stringify(body) : undefined;
}

/** The only item of a list, as which some services send an error; any other value unchanged. */
export function unwrapList(body: Json | undefined): Json | undefined {
  return Array.isArray(body) && body.length === 1 ? body[0] : body;
}

function createFailure(facts: ErrorFacts, form: ResponseForm): Failure {
  const { message = "", requestId, upstream } = facts;
  const kind = classifyFailure(facts, form);
  const retryAfterMs = facts.retryAfterMs ?? (MAY_PASS.has(kind) ? findNamedWaitMs(message) : undefined);
  const field = kind === "unknown-field" ? (findUnknownField(message) ?? facts.field) : undefined;
  const fittingMaxTokens = kind === "max-tokens-too-large" ? findFittingMaxTokens(message) : undefined;
  return {
    // Who names a wait says that it passes.
    kind: kind === "plan-limit" && retryAfterMs !== undefined ? "rate-limited" : kind,
    ...(form.status === undefined ? {} : { status: form.status }),
    ...(message.trim() === "" ? {} : { serverMessage: shortenText(message.trim(), MAX_MESSAGE_CHARS) }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(fittingMaxTokens === undefined ? {} : { fittingMaxTokens }),
    ...(field === undefined ? {} : { field }),
    ...(upstream === undefined ? {} : { upstream }),
  };
}

/** The causes that may pass by themselves, so that a sentence about a time is about waiting. */
const MAY_PASS: ReadonlySet<FailureKind> = new Set([
  "rate-limited",
  "plan-limit",
  "overloaded",
  "unavailable",
  "server-error",
  "bad-gateway",
  "maintenance",
  "error-in-stream",
]);

/** True for an object in any of the known envelopes of an error. */
function isErrorObject(body: JsonObject): boolean {
  const { error, object, type, statusCode, message } = body;
  const hasError = error !== undefined && error !== null && error !== false && error !== "";
  return hasError || object === "error" || type === "error" || (statusCode !== undefined && message !== undefined);
}
