import { getWorkerUrl } from "#io/browser/get-worker-url.ts";
import type { HttpResponse } from "#io/http/http-response.ts";
import { createDemoClient, type DemoRequestOptions, type DemoPort } from "./demo-client.ts";
import type { DemoCommand, DemoEvent } from "./demo-protocol.ts";

const client = createDemoClient(openWorker);

/**
 * The demo model's answer to the text of a chat-completions request, as a server would give it: a refused body is an
 * answer of status 400. Rejects, or errors the body, with the signal's reason when it aborts and with an Error when
 * the worker crashes. `paced` writes as fast as a person reads; tests leave it out.
 */
export function sendToDemo(body: string, options: DemoRequestOptions): Promise<HttpResponse> {
  return client.send(body, options);
}

function openWorker(onEvent: (signal: DemoEvent) => void, onCrash: (error: Error) => void): DemoPort {
  const worker = new Worker(getWorkerUrl("demo"), { type: "module", name: "etude-demo" });
  worker.addEventListener("message", (event: MessageEvent<DemoEvent>) => onEvent(event.data));
  worker.addEventListener("error", (event) => {
    // A script that could not be loaded is reported by an event without a message.
    const why = event instanceof ErrorEvent ? event.message : "its script could not be loaded";
    onCrash(new Error(`The demo model stopped: ${why}. Run again to start it anew.`));
  });
  return { send: (command: DemoCommand) => worker.postMessage(command, []), close: () => worker.terminate() };
}
