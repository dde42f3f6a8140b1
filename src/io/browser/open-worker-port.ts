import type { OpenWorkerPort, WorkerReport } from "./create-worker-queue.ts";
import { getWorkerUrl } from "./get-worker-url.ts";

/** Opens one of Étude's workers for a queue of commands. */
export function openWorkerPort<Command, Result>(
  worker: Parameters<typeof getWorkerUrl>[0],
): OpenWorkerPort<Command, Result> {
  return (onReport, onCrash) => {
    const opened = new Worker(getWorkerUrl(worker), { type: "module", name: `etude-${worker}` });
    opened.addEventListener("message", (event: MessageEvent<WorkerReport<Result>>) => onReport(event.data));
    opened.addEventListener("error", onCrash);
    return { send: (command) => opened.postMessage(command), close: () => opened.terminate() };
  };
}
