import type { Orientation } from "#core/image-files/inspected-image.ts";
import type { DrawingPlan } from "#core/vision/plan-drawing.ts";
import { getWorkerUrl } from "#io/browser/get-worker-url.ts";
import type { EditCommand, EditResult } from "./edit-protocol.ts";

/** A picture that is open for editing, in a worker of its own. */
export type PictureEditor = {
  /**
   * Draws the picture by a plan, or returns the reason why it cannot be drawn. Only one at a time: await the previous
   * result first.
   */
  draw: (plan: DrawingPlan) => Promise<EditResult>;
  /** Ends the worker and frees the memory of the picture. */
  close: () => void;
};

/** The longest wait for a drawing; no editable picture takes as long. */
const TIMEOUT_MS = 20_000;

/** Opens a picture without metadata; `orientation` is its EXIF orientation. The picture is decoded once. */
export function openEditor(file: Blob, orientation: Orientation): PictureEditor {
  const worker = new Worker(getWorkerUrl("edits"), { type: "module", name: "etude-edits" });
  const send = (command: EditCommand) => worker.postMessage(command);
  let resolveDrawing: ((result: EditResult) => void) | undefined;
  let broken: string | undefined;
  worker.addEventListener("message", ({ data }: MessageEvent<EditResult>) => resolveDrawing?.(data));
  worker.addEventListener("error", (event) => {
    broken = event instanceof ErrorEvent ? event.message : "the script that does it could not be loaded";
    resolveDrawing?.({ ok: false, why: broken });
  });
  send({ type: "open", file, orientation });
  return {
    draw: (plan) =>
      new Promise((resolve) => {
        if (broken !== undefined) return resolve({ ok: false, why: broken });
        const timer = setTimeout(() => resolveDrawing?.({ ok: false, why: "it took too long" }), TIMEOUT_MS);
        resolveDrawing = (result) => {
          clearTimeout(timer);
          resolve(result);
        };
        return send({ type: "draw", plan });
      }),
    close: () => {
      resolveDrawing?.({ ok: false, why: "it was closed" });
      worker.terminate();
    },
  };
}
