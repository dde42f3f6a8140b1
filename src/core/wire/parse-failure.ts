import { shortenText } from "#core/cut-text.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, parseJson } from "#core/json.ts";
import type { Failure, FailureKind } from "./failure.ts";

const MAX_MESSAGE_CHARS = 600;

/**
 * The failure that a response with an error status reports: its cause, the service's message unwrapped, and the request
 * id.
 */
export function parseFailure(status: number, contentType: string, bodyText: string): Failure {
  const body = parseJson(bodyText);
  const found = isJsonObject(body) ? parseErrorObject(body, true) : undefined;
  const isHtml = contentType.includes("html") || /^\s*</.test(bodyText);
  const serverMessage = found?.serverMessage ?? (isHtml ? undefined : shorten(bodyText));
  // A gateway's 500 can wrap the more exact status of the service behind it.
  const effectiveStatus = status === 500 && isJsonObject(body) ? (parseErrorStatus(body) ?? status) : status;
  return {
    kind: classifyStatus(effectiveStatus, serverMessage ?? "", isHtml),
    status,
    ...(serverMessage ? { serverMessage } : {}),
    ...(found?.requestId ? { requestId: found.requestId } : {}),
  };
}

/**
 * The failure in an object that came with status 200; undefined where the object reports none. Before any text it
 * counts as the status named in the object, so that it can be retried; after text it is "error-in-stream".
 */
export function parseFailureInResponse(body: JsonObject, hasText: boolean, isKnownError = false): Failure | undefined {
  const found = parseErrorObject(body, isKnownError);
  if (!found) return undefined;
  const status = parseErrorStatus(body);
  const kind = status === undefined || hasText ? undefined : classifyStatus(status, found.serverMessage ?? "", false);
  return {
    ...found,
    ...(kind === undefined || kind === "not-an-answer" ? {} : { kind }),
    ...(status === undefined ? {} : { status }),
  };
}

/** Statuses of Anthropic's error types, which other services send as numbers. */
const STATUS_BY_ERROR_TYPE: Record<string, number> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  conflict_error: 409,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
};

/** The status that an error object names: as a number, as text, by its type, or before the JSON inside its message. */
function parseErrorStatus(body: JsonObject): number | undefined {
  const error = isJsonObject(body["error"]) ? body["error"] : body;
  const type = typeof error["type"] === "string" ? STATUS_BY_ERROR_TYPE[error["type"]] : undefined;
  const message = typeof body["message"] === "string" ? body["message"] : "";
  const hidden = /^(\d{3}) \{/.exec(message)?.[1];
  return [hidden, error["code"], error["status"], type, body["statusCode"]]
    .map(Number)
    .find((status) => Number.isInteger(status) && status >= 400 && status <= 599);
}

/**
 * The message and the request id of an error object in any of the known envelopes; undefined where the object is no
 * error. AI/ML API hides an upstream error as JSON text inside `message`; of two request ids the inner one wins.
 */
function parseErrorObject(
  body: JsonObject,
  isKnownError = false,
): Pick<Failure, "kind" | "serverMessage" | "requestId"> | undefined {
  const error = body["error"];
  const isError =
    isKnownError ||
    (error !== undefined && error !== null) ||
    body["object"] === "error" ||
    body["type"] === "error" ||
    (body["statusCode"] !== undefined && body["message"] !== undefined);
  if (!isError) return undefined;
  const text =
    (isJsonObject(error) ? toNonEmptyText(error["message"]) : toNonEmptyText(error)) ??
    toNonEmptyText(body["message"]) ??
    parseFastApiDetail(body["detail"]) ??
    undefined;
  const inner = text === undefined ? undefined : parseNestedError(text);
  const serverMessage = inner?.serverMessage ?? text;
  const requestId = inner?.requestId ?? toNonEmptyText(body["request_id"]) ?? toNonEmptyText(body["requestId"]);
  return {
    kind: "error-in-stream",
    ...(serverMessage ? { serverMessage: shorten(serverMessage) } : {}),
    ...(requestId ? { requestId } : {}),
  };
}

/** The error that a message contains as JSON text, such as "400 {…}"; undefined for none. */
function parseNestedError(text: string): { serverMessage?: string; requestId?: string } | undefined {
  const start = text.indexOf("{");
  const hidden = start < 0 ? undefined : parseJson(text.slice(start));
  const found = isJsonObject(hidden) ? parseErrorObject(hidden, true) : undefined;
  return found?.serverMessage === undefined ? undefined : found;
}

function toNonEmptyText(value: Json | undefined): string | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value;
  if (Array.isArray(value) || isJsonObject(value)) return JSON.stringify(value);
  return undefined;
}

