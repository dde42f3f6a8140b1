import type { RefObject } from "react";
import { useEffect, useState } from "react";
import { TRANSCRIPT_ID } from "#ui/variants/transcript-id.ts";
import { drawNearView } from "./draw-near-view.ts";

/** True for a part that is not far from the end, and from the first time on that it comes near the view. */
export function useIsDrawn(part: RefObject<HTMLElement | null>, isFar: boolean): boolean {
  const [isDrawn, setDrawn] = useState(!isFar);
  useEffect(() => {
    const scroller = part.current?.closest(`#${TRANSCRIPT_ID}`);
    if (isDrawn || !part.current || !scroller) return undefined;
    return drawNearView(part.current, scroller, () => setDrawn(true));
  }, [part, isDrawn]);
  return isDrawn;
}
