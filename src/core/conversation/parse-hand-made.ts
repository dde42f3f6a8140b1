import type { JsonObject } from "#core/json.ts";
import { formatCount } from "#core/format.ts";
import { parseFileJson } from "#core/parse-file-json.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import type { Redactor } from "#core/wire/create-redactor.ts";
import { findHandMadeHeaderFault } from "#core/connections/hand-made-headers.ts";
import { findUnknownToken } from "./hand-made-body.ts";

/** A body made by hand is kept with its reply, so that it cannot be as long as a file. */
const MAX_BODY_CHARS = 4_000_000;

/** A text that looks like a key of a service. */
const KEY_LIKE = /\b(?:(?:sk|pk|rk|gsk|xai|ghp|hf|AIza)[-_]?[A-Za-z0-9_-]{24,}|eyJ[\w-]{20,}\.[\w-]{20,})/;

/** A header of a request, as it is typed. */
export type TypedHeader = { name: string; value: string };

/**
 * The object that a body made by hand is, or a sentence that says why it cannot be sent. A known key is refused, since the
 * body is kept with its reply; a text that only looks like one is a warning.
 */
export function parseHandMadeText(
  text: string,
  request: ChatRequest,
  secrets: Redactor,
): { body: JsonObject; warning?: string } | { reason: string } {
  if (text.length > MAX_BODY_CHARS)
    return {
      reason: `It is longer than ${formatCount(MAX_BODY_CHARS)} characters, which is too long to be kept with a reply. Attach large files to the prompt instead.`,
    };
  const parsed = parseFileJson(text);
  if ("reason" in parsed) return parsed;
  const token = findUnknownToken(text, request);
  if (token !== undefined) return { reason: token };
  if (secrets.redact(text) !== text)
    return {
      reason:
        "It holds your API key. The body is kept with the reply, in this browser and in exports; the key is added by itself when it is sent.",
    };
  return {
    body: parsed.value,
    ...(KEY_LIKE.test(text)
      ? { warning: "It holds what looks like a key. The body is kept with the reply, and exports have it." }
      : {}),
  };
}

/** The headers that were typed, or a sentence for each row that cannot be sent, by its index. Empty rows are left out. */
export function parseTypedHeaders(
  typed: readonly TypedHeader[],
  secrets: Redactor,
): { headers: Record<string, string>; faults: ReadonlyMap<number, string> } {
  const headers: Record<string, string> = {};
  const faults = new Map<number, string>();
  for (const [index, each] of typed.entries()) {
    const [name, value] = [each.name.trim(), each.value.trim()];
    if (name === "" && value === "") continue;
    const lower = name.toLowerCase();
    const fault =
      name === ""
        ? "This header has no name."
        : value === ""
          ? `${name} has no value.`
          : (findHandMadeHeaderFault(name, value) ??
            (secrets.redact(value) === value
              ? undefined
              : `${name} holds your API key, which is never kept with a reply.`) ??
            (Object.hasOwn(headers, lower) ? `${name} is given twice.` : undefined));
    if (fault === undefined) headers[lower] = value;
    else faults.set(index, fault);
  }
  return { headers, faults };
}
