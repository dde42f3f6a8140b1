import type { WorkerReport } from "#io/browser/create-worker-queue.ts";
import type { SearchCommand, SearchReport } from "./search-command.ts";
import { runSearchCommand } from "./search-engine.ts";

function report(message: WorkerReport<SearchReport>): void {
  self.postMessage(message);
}

self.addEventListener("message", ({ data }: MessageEvent<SearchCommand>) => {
  runSearchCommand(data).then(
    (result) => report({ type: "done", result }),
    // The queue takes an uncaught error as the end of the worker.
    (error: unknown) =>
      setTimeout(() => {
        throw error;
      }),
  );
});

report({ type: "ready" });
