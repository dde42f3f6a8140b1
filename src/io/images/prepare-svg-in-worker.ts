import type { SvgPicture } from "#core/data/prepare-svg.ts";
import { getWorkerUrl } from "#io/browser/get-worker-url.ts";
import type { ImageCommand, ImageEvent } from "./image-protocol.ts";

/** An ordinary SVG of a megabyte takes a tenth of it. */
const PATIENCE_MS = 2000;

/**
 * The picture of a text that is one complete SVG, measured in a worker of its own, which then ends; undefined where that
 * took too long or no worker could be had. Rejects when aborted.
 */
export function prepareSvgInWorker(text: string, signal: AbortSignal): Promise<SvgPicture | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(getWorkerUrl("images"), { type: "module", name: "etude-images" });
    const close = (): void => {
      clearTimeout(timer);
      worker.terminate();
    };
    const end = (picture: SvgPicture | undefined): void => {
      close();
      resolve(picture);
    };
    const timer = setTimeout(end, PATIENCE_MS);
    const abort = (): void => {
      close();
      reject(signal.reason);
    };
    signal.addEventListener("abort", abort, { once: true });
    worker.addEventListener("message", ({ data }: MessageEvent<ImageEvent>) => {
      if (data.type === "svg-prepared") end(data.picture);
    });
    worker.addEventListener("error", () => end(undefined));
    worker.postMessage({ type: "prepare-svg", text } satisfies ImageCommand);
  });
}
