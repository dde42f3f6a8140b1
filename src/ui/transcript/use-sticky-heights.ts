import type { RefObject } from "react";
import { useEffect } from "react";

/**
 * Writes the heights of the sticky heads and figures into `--heads-height` and `--feet-height` of the frame around the
 * scroller, for the lines that continue beside the scrollbar.
 */
export function useStickyHeights(
  frame: RefObject<HTMLElement | null>,
  heads: RefObject<HTMLElement | null>,
  feet: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const size = new ResizeObserver(() => {
      frame.current?.style.setProperty("--heads-height", `${heads.current?.offsetHeight ?? 0}px`);
      frame.current?.style.setProperty("--feet-height", `${feet.current?.offsetHeight ?? 0}px`);
    });
    for (const { current } of [heads, feet]) if (current) size.observe(current);
    return () => size.disconnect();
  }, [frame, heads, feet]);
}
