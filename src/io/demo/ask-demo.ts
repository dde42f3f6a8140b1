import type { HttpAnswer } from "#io/http-answer.ts";
import { createDemoClient, type AskDemoOptions, type DemoPort } from "./demo-client.ts";
import type { DemoCall, DemoSignal } from "./demo-protocol.ts";
// Named, because the linter looks for a default export in the source of the worker and there is none.
import { default as workerUrl } from "./demo-worker.ts?worker&url";

/**
 * The part of the Trusted Types API that is used here; the DOM library does not have it. What `createScriptURL` gives
 * back is really an object, which only `new Worker` may turn into text.
 */
type TrustedTypes = {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
};

const client = createDemoClient(openWorker);
let trustedUrl: string | undefined;

/**
 * The demo model's answer to the text of a chat-completions request, as a server would give it: a refused body is an
 * answer of status 400. Rejects, or errors the body, with the signal's reason when it aborts and with an Error when
 * the worker crashes. `paced` writes as fast as a person reads; tests leave it out.
 */
export function askDemo(body: string, options: AskDemoOptions): Promise<HttpAnswer> {
  return client.ask(body, options);
}

function openWorker(heard: (signal: DemoSignal) => void, crashed: (error: Error) => void): DemoPort {
  trustedUrl ??= trust(workerUrl);
  const worker = new Worker(trustedUrl, { type: "module", name: "etude-demo" });
  worker.addEventListener("message", (event: MessageEvent<DemoSignal>) => heard(event.data));
  worker.addEventListener("error", (event) => {
    // A script that could not be loaded is reported by an event without a message.
    const why = event instanceof ErrorEvent ? event.message : "its script could not be loaded";
    crashed(new Error(`The demo model stopped: ${why}. Run again to start it anew.`));
  });
  return { send: (call: DemoCall) => worker.postMessage(call, []), close: () => worker.terminate() };
}

/** Under `require-trusted-types-for 'script'` a worker's address must come from a policy; a policy can be made once. */
function trust(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  const policy = trustedTypes.createPolicy("etude-worker", {
    createScriptURL(asked) {
      if (asked !== workerUrl) throw new TypeError("Only the demo model's worker may be started.");
      return asked;
    },
  });
  return policy.createScriptURL(url);
}
