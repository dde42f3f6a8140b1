import type { IncomingMessage, ServerResponse } from "node:http";

type Ending = "finished" | "closed-by-client" | "dropped-by-server";

/** A received request and its outcome. */
export type ReceivedRequest = {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingMessage["headers"];
  bodyText: string;
  /** The parsed JSON; undefined where the body is no JSON. */
  body: unknown;
  receivedAtMs: number;
  /** Errors that the service would report for a chat body; empty for a valid one. */
  violations: string[];
  /** True once the whole response was written. Await `ended` before reading it. */
  finished: boolean;
  /** The time at which the client left before the end. */
  closedByClientAtMs?: number;
  /** Settles when the connection closes for any reason. */
  ended: Promise<Ending>;
};

/** A request with the functions to respond to it. */
export type Exchange = {
  request: ReceivedRequest;
  response: ServerResponse;
  /** Aborted once no response can be sent any more. */
  signal: AbortSignal;
  /** Breaks the connection at once. */
  drop(): void;
};

/** Creates the record of a request whose body has been read. */
export function openExchange(incoming: IncomingMessage, response: ServerResponse, bodyText: string): Exchange {
  const closing = new AbortController();
  let dropped = false;
  const ended = new Promise<Ending>((resolve) => {
    const settle = () => {
      if (!request.finished && !dropped) request.closedByClientAtMs = Date.now();
      closing.abort();
      resolve(request.finished ? "finished" : dropped ? "dropped-by-server" : "closed-by-client");
    };
    // A client that leaves with its last byte is gone before the body is complete.
    if (response.destroyed) queueMicrotask(settle);
    else response.once("close", settle);
  });
  response.once("finish", () => {
    request.finished = true;
  });
  const request: ReceivedRequest = {
    method: incoming.method ?? "",
    url: incoming.url ?? "",
    headers: incoming.headers,
    bodyText,
    body: parseJson(bodyText),
    receivedAtMs: Date.now(),
    violations: [],
    finished: false,
    ended,
  };
  return {
    request,
    response,
    signal: closing.signal,
    drop() {
      dropped = true;
      response.destroy();
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
