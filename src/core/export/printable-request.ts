import type { Json } from "#core/json.ts";
import { isJsonObject, parseJson } from "#core/json.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import type { Wire } from "#core/vocabulary.ts";
import type { KeyHeader } from "./key-header.ts";
import { getKeyHeader } from "./key-header.ts";

/** What a printer has to be told beside the call. */
export type PrintOptions = {
  /** The environment variable that the program reads the key from, such as AIMLAPI_KEY. */
  keyVariable: string;
  /** How the answer is read; as chat completions where absent. */
  wire?: Wire;
};

/** A call as programs are printed from it. */
export type PrintableRequest = {
  url: string;
  /** How the answer is read. */
  wire: Wire;
  /** In the usual spelling, without the one that carries the key. */
  headers: [name: string, value: string][];
  /** Where the key comes from and which header it goes into; null for a call without one. */
  key: (KeyHeader & { variable: string }) | null;
  body: Json;
  /** Whether the answer comes as server-sent events. */
  isStreaming: boolean;
};

/** A call taken apart for printing. Throws for a call that does not post JSON: no printer knows another. */
export function buildPrintableRequest(
  request: HttpRequest,
  { keyVariable, wire = "chat-completions" }: PrintOptions,
): PrintableRequest {
  const body = parseJson(request.body ?? "");
  if (request.method !== "POST" || body === undefined) throw new Error("Only a call that posts JSON can be printed.");
  const keyHeader = getKeyHeader(request);
  return {
    url: request.url,
    headers: Object.entries(request.headers).map(([name, value]) => [capitalise(name), value]),
    wire,
    key: keyHeader ? { ...keyHeader, variable: keyVariable } : null,
    body,
    // From the body itself, so that a program never reads another answer than the one it asks for.
    isStreaming: isJsonObject(body) && body["stream"] === true,
  };
}

function capitalise(headerName: string): string {
  return headerName.replaceAll(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
