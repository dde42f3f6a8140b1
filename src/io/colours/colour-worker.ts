import type { ColourNode } from "#core/markdown/colour-node.ts";
import type { WorkerReport } from "#io/browser/create-worker-queue.ts";
import type { ColourCommand } from "./colour-command.ts";
import { highlightCode } from "./highlight-code.ts";

function report(message: WorkerReport<readonly ColourNode[]>): void {
  self.postMessage(message);
}

self.addEventListener("message", ({ data }: MessageEvent<ColourCommand>) => {
  report({ type: "done", result: highlightCode(data.language, data.code) });
});

report({ type: "ready" });
