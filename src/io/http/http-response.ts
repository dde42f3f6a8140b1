/** The head and the body stream of a response, from the network or from the demo model's worker. */
export type HttpResponse = {
  status: number;
  /** Lower case, without parameters; "" where none was sent. */
  contentType: string;
  headers: Headers;
  body: ReadableStream<Uint8Array>;
};
