import type { Redactor } from "#core/wire/create-redactor.ts";

/** The head and the body stream of a response, from the network or from the demo model's worker. */
export type HttpResponse = {
  status: number;
  /** Lower case, without parameters; "" where none was sent. */
  contentType: string;
  headers: Headers;
  /** The body as it came; what is read from it goes through `redactor` before anything else. */
  body: ReadableStream<Uint8Array>;
  /** Takes out what the service repeats of the secrets in the request. */
  redactor: Redactor;
};
