import type { WorkerReport } from "#io/browser/create-worker-queue.ts";
import type { DifferenceCommand, DifferenceResult } from "./difference-command.ts";
import { runDifferenceCommand } from "./run-difference-command.ts";

/** Enough for two wholly different texts of 100 kB, in less than a second. */
const MAX_WORK = 400_000_000;

function report(message: WorkerReport<DifferenceResult>): void {
  self.postMessage(message);
}

self.addEventListener("message", ({ data }: MessageEvent<DifferenceCommand>) => {
  report({ type: "done", result: runDifferenceCommand(data, MAX_WORK) });
});

report({ type: "ready" });
