import { workerUrl } from "#io/browser/worker-url.ts";
import type { CompareCall, CompareSignal } from "./compare-protocol.ts";

/** Two pictures in a worker of their own, decoded once. */
export type Comparison = {
  /** How they differ; of several questions, `onSignal` hears the answers in their order. */
  compare: (tolerance: number) => void;
  /** Ends the worker, and with it all the memory that the pictures took. */
  close: () => void;
};

/** Opens two pictures of one size to be compared pixel by pixel. */
export function openComparison(a: Blob, b: Blob, onSignal: (signal: CompareSignal) => void): Comparison {
  const worker = new Worker(workerUrl("comparisons"), { type: "module", name: "etude-comparisons" });
  const say = (call: CompareCall) => worker.postMessage(call);
  worker.addEventListener("message", ({ data }: MessageEvent<CompareSignal>) => onSignal(data));
  worker.addEventListener("error", () => onSignal({ ok: false, why: "the script that does it could not be loaded" }));
  say({ type: "open", a, b });
  return { compare: (tolerance) => say({ type: "compare", tolerance }), close: () => worker.terminate() };
}