/** The message of FastAPI's `detail`: a sentence, or a list of paths each with an error. */
function parseFastApiDetail(detail: Json | undefined): string | undefined {
  if (!Array.isArray(detail)) return toNonEmptyText(detail);
  return detail
    .filter(isJsonObject)
    .map((item) => {
      const location = Array.isArray(item["loc"])
        ? item["loc"].filter((name) => typeof name !== "object").join(".")
        : "";
      return [location, toNonEmptyText(item["msg"])].filter(Boolean).join(": ");
    })
    .join("\n");
}

function shorten(text: string): string {
  return shortenText(text.trim(), MAX_MESSAGE_CHARS);
}

/** The cause of failure that a status stands for, told apart by the message where one status has several causes. */
function classifyStatus(status: number, message: string, isHtml: boolean): FailureKind {
  const text = message.toLowerCase();
  if (status === 404)
    return !isHtml && /\bmodel\b/.test(text) && !/cannot (post|get)/.test(text) ? "model-unknown" : "wrong-address";
  if (status === 400 || status === 422) return classifyBadRequest(text);
  if (status === 401) return "key-refused";
  if (status === 402) return "no-credit";
  if (status === 403) return /credit|balance|top up|payment|billing/.test(text) ? "no-credit" : "forbidden";
  if (status === 405) return "wrong-address";
  if (status === 408) return "request-timeout";
  if (status === 409) return "conflict";
  if (status === 413) return "too-large";
  if (status === 429) return /free.?tier|free limit|subscription|quota/.test(text) ? "plan-limit" : "rate-limited";
  if (/under maintenance/.test(text)) return "maintenance";
  if (status === 502) return "bad-gateway";
  if (status === 503) return "unavailable";
  if (status === 504) return "timed-out";
  if (status === 529 || /\boverloaded\b/.test(text)) return "overloaded";
  if (status >= 500) return "server-error";
  return "not-an-answer";
}

/** The cause for which a request was refused as invalid. */
function classifyBadRequest(text: string): FailureKind {
  if (isModelMissing(text) || isModelEnumError(text)) return "model-unknown";
  if (/\brole\b/.test(text) && /\bsystem\b/.test(text)) return "role-refused";
  if (/prompt is too long|context.{0,20}(length|window|limit)|too many tokens/.test(text)) return "context-full";
  if (/\bimages?\b/.test(text) && /exceeds|could not process|too large|invalid base64|unsupported|dimension/.test(text))
    return "image-refused";
  return "bad-request";
}

/** True for a sentence whose subject is the model, and not a parameter that the model no longer accepts. */
function isModelMissing(text: string): boolean {
  return (
    /\b(unknown|invalid|no such) model\b/.test(text) ||
    /^(the |this |requested |your )*model\b[^.]{0,120}(not found|does not exist|deprecated|retired|no longer|not available)/.test(
      text,
    )
  );
}

/** True for a validation error of the field `model`, such as "Invalid enum value … received 'x'". */
function isModelEnumError(text: string): boolean {
  return /invalid (enum|option)/.test(text) && /["'`\s.[]model["'`\s:\]]/.test(text);
}
