import { runCheck } from "#core/checks/run-check.ts";
import type { WorkerReport } from "#io/browser/create-worker-queue.ts";
import type { CheckCommand, CheckResults } from "./check-command.ts";

function report(message: WorkerReport<CheckResults>): void {
  self.postMessage(message);
}

self.addEventListener("message", ({ data: { checks, facts } }: MessageEvent<CheckCommand>) => {
  report({ type: "done", result: facts.map((each) => checks.map((check) => runCheck(check, each))) });
});

report({ type: "ready" });
