import { formatBytes } from "#core/format.ts";
import type { Json } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { writeJson } from "#core/exact-number.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { NotSendable } from "#core/wire/not-sendable.ts";
import { listAttachments } from "./planned-request.ts";

/** An attachment of a request with the short text that stands for its base64 in a body made by hand. */
type Token = { id: string; text: string; base64: string };

/** The digits of a hash that a token shows. */
const SHOWN_DIGITS = 16;
/**
 * A string of a JSON text that begins as a token does, with what may stand before it in a data address. Words of a prompt
 * may begin so too.
 */
const TOKEN_LIKE =
  /(?<!"(?:text|content)"\s*:\s*)"((?:data:[^",\\]{0,200};base64,)?)(<(?:picture|document): (?:[^"\\]|\\.)*)"/g;
const TOKEN = /^<(?:picture|document): [^<>]*, sha256 ([0-9a-f]{16}(?: at [\d/.]+)?)>$/;

/** A body as indented JSON, with a short token in place of the base64 of each attachment of its request. */
export function writeEditableBody(body: Json, request: ChatRequest): string {
  const tokens = listTokens(request);
  return writeJson(tokens.length === 0 ? body : putTokens(body, tokens), true);
}

/**
 * The body to send of one that was made by hand: each token replaced by the base64 that it stands for, and every other
 * character as it was typed. Throws where a token stands for no attachment of the request.
 */
export function fillTokens(text: string, request: ChatRequest): string {
  const tokens = new Map(listTokens(request).map((token) => [token.id, token.base64]));
  return text.replaceAll(TOKEN_LIKE, (_all, before: string, written: string) => {
    const base64 = tokens.get(readTokenId(written) ?? "");
    if (base64 === undefined) throw new NotSendable(explainUnknownToken(written));
    return `"${before}${base64}"`;
  });
}

/** A sentence about the first token of a text that stands for no attachment of the request; undefined for none. */
export function findUnknownToken(text: string, request: ChatRequest): string | undefined {
  const ids = new Set(listTokens(request).map(({ id }) => id));
  for (const [, , written = ""] of text.matchAll(TOKEN_LIKE))
    if (!ids.has(readTokenId(written) ?? "")) return explainUnknownToken(written);
  return undefined;
}

const readTokenId = (written: string): string | undefined => TOKEN.exec(written)?.[1];

const explainUnknownToken = (written: string): string =>
  `“${written.length > 60 ? `${written.slice(0, 60)}…` : written}” stands for no file of this request. A token can be moved or taken out, but not changed.`;

function listTokens(request: ChatRequest): Token[] {
  return listAttachments(request).flatMap((part) => {
    const base64 = request.blobs[part.blob];
    if (base64 === undefined || base64 === "") return [];
    const id = part.blob.slice(0, SHOWN_DIGITS) + part.blob.slice(64);
    const name = cleanName(part.kind === "image" ? (part.alt ?? "") : part.name) || part.mediaType;
    const kind = part.kind === "image" ? "picture" : "document";
    const size = formatBytes(Math.floor((base64.length * 3) / 4));
    return [{ id, text: `<${kind}: ${name}, ${size}, sha256 ${id}>`, base64 }];
  });
}

/** A name without what would end a token or a text in JSON. */
const cleanName = (name: string): string =>
  name
    .replaceAll(/["\\<>\p{Cc}]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, 80);

function putTokens(value: Json, tokens: readonly Token[]): Json {
  if (typeof value === "string") {
    const token = tokens.find(({ base64 }) => value.endsWith(base64));
    return token ? value.slice(0, value.length - token.base64.length) + token.text : value;
  }
  if (Array.isArray(value)) return value.map((each) => putTokens(each, tokens));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, putTokens(each, tokens)]));
}
