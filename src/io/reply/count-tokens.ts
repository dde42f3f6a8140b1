import * as v from "valibot";
import { parseJson } from "#core/json.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import type { Transport } from "./stream-reply.ts";
import { readChunks, readText } from "#io/http/response-body.ts";

const RESPONSE = v.object({ input_tokens: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/** A count has a few dozen bytes. */
const MAX_BYTES = 10_000;

/** The input tokens of a request as its service counts them, or the status where it refused. Rejects where no response came. */
export async function countTokens(
  transport: Pick<Transport, "send">,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<number | { status: number }> {
  const response = await transport.send(request, signal);
  if (response.status !== 200) return { status: response.status };
  const text = await readText(readChunks(response.body), MAX_BYTES);
  return v.parse(RESPONSE, parseJson(text)).input_tokens;
}
