import { getWorkerUrl } from "#io/browser/get-worker-url.ts";
import type { CompareCommand, CompareResult } from "./compare-protocol.ts";

/** Two pictures in a worker of their own, decoded once. */
export type Comparison = {
  /** Requests the difference; `onResult` receives the results in the order of the requests. */
  compare: (tolerance: number) => void;
  /** Ends the worker and frees the memory of the pictures. */
  close: () => void;
};

/** Opens two pictures of one size for comparison pixel by pixel. */
export function openComparison(a: Blob, b: Blob, onResult: (result: CompareResult) => void): Comparison {
  const worker = new Worker(getWorkerUrl("comparisons"), { type: "module", name: "etude-comparisons" });
  const send = (command: CompareCommand) => worker.postMessage(command);
  worker.addEventListener("message", ({ data }: MessageEvent<CompareResult>) => onResult(data));
  worker.addEventListener("error", () => onResult({ ok: false, why: "the script that does it could not be loaded" }));
  send({ type: "open", a, b });
  return { compare: (tolerance) => send({ type: "compare", tolerance }), close: () => worker.terminate() };
}
