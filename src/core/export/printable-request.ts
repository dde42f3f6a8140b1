import { parseExactJson } from "#core/exact-number.ts";
import type { Json } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import type { Wire } from "#core/vocabulary.ts";
import type { KeyHeader } from "./key-header.ts";
import { getKeyHeader } from "./key-header.ts";

/** Options of a printer beside the request. */
export type PrintOptions = {
  /** The environment variable that the program reads the key from, such as AIMLAPI_KEY. */
  keyVariable: string;
  /** The wire that decodes the response. */
  wire: Wire;
};

/** A request prepared for printing. */
export type PrintableRequest = {
  url: string;
  /** The wire that decodes the response. */
  wire: Wire;
  /** Headers in their usual spelling, without the one that carries the key. */
  headers: [name: string, value: string][];
  /** The header and the environment variable of the key; null for a request without a key. */
  key: (KeyHeader & { variable: string }) | null;
  body: Json;
  /** True where the response is a stream of server-sent events. */
  isStreaming: boolean;
};

/** Prepares a request for printing. Throws for a request that does not post JSON, which no printer supports. */
export function buildPrintableRequest(request: HttpRequest, { keyVariable, wire }: PrintOptions): PrintableRequest {
  const body = parseExactJson(request.body ?? "");
  if (request.method !== "POST" || body === undefined) throw new Error("Only a call that posts JSON can be printed.");
  const keyHeader = getKeyHeader(request);
  return {
    url: request.url,
    headers: Object.entries(request.headers).map(([name, value]) => [capitalise(name), value]),
    wire,
    key: keyHeader ? { ...keyHeader, variable: keyVariable } : null,
    body,
    // Taken from the body, so that the program always reads the kind of response that it requests.
    isStreaming: isJsonObject(body) && body["stream"] === true,
  };
}

function capitalise(headerName: string): string {
  return headerName.replaceAll(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
