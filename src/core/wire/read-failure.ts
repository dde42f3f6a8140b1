import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, readJson } from "#core/json.ts";
import type { Failure, FailureKind } from "./failure.ts";

const LONGEST_MESSAGE = 600;

/** What an answer with an error status means: its cause, the service's own words unwrapped, and its request id. */
export function readFailure(status: number, contentType: string, bodyText: string): Failure {
  const body = readJson(bodyText);
  const found = isJsonObject(body) ? readErrorObject(body, true) : undefined;
  const isHtml = contentType.includes("html") || /^\s*</.test(bodyText);
  const serverMessage = found?.serverMessage ?? (isHtml ? undefined : shorten(bodyText));
  // A gateway's plain 500 can hold the better word of the service behind it.
  const meant = status === 500 && isJsonObject(body) ? (readErrorStatus(body) ?? status) : status;
  return {
    kind: kindOf(meant, serverMessage ?? "", isHtml),
    status,
    ...(serverMessage ? { serverMessage } : {}),
    ...(found?.requestId ? { requestId: found.requestId } : {}),
  };
}

/**
 * The failure in an object that came with status 200, or undefined where it is none. Before any text it counts as the
 * status it names, so that what is worth another try gets one; after that it is an answer that broke off.
 */
export function readFailureInAnswer(body: JsonObject, hasText: boolean, isKnownError = false): Failure | undefined {
  const found = readErrorObject(body, isKnownError);
  if (!found) return undefined;
  const status = readErrorStatus(body);
  const kind = status === undefined || hasText ? undefined : kindOf(status, found.serverMessage ?? "", false);
  return {
    ...found,
    ...(kind === undefined || kind === "not-an-answer" ? {} : { kind }),
    ...(status === undefined ? {} : { status }),
  };
}

/** Anthropic's words for what other services say with a number. */
const STATUS_OF_TYPE: Record<string, number> = {
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

/** The status that an error object names, as a number, as text, by its type, or before the JSON its message hides. */
function readErrorStatus(body: JsonObject): number | undefined {
  const error = isJsonObject(body["error"]) ? body["error"] : body;
  const type = typeof error["type"] === "string" ? STATUS_OF_TYPE[error["type"]] : undefined;
  const message = typeof body["message"] === "string" ? body["message"] : "";
  const hidden = /^(\d{3}) \{/.exec(message)?.[1];
  return [hidden, error["code"], error["status"], type, body["statusCode"]]
    .map(Number)
    .find((status) => Number.isInteger(status) && status >= 400 && status <= 599);
}

/**
 * The message and request id of an error object under any of the known envelopes, or undefined where the object is no
 * error. AI/ML API hides an upstream error as JSON text inside `message`; both ids are worth having, the inner wins.
 */
function readErrorObject(
  body: JsonObject,
  isKnownError = false,
): Pick<Failure, "kind" | "serverMessage" | "requestId"> | undefined {
  const error = body["error"];
  const looksLikeError =
    isKnownError ||
    (error !== undefined && error !== null) ||
    body["object"] === "error" ||
    body["type"] === "error" ||
    (body["statusCode"] !== undefined && body["message"] !== undefined);
  if (!looksLikeError) return undefined;
  const said =
    (isJsonObject(error) ? readWords(error["message"]) : readWords(error)) ??
    readWords(body["message"]) ??
    readDetail(body["detail"]) ??
    undefined;
  const inner = said === undefined ? undefined : readHidden(said);
  const serverMessage = inner?.serverMessage ?? said;
  const requestId = inner?.requestId ?? readWords(body["request_id"]) ?? readWords(body["requestId"]);
  return {
    kind: "error-in-stream",
    ...(serverMessage ? { serverMessage: shorten(serverMessage) } : {}),
    ...(requestId ? { requestId } : {}),
  };
}

/** The error that a message holds as JSON text, if any: "400 {…}". */
function readHidden(text: string): { serverMessage?: string; requestId?: string } | undefined {
  const start = text.indexOf("{");
  const hidden = start < 0 ? undefined : readJson(text.slice(start));
  const found = isJsonObject(hidden) ? readErrorObject(hidden, true) : undefined;
  return found?.serverMessage === undefined ? undefined : found;
}

function readWords(value: Json | undefined): string | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value;
  if (Array.isArray(value) || isJsonObject(value)) return JSON.stringify(value);
  return undefined;
}

/** FastAPI's form: a sentence, or a list of places with what is wrong there. */
function readDetail(detail: Json | undefined): string | undefined {
  if (!Array.isArray(detail)) return readWords(detail);
  return detail
    .filter(isJsonObject)
    .map((item) => {
      const place = Array.isArray(item["loc"]) ? item["loc"].filter((name) => typeof name !== "object").join(".") : "";
      return [place, readWords(item["msg"])].filter(Boolean).join(": ");
    })
    .join("\n");
}

function shorten(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > LONGEST_MESSAGE ? `${trimmed.slice(0, LONGEST_MESSAGE)}…` : trimmed;
}

/** What a status means, with what was said beside it. */
function kindOf(status: number, message: string, isHtml: boolean): FailureKind {
  const said = message.toLowerCase();
  if (status === 404)
    return !isHtml && /\bmodel\b/.test(said) && !/cannot (post|get)/.test(said) ? "model-unknown" : "wrong-address";
  if (status === 400 || status === 422) return kindOfRefusal(said);
  if (status === 401) return "key-refused";
  if (status === 402) return "no-credit";
  if (status === 403) return /credit|balance|top up|payment|billing/.test(said) ? "no-credit" : "forbidden";
  if (status === 405) return "wrong-address";
  if (status === 408) return "request-timeout";
  if (status === 409) return "conflict";
  if (status === 413) return "too-large";
  if (status === 429) return /free.?tier|free limit|subscription|quota/.test(said) ? "plan-limit" : "rate-limited";
  if (/under maintenance/.test(said)) return "maintenance";
  if (status === 502) return "bad-gateway";
  if (status === 503) return "unavailable";
  if (status === 504) return "timed-out";
  if (status === 529 || /\boverloaded\b/.test(said)) return "overloaded";
  if (status >= 500) return "server-error";
  return "not-an-answer";
}

/** What is wrong with a request that was read and refused. */
function kindOfRefusal(said: string): FailureKind {
  if (saysModelGone(said) || saysModelEnum(said)) return "model-unknown";
  if (/\brole\b/.test(said) && /\bsystem\b/.test(said)) return "role-refused";
  if (/prompt is too long|context.{0,20}(length|window|limit)|too many tokens/.test(said)) return "context-full";
  if (/\bimages?\b/.test(said) && /exceeds|could not process|too large|invalid base64|unsupported|dimension/.test(said))
    return "image-refused";
  return "bad-request";
}

/** A sentence whose subject is the model, and not a parameter that the model no longer takes. */
function saysModelGone(said: string): boolean {
  return (
    /\b(unknown|invalid|no such) model\b/.test(said) ||
    /^(the |this |requested |your )*model\b[^.]{0,120}(not found|does not exist|deprecated|retired|no longer|not available)/.test(
      said,
    )
  );
}

/** A validation error whose wrong value is the model's name: "Invalid enum value … received 'x'" at `model`. */
function saysModelEnum(said: string): boolean {
  return /invalid (enum|option)/.test(said) && /["'`\s.[]model["'`\s:\]]/.test(said);
}
