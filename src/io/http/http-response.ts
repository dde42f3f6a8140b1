/** An answer as it begins to arrive: from the network or from the demo model's worker. */
export type HttpResponse = {
  status: number;
  /** Lower case, without parameters; empty where none was named. */
  contentType: string;
  headers: Headers;
  body: ReadableStream<Uint8Array>;
};
