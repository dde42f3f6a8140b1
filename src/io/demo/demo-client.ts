import { NO_SECRETS } from "#core/wire/create-redactor.ts";
import type { HttpResponse } from "#io/http/http-response.ts";
import type { DemoCommand, DemoEvent } from "./demo-protocol.ts";

/** The page's connection to a worker. */
export type DemoPort = { send(request: DemoCommand): void; close(): void };

/** Opens a worker. `onCrash` is called when the worker cannot be loaded or throws; its port is then closed. */
export type OpenDemoPort = (heard: (signal: DemoEvent) => void, onCrash: (error: Error) => void) => DemoPort;

export type DemoRequestOptions = { signal: AbortSignal; paced: boolean };

export type DemoClient = { send(body: string, options: DemoRequestOptions): Promise<HttpResponse> };

type PendingRequest = { handleEvent(signal: DemoEvent): void; fail(reason: unknown): void };

/**
 * Creates a client that opens its worker with the first request and keeps it. A crash fails every open request, and the
 * next request opens a new worker.
 */
export function createDemoClient(openPort: OpenDemoPort): DemoClient {
  const pendingRequests = new Map<number, PendingRequest>();
  let port: DemoPort | undefined;
  let lastId = 0;

  function onCrash(error: Error): void {
    port?.close();
    port = undefined;
    for (const request of pendingRequests.values()) request.fail(error);
  }

  return {
    send(body, { signal, paced }) {
      return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        port ??= openPort((heard) => pendingRequests.get(heard.id)?.handleEvent(heard), onCrash);
        const server = port;
        lastId += 1;
        const id = lastId;
        const onAbort = () => cancelRequest(signal.reason);
        const stream = createBodyStream(() => cancelRequest(undefined));

        /** Ends the request: later events for it are ignored. */
        function close(): void {
          pendingRequests.delete(id);
          signal.removeEventListener("abort", onAbort);
        }
        function fail(reason: unknown): void {
          close();
          reject(reason);
          stream.fail(reason);
        }
        function cancelRequest(reason: unknown): void {
          server.send({ id, type: "cancel" });
          fail(reason);
        }
        function heard(event: DemoEvent): void {
          if (event.type === "head") {
            resolve(createResponse(event, stream.body));
          } else if (event.type === "bytes") {
            stream.add(event.bytes);
          } else {
            close();
            stream.end();
          }
        }

        pendingRequests.set(id, { handleEvent: heard, fail });
        signal.addEventListener("abort", onAbort);
        server.send({ id, type: "ask", body, paced });
      });
    },
  };
}

function createResponse(head: Extract<DemoEvent, { type: "head" }>, body: ReadableStream<Uint8Array>): HttpResponse {
  const { status, contentType } = head;
  return { status, contentType, headers: new Headers({ "content-type": contentType }), body, redactor: NO_SECRETS };
}

type BodyStream = {
  body: ReadableStream<Uint8Array>;
  add(bytes: Uint8Array): void;
  end(): void;
  fail(reason: unknown): void;
};

/** Creates a body that is written from outside. `cancelled` is called when the reader leaves before the end. */
function createBodyStream(cancelled: () => void): BodyStream {
  let writer: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      writer = controller;
    },
    cancel: cancelled,
  });
  return {
    body,
    add: (bytes) => writer?.enqueue(bytes),
    end: () => writer?.close(),
    // Has no effect on a body that has ended or whose reader has left.
    fail: (reason) => writer?.error(reason),
  };
}
