import type { IncomingMessage, ServerResponse } from "node:http";

type Ending = "finished" | "closed-by-client" | "dropped-by-server";

/** A request as it arrived, and what became of it. */
export type ReceivedRequest = {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingMessage["headers"];
  bodyText: string;
  /** The parsed JSON, or undefined where the text is none. */
  body: unknown;
  receivedAtMs: number;
  /** What the service would object to in a chat body; empty for a good one. */
  violations: string[];
  /** The whole answer was handed over. Await `ended` before reading it. */
  finished: boolean;
  /** When the client went away before the end. */
  closedByClientAtMs?: number;
  /** Settles when the connection closes, however it does. */
  ended: Promise<Ending>;
};

/** A request with the means to answer it. */
export type Exchange = {
  request: ReceivedRequest;
  response: ServerResponse;
  /** Aborted when nobody can be answered any more. */
  signal: AbortSignal;
  /** Breaks the connection at once. */
  drop(): void;
};

/** Opens the record of one request whose body has been read. */
export function openExchange(incoming: IncomingMessage, response: ServerResponse, bodyText: string): Exchange {
  const closing = new AbortController();
  let dropped = false;
  const ended = new Promise<Ending>((resolve) => {
    const settle = () => {
      if (!request.finished && !dropped) request.closedByClientAtMs = Date.now();
      closing.abort();
      resolve(request.finished ? "finished" : dropped ? "dropped-by-server" : "closed-by-client");
    };
    // A client that leaves with its last byte is gone before the body has been put together.
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
