import { parseLengthMs } from "./find-named-wait.ts";
import type { JsonObject } from "#core/json.ts";
import { parseWaitMs } from "#core/outside-number.ts";

/** The beginning of a message that is judged; a longer one quotes the request. */
export const MAX_JUDGED_CHARS = 4000;

/** The facts in an error body, wherever in it they stand. */
export type ErrorFacts = {
  /** The innermost sentence. */
  message?: string;
  /** Types, codes and reasons in snake case, the innermost first. */
  codes: string[];
  /** The HTTP status that the body names. */
  status?: number;
  requestId?: string;
  /** The wait that a field of the body names. */
  retryAfterMs?: number;
  /** The provider behind a gateway that failed. */
  upstream?: string;
  /** The field of the request that the error is about. */
  field?: string;
};

const CODE_NAMES = ["code", "type", "reason", "status", "error_type", "errorType", "error_code", "errorCode", "__type"];
const STATUS_NAMES = ["code", "status", "statusCode", "status_code", "http_status", "error_code"];
const MAX_CODE_CHARS = 80;
/** A longer text is no name and no id. */
const MAX_NAME_CHARS = 120;

/** The facts that stand in an object itself, without its message and without the objects in it. */
export function parseOwnFacts(object: JsonObject): ErrorFacts {
  const codes = CODE_NAMES.flatMap((name) => parseCode(object[name]) ?? []);
  const status = STATUS_NAMES.map((name) => parseStatus(object[name])).find((found) => found !== undefined);
  const requestId = parseName(object["request_id"]) ?? parseName(object["requestId"]);
  const retryAfterMs =
    parseWaitMs(object["retry_after_ms"]) ??
    ["retryDelay", "retry_after", "retryAfter", "retry_after_seconds", "estimated_time"]
      .map((name) => parseLengthMs(object[name]))
      .find((found) => found !== undefined);
  const upstream = parseName(object["provider_name"]);
  const field = parseName(object["param"]);
  return {
    codes: [...new Set(codes)],
    ...(status === undefined ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(upstream === undefined ? {} : { upstream }),
    ...(field === undefined ? {} : { field }),
  };
}

/** The facts of an outer object with those of one inside it, which are the more exact ones. */
export function mergeFacts(outer: ErrorFacts, inner: ErrorFacts): ErrorFacts {
  return { ...outer, ...inner, codes: [...new Set([...inner.codes, ...outer.codes])] };
}

/** The text as a code in snake case, such as "invalid_api_key" of "InvalidApiKey"; undefined for a sentence. */
export function parseCode(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > MAX_CODE_CHARS || !/^[A-Za-z][\w.#:-]*$/.test(value))
    return undefined;
  const code = value
    .replace(/^.*[#:.]/, "")
    .replaceAll(/([a-z\d])([A-Z])|([A-Z])([A-Z][a-z])/g, "$1$3_$2$4")
    .replaceAll("-", "_")
    .toLowerCase();
  return code === "" || code === "error" ? undefined : code;
}

function parseStatus(value: unknown): number | undefined {
  const isWritten = typeof value === "number" || (typeof value === "string" && /^\s*\d{3}\s*$/.test(value));
  const status = isWritten ? Number(value) : Number.NaN;
  return Number.isInteger(status) && status >= 400 && status <= 599 ? status : undefined;
}

function parseName(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" && value.length <= MAX_NAME_CHARS ? value.trim() : undefined;
}
