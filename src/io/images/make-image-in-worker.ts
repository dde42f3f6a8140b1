import type { ImageKind } from "#core/image-files/sniff-image.ts";
import type { ImageLimits } from "#core/models/image-limits.ts";
import type { ImageCommand, ImageEvent, ImageResult, PageDrawing } from "./image-protocol.ts";

/** The page's connection to a worker. */
export type ImagePort = { send(command: ImageCommand): void; close(): void };

/** Opens a worker. `onCrash` is called when the worker cannot be loaded or throws. */
export type OpenImagePort = (onEvent: (signal: ImageEvent) => void, onCrash: (why: string) => void) => ImagePort;

export type ImageWorkerOptions = {
  openPort: OpenImagePort;
  /** Draws a file with the page. Rejects where the browser cannot draw it. */
  drawOnPage: (file: Blob, kind: ImageKind, limits: ImageLimits) => Promise<PageDrawing>;
  patienceMs: number;
};

/**
 * Prepares a picture in a worker of its own, which then ends and frees its memory. A picture that crashes the worker or
 * takes longer than `patienceMs` is refused without harm to others. Rejects with the signal's reason when aborted.
 */
export function makeImageInWorker(
  file: Blob,
  limits: ImageLimits,
  { openPort, drawOnPage, patienceMs }: ImageWorkerOptions,
  signal: AbortSignal,
): Promise<ImageResult> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const port = openPort(onEvent, (why) => end({ ok: false, refused: { kind: "broken", why } }));
    const timer = setTimeout(() => end({ ok: false, refused: { kind: "too-slow", waitedMs: patienceMs } }), patienceMs);
    const onAbort = () => {
      close();
      reject(signal.reason);
    };
    signal.addEventListener("abort", onAbort);
    port.send({ type: "make", file, limits });

    function onEvent(event: ImageEvent): void {
      if (event.type === "made") end(event.made);
      else if (event.type === "draw") void draw(event.kind);
    }
    async function draw(kind: ImageKind): Promise<void> {
      try {
        port.send({ type: "drawn", drawing: await drawOnPage(file, kind, limits) });
      } catch {
        // The page could not draw it either, or the browser does not give its pixels.
        port.send({ type: "drawn", drawing: undefined });
      }
    }
    function end(made: ImageResult): void {
      close();
      resolve(made);
    }
    function close(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      port.close();
    }
  });
}
