import { shortenText } from "#core/cut-text.ts";
/** Headers that Étude sets itself, with the reason why they cannot be typed. */
const RESERVED_HEADERS: Record<string, string> = {
  authorization: "is set from the API key",
  "content-type": "is always application/json",
};
const FORBIDDEN_HEADERS =
  /^(accept-charset|accept-encoding|access-control-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|user-agent|via|proxy-.*|sec-.*)$/;

/**
 * The headers in a text of one "Name: value" a line, or the reason why the text is invalid, as a sentence. An empty
 * text has no headers.
 */
export function parseHeaders(text: string): { headers: Record<string, string> } | { reason: string } {
  const headers: Record<string, string> = {};
  for (const line of text.split("\n").map((each) => each.trim())) {
    if (line === "") continue;
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim();
    const value = line.slice(colon + 1).trim();
    if (colon < 1 || value === "") return { reason: `“${shortenText(line, 24)}” is not of the form Name: value.` };
    const fault = findHeaderFault(name, value);
    if (fault !== undefined) return { reason: fault };
    if (Object.keys(headers).some((other) => other.toLowerCase() === name.toLowerCase()))
      return { reason: `${name} is given twice.` };
    headers[name] = value;
  }
  return { headers };
}

/** A sentence that says why a header cannot be sent by a page; undefined where it can. */
export function findHeaderFault(name: string, value: string): string | undefined {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return `“${shortenText(name, 24)}” is not the name of a header.`;
  const lower = name.toLowerCase();
  const reservedReason = Object.hasOwn(RESERVED_HEADERS, lower) ? RESERVED_HEADERS[lower] : undefined;
  if (reservedReason !== undefined) return `${name} ${reservedReason}.`;
  if (FORBIDDEN_HEADERS.test(lower)) return `${name} is set by the browser and cannot be set by a page.`;
  return /^[\x20-\x7e]+$/.test(value) ? undefined : `The value of ${name} holds a character that headers cannot carry.`;
}

/** Headers as text of one "Name: value" a line, the inverse of `parseHeaders`. */
export function formatHeaders(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}
