import type { HttpAnswer } from "#io/http-answer.ts";
import type { DemoCall, DemoSignal } from "./demo-protocol.ts";

/** The page's end of a worker. */
export type DemoPort = { send(call: DemoCall): void; close(): void };

/** Opens a worker. It calls `crashed` when the worker cannot be loaded or throws; its port is closed then. */
export type OpenDemoPort = (heard: (signal: DemoSignal) => void, crashed: (error: Error) => void) => DemoPort;

export type AskDemoOptions = { signal: AbortSignal; paced: boolean };

export type DemoClient = { ask(body: string, options: AskDemoOptions): Promise<HttpAnswer> };

type OpenCall = { heard(signal: DemoSignal): void; fail(reason: unknown): void };

/**
 * A client that opens its worker with the first call and keeps it. A crash fails every open call, and the next call
 * opens a new worker.
 */
export function createDemoClient(openPort: OpenDemoPort): DemoClient {
  const calls = new Map<number, OpenCall>();
  let port: DemoPort | undefined;
  let lastId = 0;

  function crashed(error: Error): void {
    port?.close();
    port = undefined;
    for (const call of calls.values()) call.fail(error);
  }

  return {
    ask(body, { signal, paced }) {
      return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        port ??= openPort((heard) => calls.get(heard.id)?.heard(heard), crashed);
        const server = port;
        lastId += 1;
        const id = lastId;
        const onAbort = () => leave(signal.reason);
        const stream = openStream(() => leave(undefined));

        /** The call is over: nothing that still comes for it is heard. */
        function close(): void {
          calls.delete(id);
          signal.removeEventListener("abort", onAbort);
        }
        function fail(reason: unknown): void {
          close();
          reject(reason);
          stream.fail(reason);
        }
        function leave(reason: unknown): void {
          server.send({ id, type: "cancel" });
          fail(reason);
        }
        function heard(said: DemoSignal): void {
          if (said.type === "head") {
            resolve(answerOf(said, stream.body));
          } else if (said.type === "bytes") {
            stream.add(said.bytes);
          } else {
            close();
            stream.end();
          }
        }

        calls.set(id, { heard, fail });
        signal.addEventListener("abort", onAbort);
        server.send({ id, type: "ask", body, paced });
      });
    },
  };
}

function answerOf(head: Extract<DemoSignal, { type: "head" }>, body: ReadableStream<Uint8Array>): HttpAnswer {
  const { status, contentType } = head;
  return { status, contentType, headers: new Headers({ "content-type": contentType }), body };
}

type OpenStream = {
  body: ReadableStream<Uint8Array>;
  add(bytes: Uint8Array): void;
  end(): void;
  fail(reason: unknown): void;
};

/** A body that is written from outside. `cancelled` is called when the reader leaves before the end. */
function openStream(cancelled: () => void): OpenStream {
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
    // Has no effect on a body that has ended or that its reader has left.
    fail: (reason) => writer?.error(reason),
  };
}
