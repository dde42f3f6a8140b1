import type { BatchCall } from "#core/batches/batch-codec.ts";
import type { HeaderOptions } from "#core/wire/build-http-request.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import { parseFailure } from "#core/wire/parse-failure.ts";
import { readChunks, readText } from "#io/http/response-body.ts";
import type { Transport } from "#io/reply/stream-reply.ts";

/**
 * The outcome of a call: the text of its answer, or its failure. `isRefused` is true where the service said no, so that nothing was
 * done; after any other failure it may have been done all the same.
 */
export type CallOutcome = { ok: true; text: string } | { ok: false; failure: Failure; isRefused: boolean };

/** The results of a large batch are hundreds of megabytes. */
const MAX_BYTES = 600_000_000;
const MAX_ERROR_BYTES = 64_000;
/** The statuses below 500 after which a request may still have been taken. */
const UNSURE = new Set([408, 409, 425]);

/** Calls a batch service once. Never rejects, except with the reason of its signal. */
export async function callBatchService(
  { path, contentType = "application/json", ...call }: BatchCall,
  { baseUrl, auth, headers = {} }: HeaderOptions & { baseUrl: string },
  transport: Transport,
  signal: AbortSignal,
): Promise<CallOutcome> {
  const request: HttpRequest = {
    ...call,
    url: baseUrl + path,
    headers: { ...(call.body === undefined ? {} : { "content-type": contentType }), ...headers },
    auth: auth ?? "bearer",
  };
  try {
    const response = await transport.send(request, signal);
    const isOk = response.status >= 200 && response.status < 300;
    const received = await readText(readChunks(response.body), isOk ? MAX_BYTES : MAX_ERROR_BYTES);
    const text = response.redactor.redact(received);
    if (isOk) return { ok: true, text };
    const failure = transport.redact(parseFailure(response.status, response.contentType, text));
    const isRefused = response.status >= 400 && response.status < 500 && !UNSURE.has(response.status);
    return { ok: false, failure, isRefused };
  } catch (error) {
    signal.throwIfAborted();
    const failure = await transport.diagnose(request, error, signal).catch((): Failure => ({ kind: "unreachable" }));
    signal.throwIfAborted();
    return { ok: false, failure: transport.redact(failure), isRefused: false };
  }
}
