import { parseHost, parseOrigin } from "#core/connections/parse-origin.ts";
import type { Id } from "#core/vocabulary.ts";
import type { CodeRequest } from "./code-request.ts";
import type { FoundKey } from "./import-result.ts";

const KEY_HEADERS = new Set(["authorization", "x-api-key", "api-key", "x-goog-api-key"]);

/** Header names that every program sends, or that Étude sends itself. */
const OWN_HEADERS =
  /^(?:content-type|content-length|accept(?:-.*)?|user-agent|host|connection|cookie|origin|referer|sec-.*|priority|pragma|cache-control|dnt|anthropic-version|anthropic-dangerous-direct-browser-access)$/i;

/** Header names whose values are secrets. */
const SECRET_HEADERS = /^(?:cookie|proxy-authorization)$|key|token|secret|auth|session/i;

/** The key in a request, with the server that it belongs to. A stand-in such as YOUR_API_KEY is none. */
export function findKeys(request: CodeRequest, connectionId: Id | undefined): FoundKey[] {
  const origin = parseOrigin(request.url);
  if (origin === "") return [];
  const keys = [...new Set(listKeyTexts(request))].filter(isRealKey);
  return keys.map((key) => ({
    key,
    origin,
    host: parseHost(request.url),
    ...(connectionId === undefined ? {} : { connectionId }),
  }));
}

/** Every text of a request that must not be seen or kept: keys, cookies and the values of other secret headers. */
export function listSecrets(request: CodeRequest): string[] {
  const values = request.headers
    .filter(([name]) => SECRET_HEADERS.test(name) && !KEY_HEADERS.has(name.toLowerCase()))
    .map(([, value]) => value);
  return [...new Set([...listKeyTexts(request).filter(isRealKey), ...values])].filter(({ length }) => length > 3);
}

/** The names of headers that are neither Étude's own nor a key. */
export const listOtherHeaders = ({ headers }: CodeRequest): string[] =>
  headers.map(([name]) => name).filter((name) => !OWN_HEADERS.test(name) && !KEY_HEADERS.has(name.toLowerCase()));

function listKeyTexts({ headers, key }: CodeRequest): string[] {
  const given = headers.flatMap(([name, value]) =>
    KEY_HEADERS.has(name.toLowerCase()) ? [value.replace(/^(?:Bearer|Basic|Token)\s+/i, "").trim()] : [],
  );
  return key === undefined ? given : [...given, key];
}

/** True for a text that can be a key and does not stand for one. */
function isRealKey(text: string): boolean {
  return (
    /^[\w.~+/=:-]{12,400}$/.test(text) &&
    /\d/.test(text) &&
    !/your|api[-_]?key|\.\.\.|x{4}|example|placeholder/i.test(text)
  );
}
