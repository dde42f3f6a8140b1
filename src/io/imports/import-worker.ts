import type { WorkerReport } from "#io/browser/create-worker-queue.ts";
import type { ImportAnswer, ImportCommand } from "./import-command.ts";
import { runImportCommand } from "./run-import-command.ts";

function report(message: WorkerReport<ImportAnswer>, files: ArrayBuffer[] = []): void {
  self.postMessage(message, { transfer: files });
}

self.addEventListener("message", ({ data }: MessageEvent<ImportCommand>) => {
  void answer(data);
});

async function answer(command: ImportCommand): Promise<void> {
  const result = await runImportCommand(command);
  const files = result.kind === "take" ? Object.values(result.taken?.files ?? {}) : [];
  report(
    { type: "done", result },
    files.map(({ buffer }) => buffer),
  );
}

report({ type: "ready" });
