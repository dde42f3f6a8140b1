import { getWorkerUrl } from "#io/browser/get-worker-url.ts";
import type { ImageCommand, ImageEvent } from "./image-protocol.ts";

/** The reason why a worker gave no answer. */
export type NoAnswer = "too-slow" | "damaged";

/**
 * The answer to a command of a worker of its own, which then ends: the first of its events that `select` takes. A worker
 * that could not be had or has crashed counts as damaged. Rejects only when aborted.
 */
export function askImageWorker<Answer extends ImageEvent>(
  command: ImageCommand,
  select: (event: ImageEvent) => event is Answer,
  patienceMs: number,
  signal?: AbortSignal,
): Promise<Answer | NoAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(getWorkerUrl("images"), { type: "module", name: "etude-images" });
    const close = (): void => {
      clearTimeout(timer);
      worker.terminate();
    };
    const end = (answer: Answer | NoAnswer): void => {
      close();
      resolve(answer);
    };
    const timer = setTimeout(() => end("too-slow"), patienceMs);
    const abort = (): void => {
      close();
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", abort, { once: true });
    worker.addEventListener("message", ({ data }: MessageEvent<ImageEvent>) => {
      if (select(data)) end(data);
    });
    worker.addEventListener("error", () => end("damaged"));
    worker.postMessage(command);
  });
}
