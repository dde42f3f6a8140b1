import type { SvgPicture } from "#core/data/prepare-svg.ts";
import { askImageWorker } from "./ask-image-worker.ts";

/** An ordinary SVG of a megabyte takes a tenth of it. */
const PATIENCE_MS = 2000;

/**
 * The picture of a text that is one complete SVG, measured in a worker; undefined where that took too long or no worker
 * could be had. Rejects when aborted.
 */
export async function prepareSvgInWorker(text: string, signal: AbortSignal): Promise<SvgPicture | undefined> {
  const answer = await askImageWorker(
    { type: "prepare-svg", text },
    (event) => event.type === "svg-prepared",
    PATIENCE_MS,
    signal,
  );
  return typeof answer === "string" ? undefined : answer.picture;
}
