import type { Json } from "#core/json.ts";
import { isJsonObject, readJson } from "#core/json.ts";
import type { HttpCall } from "#core/wire/http-call.ts";

/** What a printer has to be told beside the call. */
export type PrintOptions = {
  /** The environment variable that the program reads the key from, such as AIMLAPI_KEY. */
  keyVariable: string;
};

/** A call as programs are printed from it. */
export type PrintableCall = {
  url: string;
  /** In the usual spelling, without the one that carries the key. */
  headers: [name: string, value: string][];
  /** Where the key comes from; null for a call without one. */
  keyVariable: string | null;
  body: Json;
  /** Whether the answer comes as server-sent events. */
  streams: boolean;
};

/** A call taken apart for printing. Throws for a call that does not post JSON: no printer knows another. */
export function readPrintableCall(call: HttpCall, { keyVariable }: PrintOptions): PrintableCall {
  const body = readJson(call.body ?? "");
  if (call.method !== "POST" || body === undefined) throw new Error("Only a call that posts JSON can be printed.");
  return {
    url: call.url,
    headers: Object.entries(call.headers).map(([name, value]) => [capitalise(name), value]),
    keyVariable: call.auth === "bearer" ? keyVariable : null,
    body,
    // From the body itself, so that a program never reads another answer than the one it asks for.
    streams: isJsonObject(body) && body["stream"] === true,
  };
}

function capitalise(headerName: string): string {
  return headerName.replaceAll(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
