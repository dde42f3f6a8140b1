import type { Orientation } from "#core/content/inspected-image.ts";
import type { DrawingPlan } from "#core/vision/plan-drawing.ts";
import { workerUrl } from "#io/browser/worker-url.ts";
import type { EditCall, EditSignal } from "./edit-protocol.ts";

/** A picture that is open for editing, in a worker of its own. */
export type PictureEditor = {
  /** The picture as planned, or why it cannot be drawn. One at a time: ask for the next when this is here. */
  draw: (plan: DrawingPlan) => Promise<EditSignal>;
  /** Ends the worker, and with it all the memory that the picture took. */
  close: () => void;
};

/** No picture that may be edited takes this long. */
const PATIENCE_MS = 20_000;

/** Opens a picture whose bytes hold no metadata; `orientation` says how it is turned. It is decoded once. */
export function openEditor(file: Blob, orientation: Orientation): PictureEditor {
  const worker = new Worker(workerUrl("edits"), { type: "module", name: "etude-edits" });
  const say = (call: EditCall) => worker.postMessage(call);
  let answer: ((signal: EditSignal) => void) | undefined;
  let broken: string | undefined;
  worker.addEventListener("message", ({ data }: MessageEvent<EditSignal>) => answer?.(data));
  worker.addEventListener("error", (event) => {
    broken = event instanceof ErrorEvent ? event.message : "the script that does it could not be loaded";
    answer?.({ ok: false, why: broken });
  });
  say({ type: "open", file, orientation });
  return {
    draw: (plan) =>
      new Promise((resolve) => {
        if (broken !== undefined) return resolve({ ok: false, why: broken });
        const timer = setTimeout(() => answer?.({ ok: false, why: "it took too long" }), PATIENCE_MS);
        answer = (signal) => {
          clearTimeout(timer);
          resolve(signal);
        };
        return say({ type: "draw", plan });
      }),
    close: () => {
      answer?.({ ok: false, why: "it was closed" });
      worker.terminate();
    },
  };
}
