import { useEffect, useState } from "react";
import type { SvgPicture } from "#core/data/prepare-svg.ts";
import { prepareSvgInWorker } from "#io/images/prepare-svg-in-worker.ts";

/** An SVG and its picture, which is undefined where measuring it took too long. */
export type PreparedSvg = { text: string; picture: SvgPicture | undefined };

/** The picture of an SVG, measured in a worker; undefined until then and where there is no text. */
export function usePreparedSvg(text: string | undefined): PreparedSvg | undefined {
  const [prepared, setPrepared] = useState<PreparedSvg>();
  useEffect(() => {
    if (text === undefined) return undefined;
    const controller = new AbortController();
    void prepareUnlessAborted(text, controller.signal, setPrepared);
    return () => controller.abort();
  }, [text]);
  return prepared?.text === text ? prepared : undefined;
}

async function prepareUnlessAborted(
  text: string,
  signal: AbortSignal,
  onPrepared: (prepared: PreparedSvg) => void,
): Promise<void> {
  try {
    const picture = await prepareSvgInWorker(text, signal);
    if (!signal.aborted) onPrepared({ text, picture });
  } catch {
    // Aborted: another picture is wanted, or none.
  }
}
