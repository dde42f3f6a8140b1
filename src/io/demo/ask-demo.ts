import { workerUrl } from "#io/browser/worker-url.ts";
import type { HttpAnswer } from "#io/http-answer.ts";
import { createDemoClient, type AskDemoOptions, type DemoPort } from "./demo-client.ts";
import type { DemoCall, DemoSignal } from "./demo-protocol.ts";

const client = createDemoClient(openWorker);

/**
 * The demo model's answer to the text of a chat-completions request, as a server would give it: a refused body is an
 * answer of status 400. Rejects, or errors the body, with the signal's reason when it aborts and with an Error when
 * the worker crashes. `paced` writes as fast as a person reads; tests leave it out.
 */
export function askDemo(body: string, options: AskDemoOptions): Promise<HttpAnswer> {
  return client.ask(body, options);
}

function openWorker(heard: (signal: DemoSignal) => void, crashed: (error: Error) => void): DemoPort {
  const worker = new Worker(workerUrl("demo"), { type: "module", name: "etude-demo" });
  worker.addEventListener("message", (event: MessageEvent<DemoSignal>) => heard(event.data));
  worker.addEventListener("error", (event) => {
    // A script that could not be loaded is reported by an event without a message.
    const why = event instanceof ErrorEvent ? event.message : "its script could not be loaded";
    crashed(new Error(`The demo model stopped: ${why}. Run again to start it anew.`));
  });
  return { send: (call: DemoCall) => worker.postMessage(call, []), close: () => worker.terminate() };
}
