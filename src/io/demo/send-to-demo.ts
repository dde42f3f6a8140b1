import { getWorkerUrl } from "#io/browser/get-worker-url.ts";
import type { HttpResponse } from "#io/http/http-response.ts";
import { createDemoClient, type DemoRequestOptions, type DemoPort } from "./demo-client.ts";
import type { DemoCommand, DemoEvent } from "./demo-protocol.ts";

const client = createDemoClient(openWorker);

/**
 * Sends the text of a chat-completions request to the demo model. A refused body is a response of status 400, as from a
 * server. Rejects, or errors the body, with the signal's reason when aborted and with an Error when the worker crashes.
 * `paced` writes at reading speed; tests leave it out.
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
